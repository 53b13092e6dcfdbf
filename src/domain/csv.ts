/**
 * Rows of CSV as RFC 4180 has them, safe to open in a spreadsheet.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */

export type CsvCell = string | number | null;

/** Without it, Excel reads UTF-8 as the local code page. */
export const byteOrderMark = String.fromCodePoint(0xfeff);

const formulaStart = /^[\s]*[=+\-@\t\r＝＋－＠]/;

function quoted(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvRow = (cells: readonly CsvCell[]): string => `${cells.map(quoted).join(',')}\r\n`;
