/** A seller, a buyer or somebody else whom an invoice names. */
import { addressOf, townOf } from './address.ts';
import { countriesOf } from './countries/index.ts';
import { type Country, attempt } from './country.ts';
import type { Draw } from './draw.ts';
import { type LanguageCode, languages } from './languages/index.ts';
import { titlesOfPersons } from './titles-of-persons.ts';
import { alternatives } from './wording.ts';

export interface Party {
  readonly name: string;
  /** The name without its legal form: what stands on a sign. */
  readonly trade: string;
  readonly isPerson: boolean;
  /** Somebody who works there, or the party itself. */
  readonly person: string;
  readonly address: readonly string[];
  readonly phone: string;
  readonly mail: string;
  readonly web: string;
  /** Lines of telephone, mail and web site, with their labels. */
  readonly contact: readonly string[];
  /** Lines of tax and register numbers. */
  readonly registration: readonly string[];
  readonly bank: readonly string[];
  readonly country: Country;
  readonly language: LanguageCode;
}

const brands =
  'nova|lumen|peak|river|stone|cloud|pixel|green|north|blue|cedar|iron|silver|delta|orbit|vertex|harbor|maple|summit|bright|swift|atlas|terra|aqua|sol|luna|nordic|alpine|urban|prime|cobalt|ember|quantum|zen|echo|metro|civic|apex|solar|logi|data|web|code|craft|bio|euro|inter|omni|neo|vita|opti|media|inno|flex|tele|micro|trans|pro|agro|hydro|alpha|omega|titan|zephyr|falcon|raven|tiger|lotus|orchid';
const institutions: Partial<Record<LanguageCode, string>> = {
  en: 'City of {city}|University of {city}|{city} Borough Council|{last} High School|Friends of {last} Park|{city} Memorial Hospital|The {last} Foundation|Dept. of Public Works|{last} for Senate|Church of St. {first}|Bank of {city}|Citizens for {last}|National Institute of {brand}',
  de: 'Stadtwerke {city}|Gemeinde {city}|Universität {city}|Amt für Straßenbau|Landkreis {city}|Praxis Dr. {last}|Rechtsanwälte {last} & {last}|Autohaus {last}|Gasthof zum {brand}|Bäckerei {last}|Versicherungsverein {city}|Kindergarten {brand}|Verein für {brand}|Hotel {brand}',
  fr: 'Mairie de {city}|Université de {city}|Cabinet {last}|Les Jardins de {city}|Boulangerie {last}|Lycée {last}|Association {brand}|Ets {last} & Fils|La Maison du {brand}|SCI {brand}|Syndicat des Copropriétaires|Hôtel {brand}',
  it: 'Comune di {city}|Università di {city}|Studio {last}|Ristorante Da {first}|Officina {last}|Azienda Agricola {last}|Hotel {brand}|{last} {first} & C.',
  es: 'Ayuntamiento de {city}|Universidad de {city}|Hermanos {last}|Talleres {last}|Bar {first}|Hotel {brand}|Clínica {last}|Comunidad de Propietarios|Grupo {last}|Librería {last}',
  nl: 'Gemeente {city}|Stichting {brand}|Bakkerij {last}|Van {last} en Zonen|Garage {last}|Hotel {brand}|Vereniging {brand}|Schildersbedrijf {last}|Universiteit {city}',
  pt: 'Câmara Municipal de {city}|Universidade de {city}|Padaria {last}|Restaurante {brand}|Farmácia {last}|Hotel {brand}|Oficina {last}',
};
const plainInstitutions =
  'Hotel {brand}|{last} & {last}|Restaurant {brand}|Studio {last}|{brand} Center|{city} {brand}|Café {last}';
const products = 'Solutions|Group|International|Systems|Trading|Digital|Global|Partners|Online|Store|Labs|Shop|Holding';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface NameParts {
  readonly draw: Draw;
  readonly country: Country;
  readonly last: () => string;
  readonly brand: () => string;
}

const syllables =
  'ka|lo|mi|ra|ton|vel|zi|po|nex|tri|ba|do|fe|gor|hu|li|mar|nu|or|pri|qua|ros|sen|ta|ul|vi|wex|ya|bel|cor|den|el|fin|gra|har|is|jo|ken|lan|mor|net|os|pen|ri|sta|tel|um|ver|win|xa|yo|ify|ly|ino|eo|ar|io|ix';

/** A word that no language has: most brands are such. */
const coined = (draw: Draw): string =>
  Array.from({ length: draw.pick([2, 2, 3, 3, 4]) }, () => draw.pick(alternatives(syllables))).join('');

/** Of brands: how many are words that the language of the country has for places, plants and animals. */
const landmarkShare = 0.45;

function brandOf(draw: Draw, language: LanguageCode): string {
  if (draw.chance(landmarkShare)) {
    const landmark = draw.pick(alternatives(languages[language].landmarks));
    return draw.chance(0.12) ? landmark.toUpperCase() : landmark;
  }
  const one = (): string => (draw.chance(0.35) ? coined(draw) : draw.pick(alternatives(brands)));
  return draw.pick([
    capital(one()),
    capital(one()) + one(),
    `${capital(one())} ${capital(one())}`,
    capital(one()) + capital(one()),
    one().toUpperCase(),
  ]);
}

const initials = (draw: Draw): string =>
  Array.from({ length: draw.pick([2, 3, 3, 4]) }, () => draw.pick('ABCDEFGHKLMNPRSTVWXZ'.split(''))).join('');

/** A form of a name with its parts filled in. */
function filledName({ draw, country, last, brand }: NameParts, form: string): string {
  const first = (): string => attempt(() => country.faker.person.firstName(), 'Anna');
  return form
    .replaceAll('{last}', () => last())
    .replaceAll('{first}', () => first())
    .replaceAll('{city}', () => attempt(() => townOf(draw, country), 'Ulm'))
    .replace('{brand}', () => brand())
    .replace('{BRAND}', () => brand().toUpperCase())
    .replace('{trade}', () => draw.pick(alternatives(languages[country.language].trades)))
    .replace('{n}', () => String(draw.whole(1, draw.pick([9, 99, 40_000]))));
}

const institutionOf = (given: NameParts): string =>
  filledName(given, given.draw.pick(alternatives(institutions[given.country.language] ?? plainInstitutions)));

/** What stands between the name of a business and that of its owner. */
const owners: Partial<Record<LanguageCode, string>> = {
  it: 'di',
  es: 'de',
  ca: 'de',
  pt: 'de',
  fr: 'de|-|chez',
  de: '-|Inh.|am',
  nl: 'van|-',
  en: '-|by|of',
};

const withOwner = ({ draw, country, last }: NameParts, name: string): string =>
  `${name} ${draw.pick(alternatives(owners[country.language] ?? '-'))} ${attempt(() => country.faker.person.firstName(), 'Anna')} ${last()}`;

function tradingName(given: NameParts): string {
  const { draw, country, last, brand } = given;
  const trade = draw.pick(alternatives(languages[country.language].trades));
  const kinds: readonly (() => string)[] = [
    () => attempt(() => country.faker.company.name(), brand()),
    () => `${brand()} ${trade}`,
    () => `${brand()} ${trade}`,
    () => `${last()} ${trade}`,
    () => `${trade} ${last()}`,
    () => `${last()} & ${last()} ${trade}`,
    () => `${draw.pick(['The ', '', ''])}${brand()}`,
    () => `${initials(draw)} ${trade}`,
    () => initials(draw),
    () => `${brand()} ${draw.pick(alternatives(products))}`,
    () => institutionOf(given),
    () => institutionOf(given),
    () => `${brand()} ${trade} ${attempt(() => country.faker.location.city(), '')}`.trim(),
    () => `${brand()}${draw.pick(['.com', '.io', '.net', `.${country.code.toLowerCase()}`])}`,
    () => `${last()} ${trade} ${draw.pick(alternatives(products))}`,
    () => `${brand()} ${trade} & ${draw.pick(alternatives(languages[country.language].trades))}`,
    () => withOwner(given, `${trade} ${brand()}`),
  ];
  return draw.pick(kinds)();
}

const hasLegalForm =
  /\b(?:GmbH|AG|KG|SA|SAS|SARL|Ltd|Inc|LLC|S\.L|Srl|B\.V|AB|Sp\.|AS|Oy|Zrt|Kft|s\.r\.o|ApS|A\/S|Tbk)\b/;

/** Names that makers of forms and sample documents fill in. */
const placeholders: Partial<Record<LanguageCode, readonly (readonly [name: string, address: string])[]>> = {
  en: [
    ['Your Company Name', 'Street Address;City, State ZIP Code'],
    ['Acme Inc.', '123 Main Street;Anytown, CA 12345'],
    ['John Doe', '123 Any Street;Springfield, IL 62704'],
    ['Customer Name', 'Customer Address;City, Country'],
    ['Sample Client', 'Some Road 1;Some Town'],
    ['[Company Name]', '[Street Address];[City, ST ZIP]'],
    ['Demo Company', 'Demo Street 1;Demo City'],
  ],
  de: [
    ['Musterfirma GmbH', 'Musterstraße 1;12345 Musterstadt'],
    ['Max Mustermann', 'Beispielweg 7;98765 Beispielhausen'],
    ['Beispiel AG', 'Hauptstr. 12;10115 Berlin'],
  ],
  fr: [
    ['Votre société', '1 rue de l’Exemple;75000 Paris'],
    ['Jean Dupont', '12 rue de la Paix;69001 Lyon'],
  ],
  es: [['Nombre de la empresa', 'Calle Falsa 123;28001 Madrid']],
  it: [['Mario Rossi', 'Via Roma 1;00100 Roma']],
  nl: [['Bedrijfsnaam', 'Voorbeeldstraat 1;1234 AB Plaats']],
  pl: [['Nazwa firmy', 'ul. Przykładowa 1;00-001 Warszawa']],
};

function withLegalForm(draw: Draw, country: Country, name: string): string {
  if (hasLegalForm.test(name) || draw.chance(0.42)) return name;
  const form = draw.pick(alternatives(country.legalForms));
  if (country.language === 'id' || country.language === 'lt' || country.language === 'lv')
    return draw.chance(0.7) ? `${draw.pick(['PT', 'CV', 'SIA', 'UAB'])} ${name}` : `${name} ${form}`;
  return name + (form.startsWith(',') ? '' : draw.pick([' ', ' ', ' ', country.code === 'US' ? ', ' : ' '])) + form;
}

const cased = (draw: Draw, name: string): string => {
  const at = draw.next();
  if (at < 0.03) return name.toLowerCase();
  return at < 0.17 ? name.toUpperCase() : name;
};

/** What a maker of forms fills in: a known sample, or words that say what belongs there. */
function sampleOf(draw: Draw, language: LanguageCode, role: 'seller' | 'buyer'): readonly [string, string] | undefined {
  if (draw.chance(0.5)) return draw.pick(placeholders[language] ?? [undefined]);
  const wording = languages[language];
  const word = (list: string): string => draw.pick(alternatives(list));
  const heading = word(role === 'seller' ? wording.seller : wording.buyer);
  const name = draw.pick([
    word(wording.nameLabel),
    `${heading} ${word(wording.nameLabel)}`,
    `[${word(wording.nameLabel)}]`,
    heading,
  ]);
  const street = draw.pick([
    word(wording.addressLabel),
    `${word(wording.addressLabel)} ${draw.whole(1, 20)}`,
    `[${word(wording.addressLabel)}]`,
  ]);
  return [name, `${street};${word(wording.cityLabel)}${draw.chance(0.5) ? `, ${word(wording.postLabel)}` : ''}`];
}

/** Of parties that are no persons: how many bear the name of a body. */
const longShare = 0.2;

/** A person as windows of envelopes address them: with a title or without. */
const titled = (draw: Draw, language: LanguageCode, person: string): string =>
  draw.chance(0.16) ? `${draw.pick(alternatives(titlesOfPersons[language] ?? 'Dr.'))} ${person}` : person;

/** Draws until the country's name fits its language: `seller` and `buyer` differ in how often they are persons. */
export function partyFrom(draw: Draw, language: LanguageCode, role: 'seller' | 'buyer'): Party {
  const choices = countriesOf(language).flatMap((country) =>
    Array.from({ length: Math.ceil(2 * country.weight) }, () => country),
  );
  const country = draw.pick(choices);
  country.faker.seed(draw.whole(1, 2 ** 30));
  const person = attempt(() => country.faker.person.fullName(), 'Ann Miller');
  const last = (): string => attempt(() => country.faker.person.lastName(), 'Miller');
  const { spell } = country;
  // Many a company there spells its name in Latin letters.
  const brand = (): string => (spell && draw.chance(0.75) ? spell(brandOf(draw, language)) : brandOf(draw, language));
  const isPerson = draw.chance(role === 'seller' ? 0.11 : 0.33);
  const sample = draw.chance(0.07) ? sampleOf(draw, language, role) : undefined;
  const given = { draw, country, last, brand };
  const long = draw.chance(longShare)
    ? filledName(given, draw.pick(alternatives(languages[language].bodies)))
    : undefined;
  const trade = isPerson ? titled(draw, language, person) : (long ?? tradingName(given));
  const name = isPerson || long !== undefined ? trade : withLegalForm(draw, country, trade);
  const shown = sample?.[0] ?? cased(draw, name);
  return {
    name: shown.replace(/\s+/g, ' ').trim(),
    trade: sample?.[0] ?? trade,
    isPerson: isPerson && !sample,
    person: isPerson ? person : attempt(() => country.faker.person.fullName(), 'Ann Miller'),
    address: sample ? sample[1].split(';') : addressOf(draw, country),
    ...detailsOf(draw, country, { name: shown, isPerson }),
    country,
    language,
  };
}

type Details = Pick<Party, 'phone' | 'mail' | 'web' | 'contact' | 'registration' | 'bank'>;

const banks =
  'Sparkasse|Volksbank|First National Bank|BNP Paribas|ING|Banco Santander|Barclays|Chase Bank|HSBC|UniCredit|Deutsche Bank|Lloyds Bank|Nordea|Raiffeisenbank|Crédit Agricole|Intesa Sanpaolo|Maybank|State Bank';

function detailsOf(draw: Draw, country: Country, { name, isPerson }: Pick<Party, 'name' | 'isPerson'>): Details {
  const wording = languages[country.language];
  const joint = draw.pick([': ', ': ', ' ', '. ', ' : ', ':']);
  const label = (list: string): string => draw.pick(alternatives(list)) + joint;
  const own =
    name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]/g, '')
      .slice(0, draw.pick([8, 14, 20])) || 'firma';
  const domain = `${draw.chance(0.72) ? own : draw.pick(alternatives(brands)) + draw.pick(alternatives(brands))}.${draw.pick(['com', 'net', 'org', 'io', country.code.toLowerCase(), country.code.toLowerCase()])}`;
  const first = attempt(() => country.faker.person.firstName(), 'anna')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const mail = `${draw.pick(['info', 'contact', 'office', 'billing', 'hello', 'sales', first || 'mail'])}@${isPerson ? draw.pick(['gmail.com', 'outlook.com', 'example.com', 'mail.org']) : domain}`;
  const web = draw.pick(['www.', 'https://', 'www.', '']) + domain;
  const phone = attempt(() => country.faker.phone.number(), '+1 555 0100');
  const iban = `${country.code}${draw.digits(2)} ${draw.digits(4)} ${draw.digits(4)} ${draw.digits(4)} ${draw.digits(4)}`;
  return {
    phone,
    mail,
    web,
    contact: [
      draw.pick([label(wording.phone), '', label(wording.phone)]) + phone,
      ...(draw.chance(0.25) ? [label(wording.phone) + attempt(() => country.faker.phone.number(), '+1 555 0199')] : []),
      ...(draw.chance(0.7) ? [draw.pick(['', 'E-Mail: ', 'Email: ', 'Email ', 'e-mail: ', 'Mail: ']) + mail] : []),
      ...(draw.chance(0.5) ? [draw.pick(['', 'Web: ', 'Internet: ', 'Website: ']) + web] : []),
    ],
    registration: [
      label(wording.registration) + draw.pick([country.code, '', '']) + draw.digits(draw.whole(7, 12)),
      ...(draw.chance(0.3) ? [label(wording.registration) + draw.digits(draw.whole(5, 9))] : []),
    ],
    bank: Array.from(
      { length: draw.whole(1, 3) },
      () => label(wording.bank) + draw.pick([iban, iban, draw.pick(alternatives(banks)), draw.digits(8)]),
    ),
  };
}
