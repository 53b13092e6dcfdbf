/**
 * Amounts in Chinese capital numerals (大写): 叁佰玖拾元伍角肆分 is 390.54.
 *
 * Reading accepts what printers and OCR do (元 圆 圓, 整 正, simplified digits, a ⊗ before the first digit) but is strict
 * about the numeral itself: a text that is not one whole amount gives undefined, so that no check compares a guess.
 * Source: 支付结算办法, appendix 1.
 */
import { fromMinorUnits, minorUnits } from './money.ts';

const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇○', '壹一弌', '贰二貳弍两', '叁三叄參弎', '肆四', '伍五', '陆六陸', '柒七', '捌八', '玖九'].flatMap(
    (variants, digit) => Array.from(variants).map((character) => [character, digit]),
  ),
);

const placeValues: Readonly<Record<string, number>> = { 拾: 10, 十: 10, 佰: 100, 百: 100, 仟: 1000, 千: 1000 };

/** A group of up to four digits, from 0 to 9999: 壹仟零伍拾, 拾伍. Undefined if the units of the digits do not decrease. */
function parseGroup(text: string): number | undefined {
  let sum = 0;
  let pending: number | undefined;
  let lastPlace = 10_000;
  for (const character of text) {
    const digit = digits[character];
    const place = placeValues[character];
    if (digit === 0 && pending === undefined) continue;
    if (digit !== undefined && pending === undefined) pending = digit;
    else if (place !== undefined && place < lastPlace) {
      // 拾伍元: the leading 壹 is often left out before 拾.
      if (pending === undefined && !(place === 10 && sum === 0)) return undefined;
      sum += (pending ?? 1) * place;
      lastPlace = place;
      pending = undefined;
    } else return undefined;
  }
  // A digit without a unit is the ones. The colloquial 壹仟伍 for 1500 does not occur on invoices.
  return sum + (pending ?? 0);
}

/** The whole number before 元, from its groups before 亿 and 万 and the rest. A group that is zero, as in 零万, is no number. */
function parseInteger(text: string): number | undefined {
  const [, hundredMillions, tenThousands, ones] =
    /^(?:([^万億亿萬]+)[亿億])?(?:([^万億亿萬]+)[万萬])?([^万億亿萬]*)$/.exec(text) ?? [];
  const groups = [
    { digits: hundredMillions, unit: 1e8 },
    { digits: tenThousands, unit: 1e4 },
    { digits: ones === '' ? undefined : ones, unit: 1 },
  ].flatMap(({ digits: written, unit }) => (written === undefined ? [] : { value: parseGroup(written), unit }));
  if (groups.length === 0) return undefined;
  let sum = 0;
  for (const { value, unit } of groups) {
    if (value === undefined || (value === 0 && unit > 1)) return undefined;
    sum += value * unit;
  }
  return sum;
}

/** A longer text is no amount. The limit bounds the time that hostile input can take. */
const maxLength = 80;

/** The amount, to the fen, or undefined if the text is not one whole amount. */
export function parseAmountInWords(text: string): number | undefined {
  if (text.length > maxLength) return undefined;
  const bare = text
    .replace(/[\s()（）:：,，.。]/g, '')
    .replace(/^(?:价税合计|合计|金额|大写|人民币)*/, '')
    .replace(/^[^\p{Script=Han}]+/u, '')
    .replace(/^人民币/, '');
  const [, sign, rest = ''] = /^(负数?|負數?)?[^\p{Script=Han}]*(.*)$/u.exec(bare) ?? [];
  const parts =
    /^(?:([^元圆圓角分整正]+)[元圆圓])?(?:零?([^元圆圓角分整正零])角|零角)?(?:零?([^元圆圓角分整正零])分|零分)?[整正]?$/u.exec(
      rest,
    );
  if (!parts || rest === '' || /^[整正]$/.test(rest)) return undefined;
  const [, yuanText, jiaoText, fenText] = parts;
  const yuan = yuanText === undefined ? 0 : parseInteger(yuanText);
  const jiao = jiaoText === undefined ? 0 : digits[jiaoText];
  const fen = fenText === undefined ? 0 : digits[fenText];
  if (yuan === undefined || jiao === undefined || fen === undefined) return undefined;
  const units = yuan * 100 + jiao * 10 + fen;
  return fromMinorUnits(sign === undefined || units === 0 ? units : -units);
}

const capitals = Array.from('零壹贰叁肆伍陆柒捌玖');
const places = ['', '拾', '佰', '仟'];
const groupNames = ['', '万', '亿'];

function integerInWords(yuan: number): string {
  let words = '';
  let gap = false;
  const figures = String(yuan);
  Array.from(figures).forEach((figure, index) => {
    const position = figures.length - 1 - index;
    if (figure === '0') gap = true;
    else {
      words += `${gap && words !== '' ? '零' : ''}${capitals[Number(figure)] ?? ''}${places[position % 4] ?? ''}`;
      gap = false;
    }
    const group = Math.floor(position / 4);
    const hasGroup = Math.floor(yuan / 10_000 ** group) % 10_000 > 0;
    if (position % 4 === 0 && hasGroup) words += groupNames[group] ?? '';
  });
  return words;
}

/** An amount in words as fapiao print it: 390.5 becomes 叁佰玖拾圆伍角整. Throws a RangeError from 1e12 on. */
export function amountInWords(amount: number): string {
  const units = Math.abs(minorUnits(amount));
  if (!(units < 1e14)) throw new RangeError(`Amount out of range: ${amount}`);
  if (units === 0) return '零圆整';
  const yuan = Math.floor(units / 100);
  const jiao = Math.floor(units / 10) % 10;
  const fen = units % 10;
  const whole = yuan > 0 ? `${integerInWords(yuan)}圆` : '';
  const jiaoWords = jiao > 0 ? `${capitals[jiao] ?? ''}角` : '';
  const fenWords = fen > 0 ? `${jiao === 0 && yuan > 0 ? '零' : ''}${capitals[fen] ?? ''}分` : '整';
  return `${amount < 0 ? '负' : ''}${whole}${jiaoWords}${fenWords}`;
}
