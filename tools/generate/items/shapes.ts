/** The shapes of item tables that differ in their columns alone. */
import type { Column, Cell, GridRow } from './grid.ts';
import {
  type Item,
  type LineTruth,
  type Material,
  amountAlone,
  lineOf,
  percentOf,
  prefixes,
  withoutPrice,
} from './material.ts';
import type { ItemTitles } from './titles.ts';

export interface Row extends GridRow {
  readonly truth?: LineTruth;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly isUntitled?: true;
  /** Where a cell of one line stands beside one of several; the page decides unless given. */
  readonly at?: 'first' | 'last' | 'middle';
  readonly hasLeaders?: true;
  /** Stands over the table. */
  readonly heading?: string;
  /** Goes on or begins on the next page. */
  readonly isOnNextPage?: true;
}

export interface Shaped {
  readonly tables: readonly Table[];
  /** In cents, where lines have different rates; of the usual rate unless given. */
  readonly tax?: number;
  /** Whether something else stands left of the table. */
  readonly hasSidebar?: true;
}

export type Shape = (material: Material) => Shaped;

/** A column and what stands in it for each item. */
export type Field = readonly [column: Column, cell: (item: Item, index: number) => Cell];

const text = ({ title }: Material, key: keyof ItemTitles): Column => ({ title: title(key), align: 'left' });
const figure = ({ title, draw }: Material, key: keyof ItemTitles): Column => ({
  title: title(key),
  align: draw.pick(['right', 'right', 'right', 'right', 'centre', 'left']),
});

export const name = (m: Material, cell: Field[1] = (item) => item.name): Field => [
  { ...text(m, 'description'), grows: true },
  cell,
];
export const quantity = (m: Material): Field => [figure(m, 'quantity'), (item) => m.quantity(item.quantity)];
export const unit = (m: Material): Field => [text(m, 'unit'), (item) => item.unit];
export const price = (m: Material): Field => [figure(m, 'price'), (item) => m.price(item.price)];
export const amount = (m: Material): Field => [
  { title: m.title('amount'), align: 'right' },
  (item) => m.money(item.amount),
];
const code = (m: Material): Field => [text(m, 'code'), (item) => item.code];
export const other = (m: Material, key: keyof ItemTitles, cell: Field[1]): Field => [figure(m, key), cell];
export const words = (m: Material, key: keyof ItemTitles, cell: Field[1]): Field => [text(m, key), cell];

function position(m: Material): Field {
  const form = m.draw.pick([
    (index: number) => String(index + 1),
    (index: number) => `${index + 1}.`,
    (index: number) => String(10 * (index + 1)),
    (index: number) => String(index + 1).padStart(3, '0'),
  ]);
  return [{ ...text(m, 'position'), align: m.draw.pick(['left', 'right', 'centre']) }, (_, index) => form(index)];
}

export const tableOf = (
  items: readonly Item[],
  fields: readonly Field[],
  truth: (item: Item, index: number) => LineTruth = (item) => lineOf(item),
): Table => ({
  columns: fields.map(([column]) => column),
  rows: items.map((item, index) => ({
    cells: fields.map(([, cell]) => cell(item, index)),
    truth: truth(item, index),
  })),
});

export const only = (table: Table): Shaped => ({ tables: [table] });

export const few = ({ draw }: Material): number => draw.whole(1, 6);

/** A shape of goods, each with the columns that `fields` draws. */
const goods =
  (fields: (m: Material) => readonly Field[]): Shape =>
  (m) =>
    only(tableOf(m.goods(few(m)), fields(m)));

/** The lines up to one that is not before the name. */
const beginnings = (lines: readonly string[], own: string): string[] =>
  prefixes('', lines).flatMap((text) => (text.includes(own) && text.trim() !== own ? [text.trim()] : []));

/** A cell of several lines for the description; the truth has any beginning of them. */
const described =
  (at: Table['at'], linesOf: (m: Material, item: Item) => readonly string[]): Shape =>
  (m) => {
    const items = m.goods(few(m));
    const lines = items.map((item) => linesOf(m, item));
    const cell: Field[1] = (_, index) => lines[index] ?? [];
    const table = tableOf(items, [name(m, cell), quantity(m), price(m), amount(m)], (item, index) =>
      lineOf(item, ...beginnings(lines[index] ?? [], item.name)),
    );
    return only({ ...table, ...(at && { at }) });
  };

const withDetails = (m: Material, item: Item): string[] => [item.name, ...m.some('details', m.draw.whole(1, 3))];

const rated: Shape = (m) => {
  const items = m.goods(few(m));
  const rates = items.map(() => m.draw.pick(m.texts.rates));
  const digits = m.draw.pick([0, 0, 2]);
  const sign = m.draw.pick(['%', ' %', '']);
  const rate = (index: number): string => m.number(rates[index] ?? 0, digits) + sign;
  const tax = items.reduce((sum, item, index) => sum + percentOf(item.amount, rates[index] ?? 0), 0);
  return {
    ...only(tableOf(items, [name(m), quantity(m), price(m), other(m, 'rate', (_, at) => rate(at)), amount(m)])),
    tax,
  };
};

const gross: Shape = (m) => {
  const items = m.goods(few(m));
  const rates = items.map(() => m.draw.pick(m.texts.rates));
  const tax = (item: Item, index: number): number => percentOf(item.amount, rates[index] ?? 0);
  const fields = [
    name(m),
    quantity(m),
    price(m),
    amount(m),
    other(m, 'rate', (_, index) => `${rates[index]}%`),
    other(m, 'tax', (item, index) => m.money(tax(item, index))),
    other(m, 'gross', (item, index) => m.money(item.amount + tax(item, index))),
  ];
  return { ...only(tableOf(items, fields)), tax: items.reduce((sum, item, index) => sum + tax(item, index), 0) };
};

const discounted: Shape = (m) => {
  const sign = m.draw.pick(['%', ' %', '']);
  const rates = m.goods(few(m)).map((item) => ({ item, off: m.draw.pick([0, 0, 5, 10, 12.5, 20]) }));
  const items = rates.map(({ item, off }) => ({ ...item, amount: percentOf(item.amount, 100 - off) }));
  const off = (index: number): string => {
    const of = rates[index]?.off ?? 0;
    return of === 0 && sign === '' ? '' : m.number(of, Number.isInteger(of) ? 0 : 1) + sign;
  };
  return only(tableOf(items, [name(m), quantity(m), price(m), other(m, 'discount', (_, at) => off(at)), amount(m)]));
};

const timed: Shape = (m) => {
  const fields = [
    words(m, 'day', (_, index) => m.day(index)),
    name(m),
    other(m, 'hours', (item) => m.quantity(item.quantity)),
    other(m, 'hourly', (item) => m.price(item.price)),
    amount(m),
  ];
  return only(tableOf(m.work(few(m)), fields));
};

const periods: Shape = (m) => {
  const items = m.work(few(m)).map((item) => ({ ...item, quantity: 1, amount: Math.round(item.price * 100) }));
  const dash = m.draw.pick([' - ', ' – ']);
  const period: Field[1] = (_, index) => m.day(30 * index) + dash + m.day(30 * index + 29);
  return only(tableOf(items, [name(m), words(m, 'period', period), amount(m)], amountAlone));
};

const metered: Shape = (m) => {
  const readings = m.some('metered', m.draw.whole(1, 3)).map((own) => {
    const [before, usage] = [m.draw.whole(1000, 60_000), m.draw.whole(20, 4000)];
    const tariff = m.draw.whole(5000, 90_000) / 100_000;
    return {
      name: own,
      code: '',
      unit: 'kWh',
      quantity: usage,
      price: tariff,
      amount: Math.round(usage * tariff * 100),
      before,
    };
  });
  const fields = [
    name(m),
    other(m, 'previous', (_, index) => m.number(readings[index]?.before ?? 0)),
    other(m, 'current', (item, index) => m.number((readings[index]?.before ?? 0) + item.quantity)),
    other(m, 'usage', (item) => m.number(item.quantity)),
    other(m, 'tariff', (item) => m.price(item.price, 5)),
    amount(m),
  ];
  return only(tableOf(readings, fields));
};

const freight: Shape = (m) => {
  const towns = ['Hamburg', 'Lyon', 'Milano', 'Gent', 'Porto', 'Brno', 'Malmö', 'Leeds', 'Sevilla', 'Gdynia'];
  const items = m.goods(few(m)).map((item) => ({ ...item, name: m.draw.some(towns, 2).join(' - ') }));
  const fields = [
    words(m, 'day', (_, index) => m.day(index)),
    code(m),
    [{ ...text(m, 'route'), grows: true }, (item) => item.name] satisfies Field,
    other(m, 'weight', (item) => m.number(13.5 * item.quantity, 1)),
    amount(m),
  ];
  return only(
    tableOf(items, fields, (item) => ({ descriptions: [item.name, `${item.code} ${item.name}`], amount: item.amount })),
  );
};

const rented: Shape = (m) => {
  const days = m.draw.whole(2, 14);
  const items = m.goods(few(m)).map((item) => ({ ...item, amount: days * item.amount }));
  const fields = [name(m), quantity(m), other(m, 'days', () => m.quantity(days)), price(m), amount(m)];
  return only(tableOf(items, fields, amountAlone));
};

const hundreds: Shape = (m) => {
  const items = m.goods(few(m)).map((item) => {
    const count = 100 * item.quantity;
    return { ...item, quantity: count, amount: Math.round(item.quantity * item.price * 100) };
  });
  const fields = [name(m), quantity(m), price(m), other(m, 'per', () => '100'), amount(m)];
  return only(tableOf(items, fields, withoutPrice));
};

const shipped: Shape = (m) => {
  const items = m.goods(few(m));
  const more = items.map(() => m.draw.pick([0, 0, 1, 2, 5]));
  const fields = [
    name(m),
    other(m, 'ordered', (item, index) => m.quantity(item.quantity + (more[index] ?? 0))),
    other(m, 'delivered', (item) => m.quantity(item.quantity)),
    price(m),
    amount(m),
  ];
  return only(tableOf(items, fields));
};

const twoLineTitles: Shape = (m) => {
  const below = (key: keyof ItemTitles, second: string): string[] => [m.title(key), second];
  const { currency } = m;
  const fields: Field[] = [
    name(m),
    quantity(m),
    [{ title: below('price', m.title('untaxed')), align: 'right' }, (item) => m.price(item.price)],
    [
      { title: below('amount', m.draw.pick([`(${currency})`, m.title('untaxed')])), align: 'right' },
      (item) => m.money(item.amount),
    ],
  ];
  return only(tableOf(m.goods(few(m)), fields));
};

export const columnShapes: Readonly<Record<string, Shape>> = {
  plain: goods((m) => [name(m), quantity(m), price(m), amount(m)]),
  'quantity first': goods((m) => [quantity(m), name(m), price(m), amount(m)]),
  'description last': goods((m) => [code(m), quantity(m), price(m), amount(m), name(m)]),
  positions: goods((m) => [position(m), name(m), quantity(m), unit(m), price(m), amount(m)]),
  codes: goods((m) => [code(m), name(m), quantity(m), price(m), amount(m)]),
  'positions and codes': goods((m) => [position(m), code(m), name(m), quantity(m), unit(m), price(m), amount(m)]),
  units: goods((m) => [name(m), unit(m), quantity(m), price(m), amount(m)]),
  'code above': described(undefined, (_, item) => [item.code, item.name]),
  'code below': described(undefined, (m, item) => [item.name, `${m.text('article')} ${item.code}`]),
  'serial numbers below': described('first', (m, item) => [item.name, `${m.text('serial')} ${m.draw.digits(9)}`]),
  'figures on the first line': described('first', withDetails),
  'figures on the last line': described('last', withDetails),
  'figures in the middle': described('middle', withDetails),
  'tax rates': rated,
  'tax and gross': gross,
  discounts: discounted,
  'hours by day': timed,
  periods,
  metered,
  freight,
  'days of rent': rented,
  'prices per 100': hundreds,
  'ordered and delivered': shipped,
  'titles of two lines': twoLineTitles,
  'no titles': (m) =>
    only({ ...tableOf(m.goods(few(m)), [name(m), quantity(m), price(m), amount(m)]), isUntitled: true }),
  'amounts alone': (m) => only(tableOf(m.work(few(m)), [name(m), amount(m)], amountAlone)),
  'dotted leaders': (m) =>
    only({
      ...tableOf(m.goods(few(m)), [name(m), quantity(m), amount(m)], withoutPrice),
      hasLeaders: true,
    }),
  'currency column': goods((m) => [
    name(m),
    quantity(m),
    [{ title: m.title('price'), align: 'right' }, (item) => m.number(item.price, 2)],
    words(m, 'currency', () => m.currency),
    [{ title: m.title('amount'), align: 'right' }, (item) => m.number(item.amount / 100, 2)],
  ]),
  'quantity with its unit': goods((m) => [
    name(m),
    other(m, 'quantity', (item) => `${m.quantity(item.quantity)} ${item.unit}`),
    price(m),
    amount(m),
  ]),
  'price with its unit': goods((m) => [
    name(m),
    quantity(m),
    other(m, 'price', (item) => `${m.price(item.price)}/${item.unit}`),
    amount(m),
  ]),
  'dense list': (m) => only(tableOf(m.goods(25), [code(m), name(m), quantity(m), unit(m), price(m), amount(m)])),
};
