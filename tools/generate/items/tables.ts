/**
 * Invoices whose tables of items add up, with the lines that are true of them: what the reader of lines is measured
 * with. Shapes of tables times languages times habits of print. Nothing is trained on them or fitted to them.
 */
import type { Page } from '../../../src/domain/document.ts';
import { type Canvas, canvasOf, textWidth } from '../canvas.ts';
import { collisionsIn } from '../collisions.ts';
import { type Draw, drawFrom } from '../draw.ts';
import { type GridStyle, putGrid } from './grid.ts';
import { layoutShapes } from './layouts.ts';
import { type LineTruth, type Material, materialOf, percentOf } from './material.ts';
import { type Shaped, type Table, columnShapes } from './shapes.ts';
import { type TableLanguage, itemTitles } from './titles.ts';
import { type Party, partyFrom } from '../party.ts';

export interface DrawnTable {
  readonly shape: string;
  readonly language: TableLanguage;
  readonly pages: readonly Page[];
  readonly truth: readonly LineTruth[];
  /** As it is printed below the lines. */
  readonly net: string;
}

const shapes = { ...columnShapes, ...layoutShapes };

export const tableShapes = Object.keys(shapes);
export const tableLanguages = Object.keys(itemTitles) as TableLanguage[];

/** What a page is drawn with. */
interface Sheet {
  readonly draw: Draw;
  readonly m: Material;
  readonly seller: Party;
  readonly buyer: Party;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly lead: number;
  readonly number: string;
}

const linesOf = ({ name, address }: Party): string[] => [name, ...address];

/** Who sells, who buys, number and date; returns where the table may begin. */
function putHead({ draw, m, seller, buyer, left, right, size, lead, number }: Sheet, canvas: Canvas): number {
  const metrics = { size, lead };
  const isSellerLeft = draw.chance(0.6);
  const title = m.text('invoice');
  if (isSellerLeft) canvas.put(right, 40, title, 2 * size, 'right');
  else canvas.put(left, 40, title, 2 * size);
  const below = linesOf(seller).map((line) => [[line, 'none'] as const]);
  const y = canvas.block(isSellerLeft ? left : right, isSellerLeft ? 40 : 40 + 3 * size, below, {
    ...metrics,
    align: isSellerLeft ? 'left' : 'right',
  });
  const top = Math.max(y, 40 + 3 * size) + 2 * lead;
  const end = canvas.block(
    left,
    top,
    linesOf(buyer).map((line) => [[line, 'none'] as const]),
    metrics,
  );
  const facts = [
    [m.text('number'), number],
    [m.text('date'), m.date],
  ] as const;
  const colon = draw.pick([':', '']);
  facts.forEach(([label, value], index) => {
    canvas.put(right - 190, top + index * lead, label + colon, size);
    canvas.put(right, top + index * lead, value, size, 'right');
  });
  return end + draw.between(2, 3) * lead;
}

/** Net amount, tax and total under the amounts; returns where the next line would begin. */
function putSums({ draw, m, right, size, lead }: Sheet, canvas: Canvas, top: number, net: number, tax: number): number {
  const [usual] = m.texts.rates;
  const rows = [
    [m.text('net'), net],
    [m.text('vat').replace('{rate}', String(usual)), tax],
    [m.text('total'), net + tax],
  ] as const;
  const [from, colon] = [right - draw.between(180, 240), draw.pick([':', '', ''])];
  rows.forEach(([label, cents], index) => {
    canvas.put(from, top + index * lead, label + colon, size);
    canvas.put(right, top + index * lead, m.money(cents), size, 'right');
  });
  return top + rows.length * lead;
}

function putSidebar({ m, seller, buyer, left, size, lead }: Sheet, canvas: Canvas, top: number, width: number): void {
  const own = [...seller.contact, ...seller.registration, ...seller.bank, m.text('terms'), buyer.person, seller.person];
  const fitting = own.filter((line) => textWidth(line, 0.85 * size) < width);
  canvas.block(
    left,
    top,
    fitting.slice(0, 9).map((line) => [[line, 'none'] as const]),
    { size: 0.85 * size, lead },
  );
}

const sidebarWidth = 130;

function styleOf(sheet: Sheet, { tables, hasSidebar }: Shaped): (table: Table) => GridStyle {
  const { draw, size, lead, left, right } = sheet;
  const at = draw.pick(['first', 'first', 'first', 'last', 'middle'] as const);
  const [gap, isEven] = [draw.pick([0, 0, 2, 5, 9]), draw.chance(0.25)];
  // A dense list fills its page.
  const isDense = tables.some(({ rows }) => rows.length > 15);
  return (table) => ({
    left: hasSidebar ? left + sidebarWidth + 20 : left,
    right,
    size,
    lead,
    isEven,
    gap: isDense ? 0 : gap,
    at: table.at ?? at,
    isTitled: table.isUntitled !== true,
    hasLeaders: table.hasLeaders ?? false,
  });
}

const sumOf = (truth: readonly LineTruth[]): number => truth.reduce((sum, line) => sum + line.amount, 0);

function putTables(sheet: Sheet, shaped: Shaped): Canvas[] {
  const { m, left, right, width, height, size, lead, seller, number } = sheet;
  const newCanvas = (): Canvas => canvasOf({ width, height, stretch: 1, blank: 1 });
  const canvases = [newCanvas()];
  const style = styleOf(sheet, shaped);
  let y = putHead(sheet, canvases[0]!);
  if (shaped.hasSidebar) putSidebar(sheet, canvases[0]!, y, sidebarWidth);
  for (const table of shaped.tables) {
    if (table.isOnNextPage) {
      canvases.push(newCanvas());
      canvases.at(-1)!.put(left, 40, seller.name, size);
      canvases.at(-1)!.put(right, 40, `${m.text('number')} ${number}`, size, 'right');
      y = 40 + 3 * lead;
    }
    const canvas = canvases.at(-1)!;
    if (table.heading !== undefined) {
      canvas.put(left, y, table.heading, 1.1 * size);
      y += 1.8 * lead;
    }
    y = putGrid(canvas, y, table.columns, table.rows, style(table)) + lead;
  }
  const net = sumOf(linesIn(shaped));
  y = putSums(sheet, canvases.at(-1)!, y, net, shaped.tax ?? percentOf(net, m.texts.rates[0]));
  const closing = [m.text('terms'), ...seller.bank].map((line) => [[line, 'none'] as const]);
  canvases.at(-1)!.block(left, y + 2 * lead, closing, { size, lead });
  return canvases;
}

const linesIn = ({ tables }: Shaped): LineTruth[] =>
  tables.flatMap(({ rows }) => rows.flatMap(({ truth }) => (truth ? [truth] : [])));

function attempt(shape: string, seed: string, given: TableLanguage | undefined): { drawn: DrawnTable; flaws: number } {
  const make = shapes[shape];
  if (!make) throw new Error(`no shape ${shape}`);
  const draw = drawFrom(`table ${shape} ${seed}`);
  const any = draw.pick(tableLanguages);
  const language = given ?? any;
  const [seller, buyer] = [partyFrom(draw, language, 'seller'), partyFrom(draw, language, 'buyer')];
  const m = materialOf(draw, language, seller.country);
  const shaped = make(m);
  const [width, height] = draw.pick([
    [595, 842],
    [595, 842],
    [612, 792],
  ] as const);
  const size = draw.pick([8, 9, 10]);
  const margin = draw.between(35, 60);
  const number = draw.pick(['', 'INV-', 'F', '2024-']) + draw.digits(draw.whole(3, 7));
  const lead = size * draw.between(1.3, 1.7);
  const sheet = { draw, m, seller, buyer, width, height, size, lead, number, left: margin, right: width - margin };
  const canvases = putTables(sheet, shaped);
  const truth = linesIn(shaped);
  const pages = canvases.map(({ words }, index): Page => {
    const own = words.map(({ text, box }) => ({ text, box, confidence: 1 }));
    return { number: index + 1, width, height, words: own, textSource: 'text' };
  });
  const flaws = canvases.reduce(
    (sum, { words }) => sum + collisionsIn(words, width) + words.filter(({ box }) => box[3] > height).length,
    0,
  );
  return { drawn: { shape, language, pages, truth, net: m.money(sumOf(truth)) }, flaws };
}

const mostAttempts = 12;

/** The invoice with the number `seed` of a shape, in any language unless one is given: the same one at every call. */
export function drawTable(shape: string, seed: number, language?: TableLanguage): DrawnTable {
  for (let again = 0; again < mostAttempts; again++) {
    const { drawn, flaws } = attempt(shape, `${seed} ${again}`, language);
    if (flaws === 0) return drawn;
  }
  throw new Error(`no table of the shape ${shape} fits its page`);
}
