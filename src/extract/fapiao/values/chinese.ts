/**
 * Values as Chinese documents write them: dates, amounts in figures, tax rates, tax numbers. Amounts in words are read in
 * domain/amount-in-words.ts.
 *
 * Every function takes text as it is printed or as OCR read it, and returns undefined where it is no such value: a date
 * in month 13 is no date.
 */
import { isoDate } from '../../../domain/dates.ts';
import { withoutRadicals } from '../../../domain/han-radicals.ts';
import { chineseTaxIdVerdict } from '../../../domain/tax-id.ts';

/** Folds to half width character by character, so that positions in the result are positions in the printed text. */
export const foldWidth = (text: string): string =>
  Array.from(withoutRadicals(text), (char) => {
    const folded = char.normalize('NFKC');
    return folded.length === char.length ? folded : char;
  }).join('');

/** The first date in the text as ISO 8601: `2018 年10 月22 日`, `2019  05  08`, `2024-05-14`, `20240514`. */
export function chineseDate(text: string): string | undefined {
  const folded = foldWidth(text);
  const match =
    /((?:19|20)\d\s*\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})/.exec(folded) ??
    /(?<!\d)((?:19|20)\d\d)\s+(\d{1,2})\s+(\d{1,2})(?!\d)/.exec(folded) ??
    /(?<!\d)((?:19|20)\d\d)年?(\d\d)月?(\d\d)(?!\d)/.exec(folded);
  const [, rawYear, month, day] = match ?? [];
  const year = rawYear?.replace(/\s/g, '');
  if (!year || !month || !day) return undefined;
  return isoDate(Number(year), Number(month), Number(day));
}

/**
 * The amount that a text consists of; undefined where it has anything else. A minus sign may stand before or behind the
 * currency sign. OCR reads ¥ as Y, 羊 or 半, and a blank behind a comma or point.
 */
export function chineseAmount(text: string): number | undefined {
  const folded = foldWidth(text)
    .replace(/\s/g, '')
    .replace(/−|－|—|–/g, '-');
  const match = /^(-?)(?:[¥Y羊半￥]|RMB|CNY)?(-?)[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?元?$/.exec(folded);
  const [, before, after, whole, fraction] = match ?? [];
  if (whole === undefined) return undefined;
  const value = Number(whole.replaceAll(',', '') + (fraction ?? ''));
  if (!Number.isFinite(value)) return undefined;
  return before || after ? -value : value;
}

/** Whether an amount is printed with exactly two decimals, as totals and line amounts are. */
export const hasCents = (text: string): boolean => /\.\d\d$/.test(foldWidth(text).trim());

const rateWords = ['免税', '不征税', '出口零税率', '普通零税率', '零税率', '简易征收'];

/** A tax rate as printed: `13%`, `1.5%`, 免税, 不征税, `***`. */
export function chineseTaxRate(text: string): string | undefined {
  const folded = foldWidth(text).replace(/\s/g, '');
  if (/^\d{1,2}(?:\.\d{1,3})?%$/.test(folded)) return folded;
  if (/^\*{2,}$/.test(folded)) return '***';
  return rateWords.find((word) => word === folded);
}

/** Whether a text has characters that only amounts in words have, to find one without a label. */
export const looksLikeAmountInWords = (text: string): boolean =>
  /[壹贰叁肆伍陆柒捌玖零拾佰仟]{1,}.*[圆元园圓角分]/.test(foldWidth(text));

/** Whether a text is a 统一社会信用代码 or a person's identity number with the right check character. */
export const isCreditCode = (code: string): boolean => chineseTaxIdVerdict(code) === 'valid';

/** Letters that the alphabet of credit codes leaves out because they look like digits. */
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

/**
 * The tax number in the text behind its label: 15 to 20 letters and digits, without blanks. Letters that no credit code
 * has are read as the digits that they resemble, if the check character is right then.
 */
export function chineseTaxId(text: string): string | undefined {
  const bare = foldWidth(text)
    .replace(/[\s:.·,-]/g, '')
    .toUpperCase();
  if (!/^[0-9A-Z*]{15,20}$/.test(bare) || /^[A-Z]+$/.test(bare)) return undefined;
  if (isCreditCode(bare)) return bare;
  const mended = bare.replace(/[OISZ]/g, (letter) => misread[letter] ?? letter);
  // A rule of the cell beside the number reads as one more character.
  const [only, ...others] = [mended, mended.slice(0, -1), mended.slice(1)].filter(isCreditCode);
  return only !== undefined && others.length === 0 ? only : bare;
}
