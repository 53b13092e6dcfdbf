/**
 * The reader of amounts on generated feet, by shape: how often net, tax and total are right, and how often a wrong one
 * is as sure as a right one. Nothing is trained on these pages.
 */
import type { Evidence } from '../src/domain/evidence.ts';
import { minorUnits } from '../src/domain/money.ts';
import { invoice } from '../src/extract/western/invoice.ts';
import { type FootTruth, drawFoot, footShapes } from '../tools/generate/feet.ts';

const amountFields = ['netAmount', 'taxAmount', 'totalAmount'] as const;

/** From here on a value is taken to be right by who reads the records. */
const sure = 0.9;

type Verdict = 'right' | 'missing' | 'wrong' | 'surely wrong';

function verdictOn(said: Evidence<number> | undefined, accepted: FootTruth[keyof FootTruth]): Verdict {
  if (accepted.includes(said && minorUnits(said.value))) return 'right';
  if (!said) return 'missing';
  return said.confidence >= sure ? 'surely wrong' : 'wrong';
}

/** The verdicts on the amounts of one page; `--errors` prints those that are not right. */
function verdictsOn(shape: string, seed: number, report: (line: string) => void): Record<keyof FootTruth, Verdict> {
  const { page, truth, language } = drawFoot(shape, seed);
  const fields = invoice.read([page])[0]?.fields ?? {};
  const verdicts = amountFields.map((field) => [field, verdictOn(fields[field], truth[field])] as const);
  for (const [field, verdict] of verdicts)
    if (verdict !== 'right')
      report(
        `  ${shape} ${seed} ${language} ${field}: ${verdict}, ${fields[field]?.value ?? 'nothing'} for ${truth[field].join(' or ')}`,
      );
  return Object.fromEntries(verdicts) as Record<keyof FootTruth, Verdict>;
}

/** Of every shape unless one is asked for. */
export function amountsReport(pages: number, withErrors: boolean, only?: string): string {
  const lines: string[] = [];
  const each = Math.ceil(pages / footShapes.length);
  for (const shape of footShapes.filter((own) => only === undefined || own === only)) {
    const errors: string[] = [];
    const found = Array.from({ length: each }, (_, seed) => verdictsOn(shape, seed, (line) => errors.push(line)));
    const share = (field: keyof FootTruth, verdict: Verdict): string =>
      (found.filter((verdicts) => verdicts[field] === verdict).length / each).toFixed(2);
    const shares = amountFields.map(
      (field) => `${field} ${share(field, 'right')} (surely wrong ${share(field, 'surely wrong')})`,
    );
    lines.push(`amounts, ${shape}, ${each} pages: ${shares.join(', ')}`, ...(withErrors ? errors : []));
  }
  return lines.join('\n');
}
