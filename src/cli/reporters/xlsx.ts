/** A workbook with the sheets Invoices, Lines, Problems and Summary. Texts are text cells: no formula is ever written. */
import type { WorkSheet } from '@e965/xlsx';
import { type Cell, cellAt, fileOf, invoiceColumns, lineColumns, linesOf, problemsOf } from './columns.ts';
import type { ReporterFactory } from './reporter.ts';

/** Excel's own limit. */
const maxCellCharacters = 32_767;

/** Characters that XML 1.0 cannot hold. */
const notXml = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

const clean = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.replace(notXml, '').slice(0, maxCellCharacters) : cell;

export const xlsx: ReporterFactory = (sink, { schema }) => {
  const fields = invoiceColumns(schema);
  const lineFields = lineColumns(schema);
  const invoices: Cell[][] = [['path', 'member', 'pages', 'status', ...fields, 'sha256']];
  const lines: Cell[][] = [['file', 'number', 'line', ...lineFields]];
  const problems: Cell[][] = [['file', 'pages', 'status', 'problem']];
  return {
    async add(records) {
      for (const record of records) {
        const { path, member = null, pages, sha256 } = record.source;
        const range = pages?.join('-') ?? null;
        const number = cellAt(record.invoice, 'number') ?? cellAt(record.invoice, 'invoice_number');
        invoices.push([
          path,
          member,
          range,
          record.status,
          ...fields.map((field) => cellAt(record.invoice, field)),
          sha256,
        ]);
        linesOf(record.invoice).forEach((line, index) => {
          lines.push([fileOf(record), number, index + 1, ...lineFields.map((field) => cellAt(line, field))]);
        });
        for (const problem of problemsOf(record)) problems.push([fileOf(record), range, record.status, problem]);
      }
    },
    async end(summary, error) {
      const { utils, write } = await import('@e965/xlsx');
      const counted: Cell[][] = Object.entries(summary).map(([name, value]) => [
        name,
        typeof value === 'number' ? value : String(value),
      ]);
      if (error) counted.push(['error', error.message]);
      const book = utils.book_new();
      const sheet = (rows: readonly Cell[][]): WorkSheet => {
        const made = utils.aoa_to_sheet(rows.map((row) => row.map(clean)));
        made['!cols'] = (rows[0] ?? []).map((_, column) => ({ wch: columnWidth(rows, column) }));
        return made;
      };
      utils.book_append_sheet(book, sheet(invoices), 'Invoices');
      utils.book_append_sheet(book, sheet(lines), 'Lines');
      utils.book_append_sheet(book, sheet(problems), 'Problems');
      utils.book_append_sheet(book, sheet([['what', 'value'], ...counted]), 'Summary');
      await sink.write(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true })));
    },
  };
};

const columnWidth = (rows: readonly Cell[][], column: number): number =>
  Math.min(60, rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[column] ?? '').length), 6) + 2);
