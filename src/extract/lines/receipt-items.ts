/**
 * Lines of a receipt without a header row: what stands between the head and the first total, with an amount at the
 * right. A line of numbers alone belongs to the text above it.
 */
import type { Evidence, Method } from '../../domain/evidence.ts';
import type { InvoiceLine } from '../../domain/invoice.ts';
import { closeAmounts } from '../../domain/money.ts';
import type { Survey } from '../candidates/survey.ts';
import { amountsIn } from '../candidates/amounts.ts';
import type { LabelMeaning } from '../labels/table.ts';
import { boxAround } from '../../domain/rows.ts';
import type { Line } from '../layout/sheet.ts';

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
const quantityTimes = /(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:x|×|@|\*)\s*(?:RM|[€$£])?\s*(\d{1,6}[.,]\d{2})/i;

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
    .replace(/(?:RM|[€$£])\s*$/, '')
    .trim();
  return { value: amount.value, textBefore };
}

export function receiptItems(survey: Survey, method: Method): Evidence<InvoiceLine>[] {
  const { lines } = survey.sheet;
  const end = lines.findIndex((line, index) => index > 2 && isEnd(survey, line));
  const found: Evidence<InvoiceLine>[] = [];
  let above: Line | undefined;
  for (const line of lines.slice(2, end < 0 ? lines.length : end)) {
    const amount = lastAmount(survey, line);
    if (!amount) {
      above = /\p{L}{3}/u.test(line.text) ? line : above;
      continue;
    }
    const times = quantityTimes.exec(line.text);
    const words = amount.textBefore
      .replace(/\d+(?:[.,]\d+)?\s*(?:x|×|@)?\s*(?:RM|[€$£])?/gi, '')
      .replace(/[^\p{L}]/gu, '');
    const leading = quantityBefore.exec(amount.textBefore);
    const own = words.length >= 3;
    const description = own
      ? amount.textBefore.replace(quantityBefore, '').replace(quantityTimes, '').trim()
      : above?.text.trim();
    above = undefined;
    if (!description || !/\p{L}{2}/u.test(description)) continue;
    const quantity = times ? Number((times[1] ?? '').replace(',', '.')) : leading ? Number(leading[1]) : null;
    const unitPrice = times ? Number((times[2] ?? '').replace(',', '.')) : null;
    const holds = quantity !== null && unitPrice !== null && closeAmounts(quantity * unitPrice, amount.value, 2);
    found.push({
      value: {
        description,
        spec: null,
        unit: null,
        quantity,
        unitPrice,
        netAmount: amount.value,
        taxRate: null,
        taxAmount: null,
      },
      confidence: holds ? 0.85 : 0.55,
      method,
      page: line.page,
      box: boxAround([line.box]),
    });
  }
  return found;
}
