/**
 * Net amount, tax and total where the document has several taxes or rates and the amounts that were chosen do not fit each
 * other, or are those of one rate: what lines with a rate say together is proved where it makes an amount that is printed.
 *
 *     13.5 %   18,450.00   2,490.75         Subtotal              4,168.60
 *     23.0 %    1,204.80     277.10         GST 5 % (No. 81245)     208.43
 *     Total    22,422.65                    QST 9.975 %             415.82
 */
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { boxOf, type Line } from '../../layout/text-layout.ts';
import { type PlacedAmount, evidenceOf, placedAmounts, printedText } from './placed-amounts.ts';
import { makesTax, ratesIn } from './rates.ts';
import { type Survey, isLabelledOn } from './survey.ts';
import type { Totals } from './totals.ts';

/** Nothing but what the amounts have to do with each other says what they are. */
const surest = 0.9;

/** More lines with rates are a list. */
const mostLines = 40;

/** Of a line that is searched: a row of more amounts makes anything by chance. */
const mostAmounts = 9;

/** In percent; and in cents: any rate makes a smaller tax out of some number. */
const highestRate = 35;
const leastTax = 20;

/** What a line says: the amount that was taxed, where it is printed, and the taxes. */
interface RateLine {
  readonly line: Line;
  readonly base: PlacedAmount | undefined;
  readonly taxes: readonly PlacedAmount[];
}

/** The taxes that rates on the line make out of one of its amounts. */
function taxedOn(line: Line, amounts: readonly PlacedAmount[]): RateLine | undefined {
  const money = amounts.filter(({ decimals, cents }) => decimals === 2 && cents >= leastTax);
  if (money.length < 2 || amounts.length > mostAmounts) return undefined;
  const bare = amounts.filter(({ value }) => value > 0 && value <= highestRate);
  const rated = ratesIn(line.text);
  const found = money.map((base) => ({
    line,
    base,
    taxes: money.filter(
      (tax) =>
        tax.cents < base.cents &&
        [...rated, ...bare.flatMap((one) => (one === tax ? [] : [one.value]))].some(
          (rate) => rate > 0 && makesTax(rate, base.cents, tax.cents),
        ),
    ),
  }));
  return found.filter(({ taxes }) => taxes.length > 0).toSorted((a, b) => b.base.cents - a.base.cents)[0];
}

/** The last amount of a line that prints a rate: "GST 5 % … 208.43". */
function endingIn(line: Line, amounts: readonly PlacedAmount[]): RateLine | undefined {
  const last = amounts.filter(({ decimals }) => decimals === 2).at(-1);
  const isRated = ratesIn(line.text).some((rate) => rate > 0 && rate <= highestRate);
  return last && isRated && last.cents >= leastTax ? { line, base: undefined, taxes: [last] } : undefined;
}

const centsOf = (placed: readonly PlacedAmount[]): number => placed.reduce((sum, { cents }) => sum + cents, 0);

interface Proof {
  readonly net: number;
  readonly taxes: readonly PlacedAmount[];
  readonly total: number;
}

/** Rows of base and tax, and what they make together. */
function rowsProof(lines: readonly RateLine[]): Proof | undefined {
  const taxes = lines.flatMap((line) => line.taxes);
  const net = centsOf(lines.flatMap(({ base }) => base ?? []));
  return taxes.length > 1 && lines.length <= mostLines ? { net, taxes, total: net + centsOf(taxes) } : undefined;
}

/** The amounts of money that are printed, in cents, each with the first line that it stands on. */
type Printed = ReadonlyMap<number, number>;

function printedOf(all: readonly PlacedAmount[]): Printed {
  const printed = new Map<number, number>();
  for (const { cents, decimals, cell } of all) {
    const own = Math.abs(cents);
    if (decimals === 2 && (printed.get(own) ?? Infinity) > cell.line) printed.set(own, cell.line);
  }
  return printed;
}

/** No document has more taxes. */
const mostTaxes = 12;

/** Lines of taxes, one under the other, that make the total with an amount above them. */
function sumProof(lines: readonly RateLine[], printed: Printed, total: number): Proof | undefined {
  for (const [at, first] of lines.entries()) {
    const taxes = [...first.taxes];
    for (const next of lines.slice(at + 1, at + mostTaxes)) {
      if (next.line.page !== first.line.page || next.line.index - first.line.index > taxes.length + 1) break;
      taxes.push(...next.taxes);
      const net = total - centsOf(taxes);
      if (net > centsOf(taxes) && (printed.get(net) ?? Infinity) <= first.line.index) return { net, taxes, total };
    }
  }
  return undefined;
}

/** In cents: totals are rounded by less. */
const leastUnrounded = 100;

/** The amounts, in cents, on lines that are labelled as rounding. */
const roundingsOn = (amounts: readonly PlacedAmount[], survey: Survey): number[] =>
  amounts
    .filter(({ cents, cell }) => {
      const isSmall = cents !== 0 && Math.abs(cents) < leastUnrounded;
      return isSmall && isLabelledOn(survey.layout.lines[cell.line], 'rounding', survey);
    })
    .map(({ cents }) => cents);

/** What is to be paid of a sum that is printed: itself, or the sum with its rounding where that is printed, too. */
function payable(sum: number, printed: Printed, roundings: readonly number[]): number | undefined {
  if (!printed.has(sum)) return undefined;
  const rounded = roundings.flatMap((rounding) => [sum + rounding, sum - rounding]).find((cents) => printed.has(cents));
  return rounded ?? sum;
}

/** Points: amounts of a column end no farther from each other. */
const columnStep = 6;

const columnOf = ({ line, base }: RateLine): string =>
  `${line.page} ${base ? Math.round(boxOf(base.cell, base.start, base.end)[2] / columnStep) : ''}`;

function proofOf(survey: Survey, total: number): Proof | undefined {
  const placed = placedAmounts(survey);
  const lines = survey.layout.lines.map((line, index) => ({ line, amounts: placed[index] ?? [] }));
  const all = lines.flatMap(({ amounts }) => amounts);
  const [printed, roundings] = [printedOf(all), roundingsOn(all, survey)];
  const taxed = lines.flatMap(({ line, amounts }) => taxedOn(line, amounts) ?? []);
  // The lines of a table and the summary of its taxes say the same, each in columns of its own.
  const groups = [taxed, ...Map.groupBy(taxed, columnOf).values()];
  const proofs = groups.flatMap((group) => rowsProof(group) ?? []);
  const exact = proofs.find((proof) => proof.total === total);
  if (exact) return { ...exact, total: payable(total, printed, roundings) ?? total };
  const ending = lines.flatMap(({ line, amounts }) => endingIn(line, amounts) ?? []);
  const summed = sumProof(ending, printed, total);
  if (summed) return summed;
  // What was taken for the total is less than the rows make: it is that of one rate.
  for (const proof of proofs) {
    const whole = proof.total > total ? payable(proof.total, printed, roundings) : undefined;
    if (whole !== undefined) return { ...proof, total: whole };
  }
  return undefined;
}

const isComplete = ({ netAmount: net, taxAmount: tax }: Totals, total: number): boolean =>
  net !== undefined && tax !== undefined && minorUnits(net.value) + minorUnits(tax.value) === total;

/** The totals as lines with rates prove them; unchanged where nothing does. */
export function withRateLines(totals: Totals, survey: Survey): Totals {
  const { totalAmount } = totals;
  if (!totalAmount || totalAmount.value <= 0) return totals;
  const total = minorUnits(totalAmount.value);
  const proof = proofOf(survey, total);
  const [first] = proof?.taxes ?? [];
  if (!proof || !first || (proof.total === total && isComplete(totals, total))) return totals;
  const place = evidenceOf(first, Math.min(surest, totalAmount.confidence), survey);
  const evidence = (cents: number, text: string): Evidence<number> => ({
    ...place,
    value: fromMinorUnits(cents),
    text,
  });
  const sum = (cents: number): Evidence<number> => evidence(cents, fromMinorUnits(cents).toFixed(2));
  const printed = proof.taxes.map(printedText);
  return {
    netAmount: sum(proof.net),
    taxAmount: evidence(centsOf(proof.taxes), printed.join(' + ')),
    totalAmount: proof.total === total ? totalAmount : sum(proof.total),
  };
}
