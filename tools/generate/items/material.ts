/** What item tables are made of: items that add up, and how a page writes numbers and dates. */
import type { Country } from '../country.ts';
import type { Draw } from '../draw.ts';
import { type ItemTexts, itemTexts } from './texts.ts';
import { type ItemTitles, type TableLanguage, itemTitles } from './titles.ts';
import { alternatives } from '../wording.ts';

/** What a line is in the record, with the amount in cents. */
export interface LineTruth {
  /** How much of the text is description is a matter of taste: any of these. */
  readonly descriptions: readonly string[];
  /** Absent where it is a matter of taste or not printed. */
  readonly quantity?: number;
  readonly unitPrice?: number;
  readonly amount: number;
}

export interface Item {
  readonly name: string;
  readonly code: string;
  readonly unit: string;
  readonly quantity: number;
  readonly price: number;
  /** In cents. */
  readonly amount: number;
}

export interface Material {
  readonly draw: Draw;
  readonly texts: ItemTexts;
  readonly text: (key: Exclude<keyof ItemTexts, 'rates'>) => string;
  readonly title: (key: keyof ItemTitles) => string;
  readonly currency: string;
  /** An amount in cents, and a price of any precision. */
  readonly money: (cents: number) => string;
  readonly price: (value: number, digits?: number) => string;
  readonly number: (value: number, digits?: number) => string;
  /** As the page writes quantities: "2", "2.00" or "2.000". */
  readonly quantity: (value: number) => string;
  /** The date of the invoice, and days after it. */
  readonly date: string;
  readonly day: (offset: number) => string;
  readonly goods: (count: number) => Item[];
  readonly work: (count: number) => Item[];
  /** Different lines of one list. */
  readonly some: (key: 'details' | 'comments' | 'groups' | 'extras' | 'metered' | 'stays', count: number) => string[];
}

export const percentOf = (cents: number, rate: number): number => Math.round((cents * rate) / 100);

export const lineOf = ({ name, quantity, price, amount }: Item, ...descriptions: readonly string[]): LineTruth => ({
  descriptions: [name, ...descriptions],
  quantity,
  unitPrice: price,
  amount,
});

export const withoutPrice = ({ name, quantity, amount }: Item): LineTruth => ({
  descriptions: [name],
  quantity,
  amount,
});

export const amountAlone = ({ name, amount }: Item): LineTruth => ({ descriptions: [name], amount });

/** A name with one, two … of the lines below it. */
export const prefixes = (name: string, details: readonly string[]): string[] =>
  details.map((_, index) => [name, ...details.slice(0, index + 1)].join(' '));

const signs: readonly ((figures: string) => string)[] = [
  (figures) => `-${figures}`,
  (figures) => `-${figures}`,
  (figures) => `−${figures}`,
  (figures) => `${figures}-`,
  (figures) => `(${figures})`,
];

const moneyForms = ['bare', 'bare', 'bare', 'sign behind', 'sign before', 'sign close'] as const;

function numbersOf(
  draw: Draw,
  { decimal, thousands, currency }: Country,
): Pick<Material, 'money' | 'price' | 'number'> {
  const group = draw.pick([thousands, thousands, thousands, '', ...(decimal === ',' ? [' ', '.'] : [','])]);
  const negative = draw.pick(signs);
  const form = draw.pick(moneyForms);
  // Many a page has the sign of the currency at amounts alone.
  const isPriceBare = draw.chance(0.3);
  const figures = (value: number, digits: number): string => {
    const [whole = '0', part] = Math.abs(value).toFixed(digits).split('.');
    return whole.replace(/\B(?=(\d{3})+$)/g, group) + (part === undefined ? '' : decimal + part);
  };
  const signed = (value: number, text: string): string => (value < 0 ? negative(text) : text);
  const money = (value: number, digits: number): string => {
    const text = signed(value, figures(value, digits));
    if (form === 'sign behind') return `${text} ${currency}`;
    if (form === 'sign before') return `${currency} ${text}`;
    return form === 'sign close' ? currency + text : text;
  };
  return {
    money: (cents) => money(cents / 100, 2),
    price: (value, digits = 2) => (isPriceBare ? signed(value, figures(value, digits)) : money(value, digits)),
    number: (value, digits = 0) => signed(value, figures(value, digits)),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

function daysOf(draw: Draw, language: TableLanguage): Pick<Material, 'date' | 'day'> {
  const separator = { en: '/', de: '.', fr: '/', es: '/', it: '/', nl: '-', pl: '.', pt: '/', sv: '-', cs: '.' }[
    language
  ];
  const start = Date.UTC(draw.whole(2019, 2026), draw.whole(0, 11), draw.whole(1, 28));
  const isShort = draw.chance(0.2);
  const shown = (offset: number, isWhole: boolean): string => {
    const date = new Date(start + offset * 86_400_000);
    const [year, month, day] = [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())];
    if (language === 'sv') return `${year}-${month}-${day}`;
    return isWhole ? [day, month, year].join(separator) : `${day}${separator}${month}`;
  };
  return { date: shown(0, true), day: (offset) => shown(offset, !isShort) };
}

function codeForms(draw: Draw): () => string {
  return draw.pick([
    () => draw.digits(6),
    () => `${draw.pick(['AB', 'KT', 'WX'])}-${draw.digits(4)}`,
    () => `40${draw.digits(11)}`,
    () => `${draw.digits(3)}.${draw.digits(3)}`,
    () => `${draw.pick(['H', 'M', 'ZK'])}${draw.digits(5)}${draw.pick(['', 'B', 'X'])}`,
  ]);
}

export function materialOf(draw: Draw, language: TableLanguage, country: Country): Material {
  const texts = itemTexts[language];
  const numbers = numbersOf(draw, country);
  const [code, habit] = [codeForms(draw), draw.pick([0, 0, 0, 2, 2, 3])];
  const pick = (list: string): string => draw.pick(alternatives(list));
  const variant = (): string => draw.pick(['M8', '20 mm', 'A4', '2.0', 'XL', 'Typ B', '1/2"', '500 g', 'Nr. 7']);
  const named = (list: string, count: number): string[] => {
    const known = draw
      .some(alternatives(list), count)
      .map((name) => (draw.chance(0.25) ? `${name} ${variant()}` : name));
    const more = Array.from({ length: count - known.length }, () => `${pick(list)} ${draw.whole(10, 99)} mm`);
    return [...known, ...more];
  };
  const item = (name: string, unit: string, quantity: number, price: number): Item => ({
    name,
    unit,
    quantity,
    price,
    code: code(),
    amount: Math.round(quantity * price * 100),
  });
  const [pieces, hours] = [draw.chance(0.5) ? pick(texts.pieces) : undefined, pick(texts.hours)];
  return {
    draw,
    texts,
    ...numbers,
    text: (key) => pick(texts[key]),
    title: (key) => pick(itemTitles[language][key]),
    currency: country.currency,
    quantity: (value) => numbers.number(value, Math.max(habit, Number.isInteger(value) ? 0 : 2)),
    ...daysOf(draw, language),
    goods: (count) =>
      named(texts.goods, count).map((name) =>
        item(
          name,
          pieces ?? pick(texts.pieces),
          draw.whole(1, draw.pick([4, 12, 60])),
          draw.whole(95, draw.pick([2_000, 40_000, 250_000])) / 100,
        ),
      ),
    work: (count) =>
      named(texts.work, count).map((name) =>
        item(name, hours, draw.whole(1, 40) / draw.pick([1, 2, 4]), draw.whole(9, 34) * 5),
      ),
    some: (key, count) => draw.some(alternatives(texts[key]), count),
  };
}
