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
import type { LabelMeaning } from '../languages/table.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Line } from '../layout.ts';

const ends: ReadonlySet<LabelMeaning> = new Set([
  'net',
  'tax',
  'total',
  'grandTotal',
  'amountDue',
  'cash',
  'change',
  'rounding',
]);

const quantityBefore = /^\s*(\d{1,4})\s*(?:x|×|@|\s)\s*(?=\p{L})/iu;
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

const timesIn = (text: string): Times | undefined => {
  const match = quantityTimes.exec(text);
  const [quantity, unitPrice] = [match?.[1], match?.[2]].map((part) => Number((part ?? '').replace(',', '.')));
  return match && quantity !== undefined && unitPrice !== undefined ? { quantity, unitPrice } : undefined;
};

/** "2 Stk x 0,79" on a line of its own explains the article above or below it. */
function detailIn(text: string): Times | undefined {
  const rest = text.replace(quantityTimes, '').replace(beside, '');
  return rest === '' ? timesIn(text) : undefined;
}

const makes = ({ quantity, unitPrice }: Times, amount: number): boolean =>
  closeAmounts(quantity * unitPrice, amount, 2);

function isEnd(survey: Survey, line: Line): boolean {
  return line.cells.some((cell) => {
    const hit = survey.labels.get(cell)?.[0];
    return (
      hit !== undefined &&
      hit.start <= 2 &&
      hit.meanings.some((meaning) => ends.has(meaning)) &&
      hit.length >= 0.35 * cell.text.replace(/[^\p{L}]/gu, '').length
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

/** Confidence of a line whose own arithmetic holds, and of one that says nothing of it. */
const proven = 0.85;
const likely = 0.55;

export function receiptItems(survey: Survey, method: Method): Evidence<InvoiceLine>[] {
  const { lines } = survey.sheet;
  // "VAT 301 2244 81" in the head ends nothing: articles come first.
  const first = lines.findIndex((line, index) => index > 1 && lastAmount(survey, line) !== undefined);
  const end = lines.findIndex((line, index) => index > 2 && index >= first && isEnd(survey, line));
  const found: Evidence<InvoiceLine>[] = [];
  let above: Line | undefined;
  /** Of the line before, where it told quantity and price alone. */
  let detail: Times | undefined;
  for (const line of lines.slice(2, end < 0 ? lines.length : end)) {
    const alone = detailIn(line.text);
    const last = found.at(-1);
    if (alone) {
      const lastAmountRead = last?.value.netAmount ?? null;
      const ofLast = last && last.value.quantity === null && lastAmountRead !== null && makes(alone, lastAmountRead);
      if (ofLast) found[found.length - 1] = { ...last, value: { ...last.value, ...alone }, confidence: proven };
      else detail = alone;
      continue;
    }
    const amount = lastAmount(survey, line);
    if (!amount) {
      above = /\p{L}{3}/u.test(line.text) ? line : above;
      continue;
    }
    const times = timesIn(line.text) ?? (detail && makes(detail, amount.value) ? detail : undefined);
    detail = undefined;
    const words = amount.textBefore.replace(numberWithSign, '').replace(/[^\p{L}]/gu, '');
    const leading = quantityBefore.exec(amount.textBefore);
    const own = words.length >= 3;
    const description = own
      ? amount.textBefore.replace(quantityBefore, '').replace(quantityTimes, '').trim()
      : above?.text.trim();
    above = undefined;
    if (!description || !/\p{L}{2}/u.test(description)) continue;
    const quantity = times?.quantity ?? (leading ? Number(leading[1]) : null);
    found.push({
      value: {
        description,
        spec: null,
        unit: null,
        quantity,
        unitPrice: times?.unitPrice ?? null,
        netAmount: amount.value,
        taxRate: null,
        taxAmount: null,
      },
      confidence: times && makes(times, amount.value) ? proven : likely,
      method,
      page: line.page,
      box: boxAround([line.box]),
    });
  }
  return found;
}
