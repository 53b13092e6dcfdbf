/**
 * The last output sheets: a table of every invoice, the sums, the sum in words, the signatures, and a line to sign on.
 *
 * Laid out for a sheet at least as large as A5, and scaled down for smaller paper.
 */
import { amountInWords } from '../../domain/amount-in-words.ts';
import type { SheetDrawing } from '../decorator.ts';
import type { Size } from '../layout.ts';
import { pdfNumbers } from '../../geometry/matrix.ts';
import { type Language, type Words, words } from './language.ts';
import type { Lettering } from './lettering.ts';
import type { CurrencySum, SummaryData, SummaryRow } from './summary-data.ts';
import { type Column, tableRow, tableWidths, wrapped } from './table.ts';

const fontSize = 8;
const lineHeight = 11;
const margin = 36;
/** The size of the sheet for which the summary is laid out, in points. */
const least = { width: 480, height: 320 };

/** A part of the summary that is not divided between two sheets. */
interface Block {
  readonly height: number;
  /** The operators that draw the part with its upper edge at `top`. */
  readonly draw: (top: number) => string;
  /** Whether the head of the table is repeated above the part if it begins a sheet. */
  readonly inTable?: boolean;
}

export function summarySheets(
  data: SummaryData,
  sheet: Size,
  language: Language,
  letters: Lettering,
): readonly SheetDrawing[] {
  const scale = Math.min(1, sheet.width / least.width, sheet.height / least.height);
  const [width, height] = [sheet.width / scale, sheet.height / scale];
  const frame: Frame = { language, letters, left: margin, width: width - 2 * margin };
  const table = tableBlocks(data, frame);
  const blocks = [...table.rows, ...sumBlocks(data, frame), ...noteBlocks(data, frame), signBlock(frame)];
  return paged([titleBlock(data, frame), table.head, ...blocks], table.head, height).map((operators) => ({
    operators: `${pdfNumbers([scale, 0, 0, scale, 0, 0])} cm\n${operators.join('\n')}`,
    resources: letters.resources,
  }));
}

interface Frame {
  readonly language: Language;
  readonly letters: Lettering;
  readonly left: number;
  readonly width: number;
}

function paged(blocks: readonly Block[], head: Block, height: number): readonly (readonly string[])[] {
  const sheets: string[][] = [];
  let top = 0;
  for (const block of blocks) {
    let current = sheets.at(-1);
    if (!current || top - block.height < margin) {
      current = [];
      sheets.push(current);
      top = height - margin;
      if (block.inTable && sheets.length > 1) {
        current.push(head.draw(top));
        top -= head.height;
      }
    }
    current.push(block.draw(top));
    top -= block.height;
  }
  return sheets;
}

function titleBlock({ invoices, documents }: SummaryData, { language, letters, left, width }: Frame): Block {
  const { title, count } = words[language];
  const counted = count(invoices, documents);
  return {
    height: 34,
    draw: (top) =>
      [
        letters.line(title, left, top - 16, 16),
        letters.line(counted, left + width - letters.width(counted, 9), top - 16, 9),
      ].join('\n'),
  };
}

function tableBlocks(
  { rows }: SummaryData,
  { language, letters, left, width }: Frame,
): { readonly head: Block; readonly rows: readonly Block[] } {
  const { columns: names } = words[language];
  const hasSheets = rows.some(({ sheet }) => sheet !== null);
  const cells = rows.map((row, index) => cellsOf(row, index + 1, words[language]));
  const columns: readonly Column[] = tableWidths(
    [
      { title: names.position, at: 'left' },
      { title: names.number, at: 'left', longest: 118 },
      { title: names.date, at: 'left' },
      { title: names.seller, at: 'left', flexible: true },
      { title: names.net, at: 'right' },
      { title: names.tax, at: 'right' },
      { title: names.total, at: 'right' },
      { title: names.currency, at: 'left' },
      ...(hasSheets ? [{ title: names.sheet, at: 'right' } as const] : []),
    ],
    cells,
    width,
    (text) => letters.width(text, fontSize),
  );
  const block = (texts: readonly string[], head: boolean): Block => {
    const { lines, draw } = tableRow(texts, columns, { left, fontSize, lineHeight, head }, letters);
    return { height: lines * lineHeight + 4, draw, inTable: !head };
  };
  return {
    head: block(
      columns.map(({ title }) => title),
      true,
    ),
    rows: cells.map((texts) => block(texts, false)),
  };
}

function cellsOf(row: SummaryRow, position: number, words: Words): readonly string[] {
  const { file, invoice, net, tax, total, sheet, doubts } = row;
  const number = invoice ? (invoice.number ?? '—') : words.unread;
  // A value that needs review is marked, so that nobody signs for it without noticing.
  const marked = (text: string, field: string): string => (doubts.has(field) ? `${text} ${mark}` : text);
  return [
    String(position),
    `${marked(number, 'number')}${besideNumber(row, words)}`,
    marked(invoice?.issueDate ?? '—', 'issueDate'),
    marked(invoice?.seller.name ?? file, 'seller.name'),
    marked(money(net), 'netAmount'),
    marked(money(tax), 'taxAmount'),
    marked(money(total), 'totalAmount'),
    marked(invoice?.currency ?? '—', 'currency'),
    ...(sheet === null ? [] : [String(sheet)]),
  ];
}

/** What a credit note cancels, and whether the invoice occurred before. */
function besideNumber({ invoice, repeated, maybeRepeated }: SummaryRow, { duplicate, cancels }: Words): string {
  const preceding = invoice?.documentType === 'credit_note' ? invoice.precedingInvoice.number : null;
  const cancelled = preceding === null ? '' : ` (${cancels(preceding)})`;
  const again = repeated || maybeRepeated ? ` (${duplicate}${repeated ? '' : '?'})` : '';
  return cancelled + again;
}

const mark = '(?)';

/** 1234.5 -> 1,234.50 */
function money(amount: number | null): string {
  if (amount === null) return '—';
  const [whole = '', cents = ''] = Math.abs(amount).toFixed(2).split('.');
  return `${amount < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

function sumBlocks(data: SummaryData, frame: Frame): readonly Block[] {
  const { sums, sumsWithRepeated, repeated, uncounted, doubtful } = data;
  const texts = words[frame.language];
  const { inWords, duplicates, notCounted, inDoubt } = texts;
  const rows = sums.flatMap((amounts) =>
    [sumText(texts.sum, amounts, texts), ...wordsOf(amounts, inWords)].map((text) => lineBlock(text, frame, 10)),
  );
  const withRepeated = sumsWithRepeated.map((amounts) =>
    lineBlock(sumText(texts.sumWithDuplicates, amounts, texts), frame, fontSize),
  );
  const notes = [
    repeated > 0 ? duplicates(repeated) : '',
    uncounted > 0 ? notCounted(uncounted) : '',
    doubtful > 0 ? `${mark} ${inDoubt(doubtful)}` : '',
  ];
  return [
    gap(8),
    ...rows,
    ...withRepeated,
    ...notes.filter((note) => note !== '').map((note) => lineBlock(note, frame, fontSize)),
  ];
}

function sumText(
  label: string,
  { currency, net, tax, total, doubtful }: CurrencySum,
  { columns, unknownCurrency }: Words,
): string {
  const amounts = [
    `${columns.net} ${money(net)}`,
    `${columns.tax} ${money(tax)}`,
    `${columns.total} ${money(total)}${doubtful ? ` ${mark}` : ''}`,
  ];
  return [`${label} ${currency ?? unknownCurrency}`, ...amounts].join('   ');
}

/** Amounts in yuan are also written as 大写, which is hard to alter. Other currencies have no such form here. */
function wordsOf({ currency, total }: CurrencySum, label: string): readonly string[] {
  return currency === 'CNY' && Math.abs(total) < 1e12 ? [`${label}  ${amountInWords(total)}`] : [];
}

function noteBlocks({ signatures, refused }: SummaryData, frame: Frame): readonly Block[] {
  const texts = words[frame.language];
  const signed = signatures.map(({ file, field, signer, signedAt }) =>
    [file, signer ?? field, signedAt].filter((part) => part !== null).join('   '),
  );
  const left = refused.map(({ file, message }) => `${file}   ${message}`);
  const section = (title: string, lines: readonly string[]): readonly Block[] =>
    lines.length === 0
      ? []
      : [
          gap(8),
          lineBlock(title, frame, 9),
          ...lines.flatMap((line) =>
            wrapped(line, frame.width - 8, (text) => frame.letters.width(text, fontSize)).map((text) =>
              lineBlock(text, { ...frame, left: frame.left + 8 }, fontSize),
            ),
          ),
        ];
  return [...section(texts.signatures, signed), ...section(texts.refused, left)];
}

const gap = (height: number): Block => ({ height, draw: () => '' });

function lineBlock(text: string, { letters, left, width }: Frame, size: number): Block {
  const lines = wrapped(text, width, (part) => letters.width(part, size));
  const step = size * 1.4;
  return {
    height: lines.length * step,
    draw: (top) => lines.map((line, index) => letters.line(line, left, top - size - index * step, size)).join('\n'),
  };
}

function signBlock({ language, letters, left, width }: Frame): Block {
  const places = words[language].signHere;
  const each = width / places.length;
  return {
    height: 46,
    draw: (top) =>
      places
        .map((place, index) => {
          const x = left + index * each;
          const line = x + letters.width(place, 9) + 4;
          return `${letters.line(place, x, top - 40, 9)}\n0.5 w 0 G ${pdfNumbers([line, top - 42])} m ${pdfNumbers([x + each - 10, top - 42])} l S`;
        })
        .join('\n'),
  };
}
