/** The shapes of item tables whose rows are not all items, or that are not one table. */
import { type Item, type Material, amountAlone, lineOf, prefixes, withoutPrice } from './material.ts';
import {
  type Field,
  type Row,
  type Shape,
  type Table,
  amount,
  few,
  name,
  only,
  other,
  price,
  quantity,
  tableOf,
  words,
} from './shapes.ts';

const usual = (m: Material): Field[] => [name(m), quantity(m), price(m), amount(m)];

const sumOf = (items: readonly { readonly amount: number }[]): number =>
  items.reduce((sum, own) => sum + own.amount, 0);

/** A row of a table like `usual` with its first cell and its amount alone. */
const summed = (label: string, cents: string): Row => ({ cells: [label, '', '', cents] });

const groupsOf = (m: Material): { name: string; items: Item[] }[] =>
  m.some('groups', m.draw.whole(2, 3)).map((own) => ({ name: own, items: m.goods(m.draw.whole(1, 3)) }));

const grouped =
  (hasSubtotals: boolean): Shape =>
  (m) => {
    const groups = groupsOf(m);
    const fields = usual(m);
    const table = tableOf([], fields);
    const rows = groups.flatMap(({ name: heading, items }): Row[] => [
      { cells: [], across: heading, isHeading: true },
      ...tableOf(items, fields).rows,
      ...(hasSubtotals
        ? [summed(m.draw.pick([m.text('subtotal'), `${m.text('subtotal')} ${heading}`]), m.money(sumOf(items)))]
        : []),
    ]);
    return only({ ...table, rows });
  };

/** The truth of a row, or with what stands in the rows below it: those may be said of it. */
const withBelow = (row: Row, below: readonly string[]): Row => {
  const { truth } = row;
  const [own = ''] = truth?.descriptions ?? [];
  return truth ? { ...row, truth: { ...truth, descriptions: [own, ...prefixes(own, below)] } } : row;
};

const commented: Shape = (m) => {
  const table = tableOf(m.goods(m.draw.whole(2, 6)), usual(m));
  const comments = m.some('comments', 4);
  const rows = table.rows.flatMap((row, index): Row[] => {
    const comment = m.draw.chance(0.5) ? comments.slice(0, -1)[index] : undefined;
    return comment === undefined ? [row] : [withBelow(row, [comment]), { cells: [], across: comment }];
  });
  return only({ ...table, rows: [{ cells: [], across: comments.at(-1)! }, ...rows] });
};

/** The parts of a set stand below it, without amounts. */
const sets: Shape = (m) => {
  const table = tableOf(m.goods(m.draw.whole(1, 3)), usual(m));
  const parts = m.goods(9);
  const rows = table.rows.flatMap((row, index): Row[] => {
    const own = parts.slice(3 * index, 3 * index + m.draw.whole(2, 3));
    const names = own.map((part) => `- ${part.name}`);
    return [
      withBelow(row, names),
      ...own.map((part, at): Row => ({ cells: [names[at] ?? '', m.quantity(part.quantity), '', ''] })),
    ];
  });
  return only({ ...table, rows });
};

const free: Shape = (m) => {
  const items = m.goods(m.draw.whole(2, 5));
  const at = m.draw.whole(0, items.length - 1);
  const given = items.map((item, index) => (index === at ? { ...item, price: 0, amount: 0 } : item));
  return only(tableOf(given, usual(m)));
};

/** A row of a name and an amount without quantity and price. */
const bare = (m: Material, label: string, cents: number): Row => ({
  ...summed(label, m.money(cents)),
  truth: { descriptions: [label], amount: cents },
});

const reduced: Shape = (m) => {
  const items = m.goods(few(m));
  const table = tableOf(items, usual(m));
  return only({ ...table, rows: [...table.rows, bare(m, m.text('discounts'), -Math.round(sumOf(items) / 10))] });
};

const returned: Shape = (m) => {
  const items = m.goods(m.draw.whole(2, 5));
  const cheapest = items.reduce((least, item) => (item.price < least.price ? item : least));
  const back = {
    ...cheapest,
    name: `${m.text('returned')} ${cheapest.name}`,
    quantity: -1,
    amount: -Math.round(cheapest.price * 100),
  };
  return only(tableOf([...items, back], usual(m)));
};

const extras: Shape = (m) => {
  const table = tableOf(m.goods(few(m)), usual(m));
  const rows = m.some('extras', m.draw.whole(1, 2)).map((label) => bare(m, label, m.draw.whole(300, 9000)));
  return only({ ...table, rows: [...table.rows, ...rows] });
};

const severalTables: Shape = (m) => ({
  tables: groupsOf(m).map(({ name: heading, items }): Table => {
    const table = tableOf(items, usual(m));
    const last = summed(m.text('subtotal'), m.money(sumOf(items)));
    return { ...table, heading, rows: [...table.rows, last] };
  }),
});

const carried: Shape = (m) => {
  const table = tableOf(m.goods(m.draw.whole(6, 14)), usual(m));
  const cut = m.draw.whole(3, table.rows.length - 2);
  const [before, after] = [table.rows.slice(0, cut), table.rows.slice(cut)];
  const sum = m.money(before.reduce((cents, { truth }) => cents + (truth?.amount ?? 0), 0));
  return {
    tables: [
      { ...table, rows: [...before, summed(m.text('carried'), sum)] },
      { ...table, rows: [summed(m.text('brought'), sum), ...after], isOnNextPage: true },
    ],
  };
};

const counted: Shape = (m) => {
  const sign = m.draw.pick([' ×', ' x', 'x', '×']);
  const whole = (item: Item): string => `${item.quantity}${sign} ${item.name}`;
  const fields = [name(m, whole), amount(m)];
  return only(
    tableOf(m.goods(few(m)), fields, (item) => ({ ...withoutPrice(item), descriptions: [item.name, whole(item)] })),
  );
};

const multiplied: Shape = (m) => {
  const sign = m.draw.pick([' × ', ' x ', ' à ', ' @ ']);
  const cell: Field[1] = (item) => `${m.quantity(item.quantity)} ${item.unit}${sign}${m.price(item.price)}`;
  return only(tableOf(m.work(few(m)), [name(m), other(m, 'price', cell), amount(m)]));
};

/** What was multiplied stands below the name. */
const multipliedBelow: Shape = (m) => {
  const sign = m.draw.pick([' × ', ' x ', ' à ', ' @ ']);
  const below = (item: Item): string => m.quantity(item.quantity) + sign + m.price(item.price);
  const fields = [name(m, (item) => [item.name, below(item)]), amount(m)];
  return only({
    ...tableOf(m.goods(few(m)), fields, (item) => lineOf(item, `${item.name} ${below(item)}`)),
    at: 'first',
  });
};

/** Only the first row of a day has its date. */
const daysOnce: Shape = (m) => {
  const items = m.work(m.draw.whole(3, 7));
  const fields = [
    words(m, 'day', (_, index) => (index % 2 === 0 ? m.day(index) : '')),
    name(m),
    other(m, 'hours', (item) => m.quantity(item.quantity)),
    amount(m),
  ];
  return only(tableOf(items, fields, withoutPrice));
};

const folio: Shape = (m) => {
  const items = m.some('stays', m.draw.whole(3, 6)).map((own, index) => ({
    name: own,
    code: '',
    unit: '',
    quantity: 1,
    amount: m.draw.whole(300, 9000) + (index === 0 ? 20_000 : 0),
    price: 0,
  }));
  const back = m.draw.chance(0.5)
    ? [{ ...items[1]!, name: `${m.text('returned')} ${items[1]!.name}`, amount: -items[1]!.amount }]
    : [];
  const fields = [
    words(m, 'day', (_, index) => m.day(Math.floor(index / 2))),
    name(m),
    other(m, 'charge', (item) => (item.amount > 0 ? m.money(item.amount) : '')),
    other(m, 'credit', (item) => (item.amount < 0 ? m.money(-item.amount) : '')),
  ];
  return only(tableOf([...items, ...back], fields, amountAlone));
};

export const layoutShapes: Readonly<Record<string, Shape>> = {
  groups: grouped(false),
  'groups with sums': grouped(true),
  'comments between': commented,
  'sets and their parts': sets,
  'free items': free,
  'discounts as rows': reduced,
  returns: returned,
  'rows without quantity': extras,
  'several tables': severalTables,
  'carried over': carried,
  'count in the text': counted,
  'count times price': multiplied,
  'count times price below': multipliedBelow,
  'days printed once': daysOnce,
  folio,
  sidebar: (m) => ({ ...only(tableOf(m.goods(m.draw.whole(3, 8)), usual(m))), hasSidebar: true }),
};
