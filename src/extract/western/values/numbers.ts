/**
 * Numbers as documents print them.
 *
 * A separator followed by three digits is ambiguous ("10,000 €" may be ten): the document's own style decides, and
 * where nothing decides, grouping is likelier.
 */
export type DecimalSign = '.' | ',';

/**
 * A number in text, without sign and currency: groups of digits with separators between them. Justified lines may have
 * a blank behind the comma of thousands or before the decimal sign: "1, 926.56", "1,250 .00".
 */
export const numberPattern = String.raw`\d{1,3}(?:, ?\d{3})+ ?\.\d{2}(?!\d)|\d{1,3}(?:[.,'’]\d{2,3})+(?:[.,]\d{1,4})?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,4})|\d+[.,]\d{1,6}|\d+`;

/** The decimal sign most amounts with two decimals use; undefined where the text has none. */
export function decimalSignOf(texts: readonly string[]): DecimalSign | undefined {
  let comma = 0;
  let point = 0;
  for (const text of texts) {
    for (const match of text.matchAll(/(?<![\d.,/-])(?:\d{1,3}(?:[., '’]\d{3})*|\d{4,9})([.,])\d{2}(?![\d.,/-])/g)) {
      if (match[1] === ',') comma++;
      else point++;
    }
  }
  if (comma === point) return undefined;
  return comma > point ? ',' : '.';
}

export interface PrintedNumber {
  readonly value: number;
  /** Digits after the decimal sign. */
  readonly decimals: number;
}

/** Undefined where `text` is no number. Reads 1.471,60, 1'234.50, 7,08,000.00 and 1 234,56. */
export function parseNumber(text: string, decimalSign?: DecimalSign): PrintedNumber | undefined {
  const compact = text.replace(/[\s'’\u00a0\u202f]/g, '');
  if (!/^\d[\d.,]*$/.test(compact)) return undefined;
  const signs = compact.match(/[.,]/g) ?? [];
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  const decimals = last < 0 ? 0 : compact.length - last - 1;
  const decimal = signs.length > 0 && hasDecimals(compact, signs, decimals, decimalSign);
  if (!decimal && signs.length > 0 && !/^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(compact)) return undefined;
  const plain = decimal
    ? `${compact.slice(0, last).replace(/[.,]/g, '')}.${compact.slice(last + 1)}`
    : compact.replace(/[.,]/g, '');
  const value = Number(plain);
  return Number.isFinite(value) ? { value, decimals: decimal ? decimals : 0 } : undefined;
}

/** Whether the last separator of a number is its decimal sign. */
function hasDecimals(
  compact: string,
  signs: readonly string[],
  digitsAfter: number,
  decimalSign: DecimalSign | undefined,
): boolean {
  const last = signs.at(-1);
  if (signs.length > 1) return signs.filter((sign) => sign === last).length === 1;
  if (digitsAfter !== 3) return true;
  return compact.startsWith('0') || last === decimalSign;
}
