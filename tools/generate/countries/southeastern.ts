import { Faker, base, en, fakerEL } from '@faker-js/faker';
import type { Country } from '../country.ts';

/** Small letters of an alphabet for the Latin ones, those of two first. */
const speller = (letters: string): ((text: string) => string) => {
  const pairs = letters.split(' ').map((pair) => pair.split('=') as [latin: string, own: string]);
  const known = new Map(pairs);
  const any = new RegExp(pairs.map(([latin]) => latin).join('|'), 'giu');
  return (text) =>
    text.replace(any, (found) => {
      const own = known.get(found.toLowerCase()) ?? found;
      return /^\p{Lu}/u.test(found) ? own.charAt(0).toUpperCase() + own.slice(1) : own;
    });
};

const inGreek = speller(
  'ch=χ th=θ ps=ψ ks=ξ x=ξ a=α b=β c=κ d=δ e=ε f=φ g=γ h=χ i=ι j=τζ k=κ l=λ m=μ n=ν o=ο p=π q=κ r=ρ s=σ t=τ u=ου v=β w=ω y=υ z=ζ',
);
const inBulgarian = speller(
  'sh=ш ch=ч zh=ж ts=ц ya=я yu=ю x=кс a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=дж k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в y=й z=з',
);

const listed = (text: string): string[] => text.split('|');

/** The library has no Bulgarian names. */
const fakerBG = new Faker({
  locale: [
    {
      metadata: { title: 'Bulgarian', code: 'bg', language: 'bg', endonym: 'български', dir: 'ltr', script: 'Cyrl' },
      person: {
        first_name: {
          generic: listed(
            'Иван|Георги|Димитър|Петър|Николай|Стоян|Мария|Елена|Десислава|Стефка|Калина|Виктория|Христо|Тодор|Радка',
          ),
        },
        last_name: {
          generic: listed(
            'Иванов|Георгиев|Димитров|Петров|Николов|Стоянов|Тодоров|Христов|Ангелов|Колев|Илиев|Маринова|Василева|Попова|Костова',
          ),
        },
        name: [{ value: '{{person.firstName}} {{person.lastName}}', weight: 1 }],
        prefix: { generic: listed('инж.|д-р|г-н|г-жа') },
      },
      company: { name_pattern: ['{{person.lastName}} и синове', '{{person.lastName}} {{location.city}}'] },
      location: {
        city_pattern: ['{{location.city_name}}'],
        city_name: listed('София|Пловдив|Варна|Бургас|Русе|Стара Загора|Плевен|Велико Търново|Габрово|Смолян|Видин'),
        street_pattern: ['ул. {{location.street_name}}', 'бул. {{location.street_name}}'],
        street_name: listed('Витоша|Иван Вазов|Христо Ботев|Цар Освободител|Шипка|Раковски|Липа|Роза|Тракия'),
        street_address: {
          normal: '{{location.street}} {{location.buildingNumber}}',
          full: '{{location.street}} {{location.buildingNumber}}',
        },
        building_number: ['#', '##', '###'],
        postcode: ['####'],
      },
      phone_number: {
        format: {
          human: ['02 ### ## ##', '0888 ### ###'],
          international: ['+359########'],
          national: ['0888 ### ###'],
        },
      },
    },
    en,
    base,
  ],
});

/** Countries whose invoices are written in Greek and Bulgarian letters. */
export const southeasternCountries: readonly Country[] = [
  {
    code: 'GR',
    language: 'el',
    faker: fakerEL,
    weight: 5,
    currency: '€',
    thousands: '.',
    decimal: ',',
    names: 'Ελλάδα|ΕΛΛΑΔΑ|Greece|Ελλάς',
    legalForms: 'Α.Ε.|Ε.Π.Ε.|Ι.Κ.Ε.|Ο.Ε.|Ε.Ε.|ΙΚΕ|Α.Ε.Β.Ε.|Μονοπρόσωπη Ι.Κ.Ε.',
    addresses: [
      '{area} {n2};{zip} {city}',
      '{area} {n2}, {zip} {city}',
      'Λεωφ. {area} {n2}, {zip} {city}',
      '{area} {n2}, ΤΚ {zip}, {city}',
      'Οδός {area} {n2};{city} {zip}',
      '{area} {n2} & {area};{zip} {city}',
    ],
    towns: 'Αθήνα|Θεσσαλονίκη|Πάτρα|Ηράκλειο|Λάρισα|Βόλος|Μαρούσι|Πειραιάς|Χαλάνδρι|Ιωάννινα|Χανιά|Καλαμάτα|Ρόδος',
    postCode: '### ##|#####',
    spell: inGreek,
  },
  {
    code: 'CY',
    language: 'el',
    faker: fakerEL,
    weight: 1,
    currency: '€',
    thousands: '.',
    decimal: ',',
    names: 'Κύπρος|Cyprus|ΚΥΠΡΟΣ',
    legalForms: 'Λτδ|Ltd|ΛΤΔ',
    addresses: ['{area} {n2};{zip} {city}', '{area} {n2}, {zip} {city}', 'Λεωφ. {area} {n2};{zip} {city}'],
    towns: 'Λευκωσία|Λεμεσός|Λάρνακα|Πάφος|Στρόβολος',
    postCode: '####',
    spell: inGreek,
  },
  {
    code: 'BG',
    language: 'bg',
    faker: fakerBG,
    weight: 1,
    currency: 'лв.',
    thousands: ' ',
    decimal: ',',
    names: 'България|Bulgaria|БЪЛГАРИЯ|Република България',
    legalForms: 'ЕООД|ООД|АД|ЕАД|ЕООД|ООД|СД',
    addresses: [
      'гр. {city} {zip};{street}',
      '{street};{zip} {city}',
      'гр. {city} {zip}, {street}',
      'гр. {city}, {street}, ет. {n2}',
      'гр. {city}, ж.к. {area}, бл. {n2}, вх. А',
      '{city}, {zip}, {street}',
    ],
    postCode: '####',
    spell: inBulgarian,
  },
];
