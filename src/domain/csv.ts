/**
 * Writes rows of CSV (RFC 4180) that are safe to open in a spreadsheet.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). Control characters,
 * which would steer a terminal that shows the file, are shown as \uXXXX.
 */

import { shownName } from './raw-names.ts';

export type CsvCell = string | number | null;

/** Without it, Excel reads UTF-8 as the local code page. */
export const byteOrderMark = String.fromCodePoint(0xfeff);

/** The control characters C0 and C1, without white space that occurs in text. */
const control = /[^\P{Cc}\t\n\r]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const formulaStart = /^[\s]*[=+\-@\t\r＝＋－＠]/;

/** The text as a spreadsheet shows it without running it. */
export function formulaSafe(text: string): string {
  const plain = shownName(text).replace(control, escaped);
  return formulaStart.test(plain) ? `'${plain}` : plain;
}

function quoted(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formulaSafe(cell);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvRow = (cells: readonly CsvCell[]): string => `${cells.map(quoted).join(',')}\r\n`;
