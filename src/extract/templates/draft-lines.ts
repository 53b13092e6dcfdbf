/** Makes rules for the lines of a sample: the titles of its columns, and the text below the last line. */
import type { InvoiceLine } from '../../domain/invoice.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { ColumnMeaning } from '../western/languages/table.ts';
import { type Line, overlapX } from '../layout/text-layout.ts';
import type { LineTable } from '../western/lines/table.ts';
import { wordsPattern } from './draft-rules.ts';
import type { Searched } from './fields.ts';
import { findLines } from './lines.ts';
import type { LineField, LineRules } from './schema.ts';

const fields: Partial<Readonly<Record<ColumnMeaning, LineField>>> = {
  description: 'description',
  quantity: 'quantity',
  unit: 'unit',
  unitPrice: 'unitPrice',
  net: 'netAmount',
  amount: 'netAmount',
  gross: 'netAmount',
  taxRate: 'taxRate',
  taxAmount: 'taxAmount',
};

/**
 * Rules that find `lines` again. Undefined if there are none, so that the built-in reader of tables goes on reading
 * them.
 */
export function draftLines(
  tables: readonly LineTable[],
  lines: readonly InvoiceLine[],
  searched: Searched,
): LineRules | undefined {
  if (lines.length === 0) return undefined;
  for (const table of tables) {
    for (const header of table.header) {
      const headers = headersOf(table, header);
      if (headers.description === undefined || Object.keys(headers).length < 2) continue;
      for (const end of endsOf(table, searched)) {
        const rules: LineRules = { headers, wrap: false, ...definedOnly({ end }) };
        const found = findLines(rules, searched).map(({ value }) => value);
        if (JSON.stringify(found) === JSON.stringify(lines)) return rules;
      }
    }
  }
  return undefined;
}

function headersOf(table: LineTable, header: Line): Partial<Record<LineField, string>> {
  const headers: Partial<Record<LineField, string>> = {};
  for (const { meaning, box } of table.columns) {
    const field = fields[meaning];
    const words = header.cells.flatMap((cell) => cell.words).filter((word) => overlapX(word.box, box) > 0.5);
    if (field !== undefined && words.length > 0) headers[field] ??= words.map(({ text }) => text).join(' ');
  }
  return headers;
}

/** Candidates for the text that ends the table: the line below it, or none. */
function endsOf(table: LineTable, { layout }: Searched): (string | undefined)[] {
  const last = table.body.at(-1) ?? table.header.at(-1);
  const below = layout.lines.slice((last?.index ?? 0) + 1, (last?.index ?? 0) + 4);
  const ends = below.flatMap((line) => /^[\p{L}][\p{L}\s.:-]{2,40}/u.exec(line.text)?.[0].trim() ?? []);
  return [...ends.map((text) => `^${wordsPattern(text)}`), undefined];
}
