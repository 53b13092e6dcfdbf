/**
 * A row per invoice, UTF-8 with a byte order mark (Excel takes it for the local code page otherwise), RFC 4180.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */
import { type Cell, cellAt, invoiceColumns, problemsOf } from './columns.ts';
import type { ReporterFactory } from './reporter.ts';

const formulaStart = /^[\s]*[=+\-@\t\r＝＋－＠]/;

function quoted(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

const row = (cells: readonly Cell[]): string => `${cells.map(quoted).join(',')}\r\n`;

export const csv: ReporterFactory = (sink, { schema }) => {
  const columns = invoiceColumns(schema);
  const head = `\ufeff${row(['path', 'member', 'pages', 'status', ...columns, 'problems', 'sha256'])}`;
  let begun = false;
  const withHead = (text: string): string => {
    const all = begun ? text : head + text;
    begun = true;
    return all;
  };
  return {
    async add(records) {
      const rows = records.map((record) => {
        const { path, member = null, pages, sha256 } = record.source;
        const fields = columns.map((column) => cellAt(record.invoice, column));
        const problems = problemsOf(record).join('; ');
        return row([path, member, pages?.join('-') ?? null, record.status, ...fields, problems, sha256]);
      });
      await sink.write(withHead(rows.join('')));
    },
    async end() {
      if (!begun) await sink.write(withHead(''));
    },
  };
};
