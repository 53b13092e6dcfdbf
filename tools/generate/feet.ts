/**
 * Feet of invoices whose amounts add up, with their truth: what the reader of amounts is measured with. Shapes of feet
 * (rates, discounts, charges, rounding, what was paid, commissions) times languages times habits of print.
 */
import type { Page } from '../../src/domain/document.ts';
import { fromMinorUnits } from '../../src/domain/money.ts';
import { canvasOf } from './canvas.ts';
import { type Draw, drawFrom } from './draw.ts';
import { type FootLabels, footLabels } from './foot-labels.ts';

/** What a field may be, in cents; undefined where the page does not say it. */
export interface FootTruth {
  readonly netAmount: readonly (number | undefined)[];
  readonly taxAmount: readonly (number | undefined)[];
  readonly totalAmount: readonly (number | undefined)[];
}

export interface DrawnFoot {
  readonly shape: string;
  readonly language: string;
  readonly page: Page;
  readonly truth: FootTruth;
}

interface Row {
  readonly cells: readonly string[];
}

interface Shaped {
  readonly rows: readonly Row[];
  readonly truth: FootTruth;
}

/** What a foot is drawn from: the sum of the lines in cents, and how amounts and labels are written. */
interface Material {
  readonly draw: Draw;
  readonly labels: FootLabels;
  readonly lines: number;
  readonly rate: number;
  readonly money: (cents: number) => string;
}

const percentOf = (cents: number, rate: number): number => Math.round((cents * rate) / 100);

const only = (net: number, tax: number, total: number): FootTruth => ({
  netAmount: [net],
  taxAmount: [tax],
  totalAmount: [total],
});

const foot = ({ money }: Material, ...rows: readonly (readonly [label: string, cents: number])[]): Row[] =>
  rows.map(([label, cents]) => ({ cells: [label, money(cents)] }));

type Shape = (material: Material) => Shaped;

const taxLabel = ({ labels, draw }: Material, rate: number): string =>
  draw.pick(labels.tax).replace('{rate}', String(rate));

const plain: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const tax = percentOf(lines, rate);
  return {
    rows: foot(
      material,
      [draw.pick(labels.net), lines],
      [taxLabel(material, rate), tax],
      [draw.pick(labels.total), lines + tax],
    ),
    truth: only(lines, tax, lines + tax),
  };
};

const twoRates: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const part = Math.round(lines * draw.between(0.2, 0.8));
  const [low, high] = [percentOf(part, labels.lowRate), percentOf(lines - part, rate)];
  const total = lines + low + high;
  return {
    rows: foot(
      material,
      [draw.pick(labels.net), lines],
      [taxLabel(material, labels.lowRate), low],
      [taxLabel(material, rate), high],
      [draw.pick(labels.total), total],
    ),
    truth: only(lines, low + high, total),
  };
};

const rateTable: Shape = (material) => {
  const { labels, draw, lines, rate, money } = material;
  const part = Math.round(lines * draw.between(0.2, 0.8));
  const rows = [
    [rate, lines - part],
    [labels.lowRate, part],
  ].map(([of = 0, base = 0]) => ({ of, base, tax: percentOf(base, of) }));
  const tax = rows.reduce((sum, row) => sum + row.tax, 0);
  const whole = draw.chance(0.5);
  return {
    rows: [
      { cells: [labels.rateTitle, labels.baseTitle, labels.taxTitle, labels.grossTitle] },
      ...rows.map((row) => ({ cells: [`${row.of} %`, money(row.base), money(row.tax), money(row.base + row.tax)] })),
      ...(whole ? [{ cells: [labels.sumTitle, money(lines), money(tax), money(lines + tax)] }] : []),
      ...foot(material, [draw.pick(labels.total), lines + tax]),
    ],
    truth: only(lines, tax, lines + tax),
  };
};

const discounted: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const discount = percentOf(lines, draw.pick([2, 3, 5, 10]));
  const net = lines - discount;
  const tax = percentOf(net, rate);
  const sign = draw.chance(0.6) ? -1 : 1;
  const isNetShown = draw.chance(0.5);
  return {
    rows: foot(
      material,
      [draw.pick(labels.net), lines],
      [draw.pick(labels.discount), sign * discount],
      ...(isNetShown ? [[labels.taxable, net] as const] : []),
      [taxLabel(material, rate), tax],
      [draw.pick(labels.total), net + tax],
    ),
    truth: { netAmount: [net, lines], taxAmount: [tax], totalAmount: [net + tax] },
  };
};

const delivered: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const charge = draw.whole(300, 3000);
  const isTaxed = draw.chance(0.6);
  const net = isTaxed ? lines + charge : lines;
  const tax = percentOf(net, rate);
  const total = lines + charge + tax;
  const rows: (readonly [string, number])[] = [
    [draw.pick(labels.net), lines],
    [draw.pick(labels.charge), charge],
  ];
  const ofTax = [taxLabel(material, rate), tax] as const;
  return {
    rows: foot(material, ...(isTaxed ? [...rows, ofTax] : [rows[0] ?? ofTax, ofTax, rows[1] ?? ofTax]), [
      draw.pick(labels.total),
      total,
    ]),
    truth: { netAmount: [lines, lines + charge], taxAmount: [tax], totalAmount: [total] },
  };
};

const included: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const tax = Math.round((lines * rate) / (100 + rate));
  return {
    rows: foot(
      material,
      [draw.pick(labels.total), lines],
      [draw.pick(labels.included).replace('{rate}', String(rate)), tax],
    ),
    truth: { netAmount: [undefined, lines - tax], taxAmount: [tax], totalAmount: [lines] },
  };
};

const rounded: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const tax = percentOf(lines, rate);
  const total = lines + tax;
  const step = draw.pick([5, 10, 100]);
  const due = Math.round(total / step) * step;
  return {
    rows: foot(
      material,
      [draw.pick(labels.net), lines],
      [taxLabel(material, rate), tax],
      [draw.pick(labels.total), total],
      [labels.rounding, due - total],
      [draw.pick(labels.due), due],
    ),
    truth: only(lines, tax, total),
  };
};

const prepaid: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const tax = percentOf(lines, rate);
  const total = lines + tax;
  const paid = percentOf(total, draw.pick([10, 20, 50]));
  const sign = draw.chance(0.6) ? -1 : 1;
  return {
    rows: foot(
      material,
      [draw.pick(labels.net), lines],
      [taxLabel(material, rate), tax],
      [draw.pick(labels.total), total],
      [draw.pick(labels.paid), sign * paid],
      [draw.pick(labels.due), total - paid],
    ),
    truth: only(lines, tax, total),
  };
};

const halves: Shape = (material) => {
  const { labels, draw, lines } = material;
  const half = percentOf(lines, 9);
  return {
    rows: foot(
      material,
      [draw.pick(labels.net), lines],
      ['CGST 9%', half],
      ['SGST 9%', half],
      [draw.pick(labels.total), lines + 2 * half],
    ),
    truth: only(lines, 2 * half, lines + 2 * half),
  };
};

const untaxed: Shape = (material) => {
  const { labels, draw, lines } = material;
  const isNetShown = draw.chance(0.5);
  return {
    rows: foot(material, ...(isNetShown ? [[draw.pick(labels.net), lines] as const] : []), [
      draw.pick(labels.total),
      lines,
    ]),
    truth: { netAmount: [isNetShown ? lines : undefined, lines], taxAmount: [undefined, 0], totalAmount: [lines] },
  };
};

const commissioned: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const commission = percentOf(lines, 15);
  const net = lines - commission;
  const tax = percentOf(net, rate);
  return {
    rows: foot(
      material,
      [labels.gross, lines],
      [labels.commission, -commission],
      [draw.pick(labels.net), net],
      [taxLabel(material, rate), tax],
      [draw.pick(labels.total), net + tax],
    ),
    truth: only(net, tax, net + tax),
  };
};

/** Titles side by side with the amounts under them. */
const titled: Shape = (material) => {
  const { labels, draw, lines, rate, money } = material;
  const tax = percentOf(lines, rate);
  return {
    rows: [
      { cells: ['', draw.pick(labels.net), taxLabel(material, rate), draw.pick(labels.total)] },
      { cells: ['', money(lines), money(tax), money(lines + tax)] },
    ],
    truth: only(lines, tax, lines + tax),
  };
};

const negative: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const tax = percentOf(lines, rate);
  return {
    rows: foot(
      material,
      [draw.pick(labels.net), -lines],
      [taxLabel(material, rate), -tax],
      [draw.pick(labels.total), -lines - tax],
    ),
    truth: only(-lines, -tax, -lines - tax),
  };
};

const wordIn = (draw: Draw): string =>
  Array.from({ length: draw.whole(4, 9) }, () => draw.pick(Array.from('abdefgiklmnoprstuv'))).join('');

/** No label is of a language that is read: the amounts alone speak. */
const unknownLabels: Shape = (material) => {
  const { draw, lines, rate } = material;
  const tax = percentOf(lines, rate);
  return {
    rows: foot(material, [wordIn(draw), lines], [`${wordIn(draw)} ${rate}%`, tax], [wordIn(draw), lines + tax]),
    truth: only(lines, tax, lines + tax),
  };
};

/** Discount, delivery, what was paid and rounding at once. */
const everything: Shape = (material) => {
  const { labels, draw, lines, rate } = material;
  const [discount, charge] = [percentOf(lines, 5), draw.whole(300, 3000)];
  const net = lines - discount + charge;
  const tax = percentOf(net, rate);
  const total = net + tax;
  const paid = percentOf(total, 20);
  const due = Math.round((total - paid) / 5) * 5;
  return {
    rows: foot(
      material,
      [draw.pick(labels.net), lines],
      [draw.pick(labels.discount), -discount],
      [draw.pick(labels.charge), charge],
      [taxLabel(material, rate), tax],
      [draw.pick(labels.total), total],
      [draw.pick(labels.paid), -paid],
      [labels.rounding, due - total + paid],
      [draw.pick(labels.due), due],
    ),
    truth: { netAmount: [lines, lines - discount, net], taxAmount: [tax], totalAmount: [total] },
  };
};

const shapes: Readonly<Record<string, Shape>> = {
  plain,
  'two rates': twoRates,
  'table of rates': rateTable,
  discount: discounted,
  charge: delivered,
  'tax included': included,
  rounded,
  prepaid,
  'equal halves': halves,
  'no tax': untaxed,
  commission: commissioned,
  'titles above': titled,
  negative,
  'everything at once': everything,
  'unknown labels': unknownLabels,
};

export const footShapes = Object.keys(shapes);

/** "1,234.50" in the style of a language, with or without its currency. */
function moneyIn(draw: Draw, { decimal, thousands, currency }: FootLabels): (cents: number) => string {
  const form = draw.pick(['bare', 'bare', 'sign behind', 'code before', 'sign before']);
  return (cents) => {
    const [whole = '0', part = '00'] = fromMinorUnits(Math.abs(cents)).toFixed(2).split('.');
    const figures = `${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${part}`;
    const sign = cents < 0 ? '-' : '';
    if (form === 'sign behind') return `${sign}${figures} ${currency.sign}`;
    if (form === 'sign before') return `${sign}${currency.sign}${figures}`;
    return form === 'code before' ? `${currency.code} ${sign}${figures}` : `${sign}${figures}`;
  };
}

/** The invoice with the number `seed` of a shape: the same one at every call. */
export function drawFoot(shape: string, seed: number): DrawnFoot {
  const draw = drawFrom(`foot ${shape} ${seed}`);
  const make = shapes[shape];
  if (!make) throw new Error(`no shape ${shape}`);
  const [language, labels] = draw.pick(Object.entries(footLabels));
  const money = moneyIn(draw, labels);
  const canvas = canvasOf({ width: 595, height: 842, stretch: 1, blank: 1 });
  const size = draw.pick([8.5, 9.5, 10.5]);
  const lead = size * draw.between(1.3, 1.8);
  const put = (x: number, y: number, text: string, align: 'left' | 'right' = 'left'): void =>
    canvas.put(x, y, text, size, align);
  const [left, right] = [draw.between(40, 60), 595 - draw.between(40, 60)];
  put(left, 50, 'Kestrel Tools Ltd');
  put(left, 50 + lead, '4 Mill Lane, 1200 Milltown');
  canvas.put(right, 50, labels.title, 2 * size, 'right');
  put(right - 180, 120, `${labels.number}:`);
  put(right - 80, 120, `KT-${draw.digits(4)}`);
  put(right - 180, 120 + lead, `${labels.date}:`);
  put(right - 80, 120 + lead, '14.05.2024');
  const edges = [left, right - 160, right - 80, right];
  labels.columns.forEach((title, index) => put(edges[index] ?? left, 200, title, index === 0 ? 'left' : 'right'));
  let y = 200 + 1.5 * lead;
  let lines = 0;
  for (let count = draw.whole(1, 5); count > 0; count--) {
    const [quantity, price] = [draw.whole(1, 12), draw.whole(150, 48_000)];
    put(left, y, draw.pick(labels.items));
    put(edges[1] ?? left, y, String(quantity), 'right');
    put(edges[2] ?? left, y, money(price), 'right');
    put(right, y, money(quantity * price), 'right');
    lines += quantity * price;
    y += lead;
  }
  const { rows, truth } = make({ draw, labels, lines, rate: draw.pick(labels.rates), money });
  const [from, colon] = [right - draw.between(170, 260), draw.chance(0.4) ? ':' : ''];
  y += draw.between(1, 3) * lead;
  for (const { cells } of rows) {
    const [label = '', ...amounts] = cells;
    // A table takes the width of the page.
    if (amounts.length > 1) put(right - 75 * amounts.length - 60, y, label);
    else put(from, y, label + colon);
    amounts.forEach((amount, index) => put(right - 75 * (amounts.length - 1 - index), y, amount, 'right'));
    y += lead;
  }
  put(left, y + 4 * lead, labels.thanks);
  const words = canvas.words.map(({ text, box }) => ({ text, box, confidence: 1 }));
  return { shape, language, truth, page: { number: 1, width: 595, height: 842, words, textSource: 'text' } };
}
