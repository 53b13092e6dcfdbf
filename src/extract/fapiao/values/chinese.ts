/**
 * Values as Chinese documents write them: dates, amounts in figures, tax rates, tax numbers. Amounts in words are the
 * domain's (amount-in-words.ts).
 *
 * Every function takes text as printed or as OCR read it, and gives undefined where it is not that kind of value:
 * a date of a month 13 is no date.
 */
import { isoDate } from '../../../domain/dates.ts';
import { chineseTaxIdVerdict } from '../../../domain/tax-id.ts';

/** PDF fonts map some Han to radicals (⻋ for 车) that NFKC does not fold: CJK Radicals Supplement, the ones met in names. */
const radicals: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⺟': '母',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
};

/** Radicals become the characters they stand for; widths and brackets stay as printed. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2eff\u2f00-\u2fdf]/g, (char) => radicals[char] ?? char.normalize('NFKC'));

/** Half-width, one character for one: so that positions in the folded text are positions in the printed one. */
export const foldWidth = (text: string): string =>
  Array.from(withoutRadicals(text), (char) => {
    const folded = char.normalize('NFKC');
    return folded.length === char.length ? folded : char;
  }).join('');

/** First date in the text, ISO 8601: `2018 年10 月22 日`, `2019  05  08`, `2024-05-14`, `20240514`. */
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
 * The amount a text is, sign and currency sign before or after each other; undefined where anything else is in it.
 * OCR reads ¥ as Y, 羊 or 半 and a blank after a comma or point.
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

/** Characters only amounts in words have: to find them where no label stands. */
export const looksLikeAmountInWords = (text: string): boolean =>
  /[壹贰叁肆伍陆柒捌玖零拾佰仟]{1,}.*[圆元园圓角分]/.test(foldWidth(text));

/** 统一社会信用代码 or a person's number with a right check character. */
export const isCreditCode = (code: string): boolean => chineseTaxIdVerdict(code) === 'valid';

/** Letters that the alphabet of credit codes leaves out because they look like digits. */
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

/**
 * A tax number from what stands behind its label: 15 to 20 letters and digits, blanks taken out. Letters that cannot
 * be in a credit code are read as the digits they resemble when the check character then fits.
 */
export function chineseTaxId(text: string): string | undefined {
  const bare = foldWidth(text)
    .replace(/[\s:.·,-]/g, '')
    .toUpperCase();
  if (!/^[0-9A-Z*]{15,20}$/.test(bare) || /^[A-Z]+$/.test(bare)) return undefined;
  if (isCreditCode(bare)) return bare;
  const mended = bare.replace(/[OISZ]/g, (letter) => misread[letter] ?? letter);
  return isCreditCode(mended) ? mended : bare;
}
