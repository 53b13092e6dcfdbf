/** Addresses as lines, written in one of the ways of their country. */
import { type Country, attempt } from './country.ts';
import type { Draw } from './draw.ts';
import { oddForms } from './odd-addresses.ts';
import { alternatives } from './wording.ts';

const families =
  'Albert|Becker|Carter|Dupont|Ellis|Ferrari|Garcia|Hansen|Ivanov|Jensen|Keller|Lindt|Moreau|Novak|Olsen|Park|Quinn|Rossi|Silva|Turner|Ulrich|Vega|Weber|Young|Zimmer|Acme|Phoenix|Victoria|Regent|Station|Harbour|Castle|Orchard';
const areas: Readonly<Record<string, string>> = {
  GB: 'Cowley|Little Heath|Morley|Kings Norton|Upper Wick|St Pauls|Hackney|Northgate|Park Royal|Didsbury|Stoke Gifford',
  IN: 'Koramangala|Andheri East|T. Nagar|Banjara Hills|Salt Lake|Vasant Kunj|Indiranagar|Whitefield|Bandra West|Jubilee Hills|Near Bus Stand|Opp. City Mall|Industrial Area Phase {n2}|Sector {n2}',
  MY: 'Taman Permas Jaya|Taman Sri Muda|Bandar Baru|Seksyen {n2}|Taman Desa|Bukit Indah|Kawasan Perindustrian Ringan|Taman Maluri|Bandar Sunway|Kepong|Taman Connaught',
  DE: 'Altstadt|Neustadt|Nord|West|Hafen|Lichtenberg|Sülz|Oberdorf|Mitte',
  FR: 'des Lilas|du Moulin|Les Paluds|Nord|Saint-Jean|La Croix|Bel Air|de la Gare|Le Bourg|Les Ormes|Parc des Affaires',
  IT: 'Nord|San Giorgio|Centro|La Pioppa|Villanova|Sant’Antonio',
  ES: 'de la Constitución|Los Llanos|San José|del Sol|Colón|Industrial Norte|Mayor|Santa Ana|Gran Vía|del Puerto|Diagonal|Verdaguer|Sant Jordi|Catalunya|Real',
  MX: 'Centro|Del Valle|Roma Norte|Santa Fe|Las Américas|El Poblado|Chapinero|Miraflores|Palermo|Insurgentes Sur|Reforma|Benito Juárez|Polanco',
  PT: 'Alvalade|Frielas|Feitos|Cedofeita|Sta. Maria|Vilar do Paraíso|Casal Novo|Boavista',
  BR: 'Centro|Jardim Paulista|Vila Mariana|Moema|Boa Vista|Savassi|Bairro Alto|Copacabana|Água Verde',
  RO: 'Mihai Eminescu|Unirii|Libertății|Independenței|Victoriei|Ștefan cel Mare|Aviatorilor|Calea Dorobanți|Traian',
  PL: 'Kwiatowa|Długa|Piłsudskiego|Mickiewicza|Polna|Jana Pawła II|Słoneczna|Warszawska|Przemysłowa|Lipowa|3 Maja|Nowa Wieś|Tysiąclecia',
  CZ: 'Nové Město|Vinohrady|Horní Počernice|Staré Město|Lhota|Dolní Újezd|Žižkov|Nusle',
  SK: 'Staré Mesto|Ružinov|Horná Lehota|Petržalka|Dúbravka',
  HU: 'Petőfi|Kossuth|Béke|Szabadság|Rózsa|Akácfa|Jókai',
  TR: 'Atatürk|Cumhuriyet|Barbaros|Yeni|Merkez|Kavaklıdere|Levent|Bahçelievler|Organize Sanayi',
  LT: 'Gedimino|Savanorių|Vilniaus|Ukmergės|Kauno|Žalgirio|Verkių',
  GR: 'Κηφισίας|Ερμού|Αριστοτέλους|25ης Αυγούστου|Πανεπιστημίου|Αγίου Νικολάου|Βενιζέλου|Κορίνθου|Μεσογείων',
  CY: 'Μακαρίου Γ΄|Λήδρας|Αγίας Φυλάξεως|Γρίβα Διγενή|Στασινού',
  BG: 'Младост|Люлин|Тракия|Дружба|Чайка|Изгрев|Възраждане',
  ID: 'Sudirman|Gatot Subroto|Thamrin|Ahmad Yani|Kebon Jeruk|Menteng|Diponegoro|Raya Bogor|Merdeka',
};
const plainAreas =
  'Northgate|Riverside|Old Town|Industrial Estate|Harbour|West End|Parkview|Greenfield|Market Place|Hill Top';

const filled = (draw: Draw, form: string): string =>
  form.replace(/[#@]/g, (sign) => (sign === '#' ? String(draw.whole(0, 9)) : draw.pick('ABDEGHLNPRSTW'.split(''))));

function streetOf(draw: Draw, country: Country): string {
  const { streets, faker } = country;
  if (!streets || draw.chance(0.45)) return attempt(() => faker.location.streetAddress());
  const street = draw.pick(alternatives(streets));
  const number = `${draw.whole(1, draw.pick([30, 99, 300, 2400]))}${draw.chance(0.1) ? draw.pick(['a', 'B', '-4', '/2']) : ''}`;
  const numberFirst = country.language === 'en' || country.language === 'fr';
  if (country.code === 'LT' || country.code === 'EE') return street;
  return numberFirst ? `${number} ${street}` : `${street}${country.code === 'BR' ? ',' : ''} ${number}`;
}

const buildingOf = (draw: Draw): string => {
  const name = draw.pick(alternatives(families));
  return draw.pick([
    `${name} House`,
    `${name} Business Park`,
    `${name} Building`,
    `${name} Centre`,
    `${name} Tower`,
    `Building ${draw.pick(['A', 'B', 'C', '4'])}`,
    `The ${name} Works`,
    `${name} Court`,
    `Campus ${name}`,
    `Residence ${name}`,
  ]);
};

const houses =
  'The Old Dairy|Rose Cottage|Mill Barn|The Granary|Rectory Farm|The Coach House|Ivy Bank|Lodge Farm|The Stables|High Trees|Bridge End|Tower Works|Unit 2 The Tannery|The Boathouse|Hilltop House|Grange Court|Orchard View|Quarry House|The Old Bank|Manor Barns';
const lanes =
  'Mill Lane|Station Road|School Hill|The Green|Back Lane|Chapel Street|Wharf Road|Moor Road|Green Lane|Quarry Road|Harbour Terrace|Bridge End Road|Ferry Road|High Street|Main Road|Victoria Parade|Castle Row|New Road|Marine Drive';

type Part = (draw: Draw, country: Country) => string;

const parts: Readonly<Record<string, Part>> = {
  street: streetOf,
  city: (draw, { towns, faker }) =>
    towns && draw.chance(0.6) ? draw.pick(alternatives(towns)) : attempt(() => faker.location.city()),
  CITY: (draw, country) => (parts['city']?.(draw, country) ?? '').toUpperCase(),
  zip: (draw, { postCode, faker }) =>
    postCode ? filled(draw, draw.pick(alternatives(postCode))) : attempt(() => faker.location.zipCode()),
  state: (draw, { states, faker, code }) =>
    states && code !== 'US' && code !== 'CA' ? draw.pick(alternatives(states)) : attempt(() => faker.location.state()),
  ST: (draw, { states, faker }) =>
    states ? draw.pick(alternatives(states)) : attempt(() => faker.location.state({ abbreviated: true })),
  PR: (draw, { states }) => draw.pick(alternatives(states ?? 'RM')),
  UF: (draw, { states }) => draw.pick(alternatives(states ?? 'SP')),
  CC: (_, { code }) => code,
  county: (draw, { states, faker }) =>
    states ? draw.pick(alternatives(states)) : attempt(() => faker.location.county()),
  area: (draw, { code }) => draw.pick(alternatives(areas[code] ?? plainAreas)),
  building: buildingOf,
  house: (draw) => draw.pick(alternatives(houses)),
  lane: (draw) => draw.pick(alternatives(lanes)),
  unit: (draw) =>
    `${draw.pick(['Suite', 'Unit', 'Apt', 'Apt.', 'Ste', 'Suite', '#', 'Room', 'Flat', 'Bldg', 'Floor', 'Dept'])} ${draw.whole(1, draw.pick([9, 40, 900]))}`,
  floor: (draw) =>
    draw.pick([
      '1st Floor',
      '2nd Floor',
      'Ground Floor',
      '3rd Floor',
      `${draw.whole(1, 9)}. OG`,
      'Level 4',
      `${draw.whole(1, 5)}. Etage`,
    ]),
  n: (draw) => draw.digits(draw.whole(2, 5)),
  n2: (draw) => String(draw.whole(1, draw.pick([9, 30, 99]))),
  3: (draw) => draw.digits(3),
  4: (draw) => draw.digits(4),
  5: (draw) => draw.digits(5),
  6: (draw) => draw.digits(6),
  A: (draw) => draw.pick(['A', 'B', 'C', 'D']),
  AA: (draw) => `${draw.pick('ABCDEGHJKLMNPRSTVWXZ'.split(''))}${draw.pick('ABCDEGHJKLMNPRSTVWXZ'.split(''))}`,
};

const written = (draw: Draw, country: Country, form: string): string => {
  const once = form.replace(/\{(\w+)\}/g, (_, part: string) => parts[part]?.(draw, country) ?? '');
  return once.includes('{') ? once.replace(/\{(\w+)\}/g, () => String(draw.whole(1, 99))) : once;
};

/** What small firms print of their address. */
function shortAddress(draw: Draw, country: Country): string[] {
  const name = draw.pick(alternatives(country.names));
  const form = draw.pick([
    `{city}, ${name}`,
    '{city}',
    '{street}',
    `{area}, {city}, ${name}`,
    '{street}, {city}',
    '{zip} {city}',
    `{city};${name}`,
    '{area}, {city}',
  ]);
  return form.split(';').map((line) => written(draw, country, line).replace(/\s+/g, ' ').trim());
}

const shortAddresses = 0.04;
const oddAddresses = 0.3;

/** A town of the country. */
export const townOf = (draw: Draw, country: Country): string => written(draw, country, '{city}');

/** A form of the country's own, the first ones oftenest, or an odd one. */
function formOf(draw: Draw, country: Country): string {
  if (draw.chance(oddAddresses)) return draw.pick(oddForms(country));
  const at = Math.floor(draw.next() ** 1.5 * country.addresses.length);
  return country.addresses[at] ?? '{street};{city}';
}

const ownPostCode = /^(.*?)[\s,-]+(\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$/;

/** Post codes stand on a line of their own now and then, regions and towns too. */
function spreadOut(draw: Draw, lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => {
    if (index === 0) return [line];
    const [, place, code] = ownPostCode.exec(line) ?? [];
    if (place !== undefined && code !== undefined && draw.chance(0.6)) return [place, code];
    return draw.chance(0.5) ? line.split(', ') : [line];
  });
}

const spreadShare = 0.06;
const countryNamed = 0.34;

/** Lines of an address, one to six of them, sometimes with the country's name. */
export function addressOf(draw: Draw, country: Country): string[] {
  if (draw.chance(shortAddresses)) return shortAddress(draw, country);
  const lines = formOf(draw, country)
    .split(';')
    .map((line) => written(draw, country, line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  if (draw.chance(countryNamed)) {
    const name = draw.pick(alternatives(country.names));
    const last = lines.at(-1) ?? '';
    if (draw.chance(0.4)) lines[lines.length - 1] = `${last}, ${name}`;
    else lines.push(name);
  }
  const shown = draw.chance(spreadShare) ? spreadOut(draw, lines) : lines;
  return draw.chance(0.08) ? shown.map((line) => line.toUpperCase()) : shown;
}
