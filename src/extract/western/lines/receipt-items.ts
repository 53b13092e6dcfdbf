/**
 * Lines of a receipt without a header row: what stands between the head and the first total, with an amount at the
 * right. A line of numbers alone belongs to the text above it.
 */
import { currencyWords, wordsOf } from '../languages/index.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { closeAmounts } from '../../../domain/money.ts';
import type { Survey } from '../candidates/survey.ts';
import { amountsIn } from '../candidates/amounts.ts';
import { type LabelMeaning, sumMeanings } from '../languages/table.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Line } from '../../layout/text-layout.ts';

const ends: ReadonlySet<LabelMeaning> = new Set([...sumMeanings, 'cash', 'change', 'rounding']);

const quantityBefore = /^\s*(\d{1,4})\s*(?:x|×|@|\s)\s*(?=[\p{L}(])/iu;
const quantityTimes = new RegExp(
  String.raw`(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:(?:kg|${wordsOf('pieces')})\.?\s*)?(?:x|×|@|\*)\s*(?:${currencyWords}|EUR|[€$£])?\s*(\d{1,6}[.,]\d{2})`,
  'i',
);

/** What may stand beside "2 x 0,79" without making it more than that. */
const beside = new RegExp(String.raw`(?:${currencyWords}|EUR|[€$£]|\/?\s?(?:kg|${wordsOf('pieces')})\b\.?|\s)`, 'gi');

const signAtEnd = new RegExp(String.raw`(?:${currencyWords}|[€$£])\s*$`);
const numberWithSign = new RegExp(String.raw`\d+(?:[.,]\d+)?\s*(?:x|×|@)?\s*(?:${currencyWords}|[€$£])?`, 'gi');

interface Times {
  readonly quantity: number;
  readonly unitPrice: number;
}

const makes = ({ quantity, unitPrice }: Times, amount: number): boolean =>
  closeAmounts(quantity * unitPrice, amount, 2);

const everyTimes = new RegExp(quantityTimes.source, 'gi');

interface PrintedTimes extends Times {
  readonly printed: string;
}

/** "6x0,33 l" is a measure: of several products the one that makes `amount` counts, else the last. */
function timesIn(text: string, amount?: number): PrintedTimes | undefined {
  const all = [...text.matchAll(everyTimes)].map(([printed, quantity = '', unitPrice = '']) => ({
    printed,
    quantity: Number(quantity.replace(',', '.')),
    unitPrice: Number(unitPrice.replace(',', '.')),
  }));
  return all.find((times) => amount !== undefined && makes(times, amount)) ?? all.at(-1);
}

/** "2 Stk x 0,79" on a line of its own explains the article above or below it. */
function detailIn(text: string): Times | undefined {
  const rest = text.replace(quantityTimes, '').replace(beside, '');
  const times = rest === '' ? timesIn(text) : undefined;
  return times && { quantity: times.quantity, unitPrice: times.unitPrice };
}

/** Amounts that are no totals (what was taxed) end the lines too, where they are labelled by little else. */
const mostlyLabel = 0.8;

function isEnd(survey: Survey, line: Line): boolean {
  return line.cells.some((cell) => {
    const hit = survey.labels.get(cell)?.[0];
    const share = (hit?.length ?? 0) / Math.max(1, cell.text.replace(/[^\p{L}]/gu, '').length);
    return (
      hit !== undefined &&
      hit.start <= 2 &&
      hit.meanings.some(
        (meaning) => (ends.has(meaning) && share >= 0.35) || (meaning === 'otherAmount' && share >= mostlyLabel),
      )
    );
  });
}

/** The amount at the right of `line`, where there is one with cents. */
function lastAmount(survey: Survey, line: Line): { value: number; textBefore: string } | undefined {
  const cell = line.cells.at(-1);
  const cells = cell && /^[A-Z*]{1,3}$/.test(cell.text) ? line.cells.slice(0, -1) : line.cells;
  const last = cells.at(-1);
  const amount = last && amountsIn(last, survey).at(-1);
  if (!last || !amount || amount.decimals !== 2) return undefined;
  const textBefore = [...cells.slice(0, -1).map((other) => other.text), last.text.slice(0, amount.start)]
    .join(' ')
    .replace(signAtEnd, '')
    .trim();
  return { value: amount.value, textBefore };
}

/** "COLA 6x0,33 F 1 SZT x2,00 =": without the product, the letter of the tax before it and the sign behind. */
const withoutTimes = (text: string, printed: string): string =>
  text
    .replace(printed, '')
    .replace(/[=:\s]+$/, '')
    .replace(/\s[A-H]$/, '')
    .replace(quantityBefore, '');

/** Confidence of a line whose own arithmetic holds, and of one that says nothing of it. */
const proven = 0.85;
const likely = 0.55;

/** Whether `times` is the quantity and price of an article that was read without them. */
const explains = (times: Times, { quantity, netAmount }: InvoiceLine): boolean =>
  quantity === null && netAmount !== null && makes(times, netAmount);

/** The article's name before an amount, without the product of quantity and price; undefined where there are no words. */
function descriptionOf(text: string, product: string | undefined): string | undefined {
  const letters = text.replace(numberWithSign, '').replace(/[^\p{L}]/gu, '');
  if (letters.length < 3) return undefined;
  return (product === undefined ? text.replace(quantityBefore, '') : withoutTimes(text, product)).trim();
}

/** "2 Bread 3,98" */
function leadingQuantity(text: string): number | null {
  const leading = quantityBefore.exec(text);
  return leading ? Number(leading[1]) : null;
}

/** The lines between the head of a receipt and its totals. */
function articleLines(survey: Survey): readonly Line[] {
  const { lines } = survey.layout;
  // A tax number in the head ("VAT 301 2244 81") is no total: articles come before the totals.
  const first = lines.findIndex((line, index) => index > 1 && lastAmount(survey, line) !== undefined);
  const end = lines.findIndex((line, index) => index > 2 && index >= first && isEnd(survey, line));
  return lines.slice(2, end < 0 ? lines.length : end);
}

type Amount = NonNullable<ReturnType<typeof lastAmount>>;

/** The article whose amount stands on `line`; `above` are words and `detail` is a product that stood before it alone. */
function articleOn(
  line: Line,
  amount: Amount,
  { above, detail }: { readonly above: Line | undefined; readonly detail: Times | undefined },
  method: Method,
): Evidence<InvoiceLine> | undefined {
  const { value, textBefore } = amount;
  const own = timesIn(line.text, value);
  const times = own ?? (detail && makes(detail, value) ? detail : undefined);
  const description = descriptionOf(textBefore, own?.printed) ?? above?.text.trim();
  if (!description || !/\p{L}{2}/u.test(description)) return undefined;
  return {
    value: {
      description,
      spec: null,
      unit: null,
      quantity: times?.quantity ?? leadingQuantity(textBefore),
      unitPrice: times?.unitPrice ?? null,
      netAmount: value,
      taxRate: null,
      taxAmount: null,
    },
    confidence: times && makes(times, value) ? proven : likely,
    method,
    page: line.page,
    box: boxAround([line.box]),
  };
}

export function receiptItems(survey: Survey, method: Method): Evidence<InvoiceLine>[] {
  const found: Evidence<InvoiceLine>[] = [];
  /** Words, and a quantity with its price, that were printed before the line with the amount. */
  let above: Line | undefined;
  let detail: Times | undefined;
  for (const line of articleLines(survey)) {
    const alone = detailIn(line.text);
    const amount = alone ? undefined : lastAmount(survey, line);
    if (alone) {
      const last = found.at(-1);
      if (last && explains(alone, last.value))
        found[found.length - 1] = { ...last, value: { ...last.value, ...alone }, confidence: proven };
      else detail = alone;
    } else if (amount) {
      const article = articleOn(line, amount, { above, detail }, method);
      if (article) found.push(article);
      [above, detail] = [undefined, undefined];
    } else if (/\p{L}{3}/u.test(line.text)) above = line;
  }
  return found;
}
