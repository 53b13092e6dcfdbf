/** Strings of known kinds, as the generator writes them: what the text model learns from. */
import type { TextClass } from '../../../src/extract/western/parties/text-model.ts';
import { lineFrom } from '../../generate/asides.ts';
import type { Draw } from '../../generate/draw.ts';
import { type LanguageCode, languages } from '../../generate/languages/index.ts';
import { type Party, partyFrom } from '../../generate/party.ts';
import { type Wording, alternatives, isWithheld } from '../../generate/wording.ts';

export interface KnownString {
  readonly text: string;
  readonly kind: TextClass;
}

const codes = Object.keys(languages) as LanguageCode[];
const common: readonly LanguageCode[] = ['en', 'en', 'en', 'en', 'de', 'de', 'fr', 'it', 'es', 'nl', 'pt'];

function amountOf(draw: Draw): string {
  const value = draw.between(1, 9999).toFixed(2);
  return draw.pick([
    value,
    value.replace('.', ','),
    `€ ${value}`,
    `${value} EUR`,
    `$${value}`,
    `${draw.whole(1, 99)}`,
    `${draw.whole(1, 25)}%`,
    `${value} USD`,
  ]);
}

function dateText(draw: Draw): string {
  const [day, month, year] = [draw.whole(1, 28), draw.whole(1, 12), draw.whole(2008, 2026)];
  return draw.pick([
    `${day}.${month}.${year}`,
    `${month}/${day}/${year}`,
    `${year}-${month}-${day}`,
    `March ${day}, ${year}`,
    `${day} mai ${year}`,
    `${day} Oct ${year}`,
  ]);
}

/** Lines below names on letterheads: trades, years, approvals. */
function sloganText(draw: Draw, wording: Wording): string {
  const word = (): string => draw.pick(alternatives(draw.pick([wording.trades, wording.item])));
  return draw.pick([
    `${word()} ${draw.pick(['since', 'seit', 'depuis', 'dal', 'desde', 'sinds', 'est.'])} ${draw.whole(1890, 2020)}`,
    `${word()} & ${word()}`,
    `${word()} | ${word()} | ${word()}`,
    `${word()} - ${word()} - ${word()}`,
    `${draw.pick(['Reg.', 'Lizenz', 'Certified', 'ISO', 'EEG'])}-${draw.pick(['AT', 'DE', 'No'])}-${draw.digits(4)}-${draw.digits(4)}`,
    `${draw.pick(['Konzessionierter', 'Professional', 'Your partner for', 'Ihr Partner für', 'Votre partenaire', 'Soluciones de'])} ${word()} ${draw.pick(['', word()])}`,
  ]);
}

/** Lists of a wording, and the class of their words. */
const kinds: readonly (readonly [keyof Wording, TextClass, number])[] = [
  ['seller', 'sellerHeading', 2],
  ['buyer', 'buyerHeading', 2],
  ['delivery', 'deliveryHeading', 2],
  ['contact', 'contactHeading', 1],
  ['number', 'fact', 1],
  ['date', 'fact', 1],
  ['due', 'fact', 1],
  ['other', 'fact', 2],
  ['addressLabel', 'fact', 1],
  ['nameLabel', 'fact', 1],
  ['cityLabel', 'fact', 1],
  ['postLabel', 'fact', 1],
  ['countryLabel', 'fact', 1],
  ['phone', 'contact', 1],
  ['registration', 'register', 1],
  ['bank', 'register', 1],
  ['title', 'title', 1],
  ['columns', 'other', 2],
  ['net', 'other', 1],
  ['tax', 'other', 1],
  ['total', 'other', 1],
  ['adjustment', 'other', 1],
  ['item', 'other', 2],
  ['prose', 'other', 3],
  ['third', 'deliveryHeading', 1],
  ['site', 'deliveryHeading', 1],
  ['department', 'contactHeading', 1],
  ['subject', 'fact', 1],
  ['caption', 'title', 1],
  ['operator', 'other', 1],
];

function ofWording(draw: Draw, wording: Wording, allWords: boolean): KnownString[] {
  const tail = draw.pick(['', ':', '', ':', ' :']);
  return kinds.flatMap(([list, kind, times]) =>
    Array.from({ length: times }, () => {
      const all = alternatives(wording[list]);
      const allowed = allWords ? all : all.filter((_, index) => !isWithheld(index, all.length));
      const text = draw.pick(allowed.length > 0 ? allowed : all);
      const hasValue = kind === 'fact' && draw.chance(0.4);
      return {
        kind,
        text: hasValue
          ? `${text}: ${draw.pick([draw.digits(5), dateText(draw), 'Visa', 'EUR'])}`
          : text + (kind === 'other' ? '' : tail),
      };
    }),
  );
}

function ofParty(draw: Draw, party: Party, wording: Wording): KnownString[] {
  const person = draw.chance(0.3) ? `${draw.pick(alternatives(wording.honorific))} ${party.person}` : party.person;
  const lines: KnownString[] = [
    ...party.address.map((text) => ({ kind: 'address' as const, text })),
    { kind: party.isPerson ? 'person' : 'company', text: party.name },
    { kind: 'person', text: person },
    ...party.contact.map((text) => ({ kind: 'contact' as const, text })),
    ...[...party.registration, ...party.bank].map((text) => ({ kind: 'register' as const, text })),
    { kind: 'aside', text: lineFrom(draw, party, 'aside') },
    { kind: 'aside', text: lineFrom(draw, party, 'aside') },
    { kind: 'aside', text: lineFrom(draw, party, 'aside') },
    { kind: 'contactHeading', text: lineFrom(draw, party, 'attention') },
    { kind: 'register', text: lineFrom(draw, party, 'regime') },
  ];
  return draw.chance(0.4) ? [...lines, { kind: 'address', text: party.address.join(', ') }] : lines;
}

const capitals = 0.12;
const bareLetters = 0.1;

/** Strings around `count` parties. `allWords` takes the withheld third of the words in, for models that ship. */
export function knownStrings(draw: Draw, count: number, allWords: boolean): KnownString[] {
  return Array.from({ length: count }, () => {
    const language = draw.chance(0.6) ? draw.pick(common) : draw.pick(codes);
    const wording = languages[language];
    const party = partyFrom(draw, language, draw.pick(['seller', 'buyer']));
    return [
      ...ofParty(draw, party, wording),
      ...ofWording(draw, wording, allWords),
      { kind: 'other' as const, text: amountOf(draw) },
      { kind: 'other' as const, text: `${amountOf(draw)} ${amountOf(draw)}` },
      {
        kind: 'other' as const,
        text: `${draw.pick(alternatives(wording.item))} ${draw.pick(alternatives(wording.trades))} ${draw.whole(1, 99)}`,
      },
      { kind: 'fact' as const, text: dateText(draw) },
      { kind: 'aside' as const, text: sloganText(draw, wording) },
      { kind: 'aside' as const, text: sloganText(draw, wording) },
    ];
  })
    .flat()
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text }) => {
      if (draw.chance(capitals)) return { kind, text: text.toUpperCase() };
      return { kind, text: draw.chance(bareLetters) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text };
    });
}
