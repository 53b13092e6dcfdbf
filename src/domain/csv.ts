/**
 * Writes rows of CSV (RFC 4180) that are safe to open in a spreadsheet.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). Control characters,
 * which would steer a terminal that shows the file, are shown as \uXXXX.
 */

import { shownName } from './raw-names.ts';

export type CsvCell = string | number | null;

export interface CsvForm {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  /** Whether a text that Excel would take for a number or a date becomes a formula with that text (="00123"). */
  readonly keepsDigits: boolean;
}

const rfc4180: CsvForm = { separator: ',', decimal: '.', keepsDigits: false };

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

/** Invoice numbers, accounts, page ranges: Excel rounds all but 15 digits, drops zeros in front, and makes 1-2 a date. */
const readAsNumber = /^\d[\d .,:/\-eE]*$/;
/** Dates that are meant to be dates. */
const isoDate = /^\d{4}-\d\d-\d\d$/;

function quoted(cell: CsvCell, { separator, decimal, keepsDigits }: CsvForm): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  if (keepsDigits && readAsNumber.test(cell) && !isoDate.test(cell)) return `"=""${cell}"""`;
  const text = formulaSafe(cell);
  const isQuoted = text.includes(separator) || /["\r\n]/.test(text) || text !== text.trim();
  return isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvRow = (cells: readonly CsvCell[], form: CsvForm = rfc4180): string =>
  `${cells.map((cell) => quoted(cell, form)).join(form.separator)}\r\n`;
