/** What the trained models get right: the four fields, and whether a right value was among the candidates. */
import { type Choice, type Judged, chooseFields } from '../../../src/extract/western/parties/choose.ts';
import { featuresOf, isWorthJudging } from '../../../src/extract/western/parties/features.ts';
import type { PageFacts } from '../../../src/extract/western/parties/page-facts.ts';
import type { SpanKind } from '../../../src/extract/western/parties/spans.ts';
import { probabilities } from '../../../src/extract/western/parties/trees.ts';
import type { Truth } from '../labelled.ts';
import type { PartyModels } from './models.ts';
import { type PartyField, expectedOf, matchOf, partyFields } from './truth.ts';

export function judgedOf(facts: PageFacts, kind: SpanKind, models: PartyModels): Judged[] {
  return facts.spans
    .filter((span) => span.kind === kind && isWorthJudging(facts, span))
    .map((span) => {
      const [, seller = 0, buyer = 0] = probabilities(models[kind], featuresOf(facts, span));
      return { span, seller, buyer };
    });
}

export const choiceOf = (facts: PageFacts, models: PartyModels): Choice =>
  chooseFields(judgedOf(facts, 'name', models), judgedOf(facts, 'address', models));

export const fieldOf = (choice: Choice, field: PartyField): Judged | undefined =>
  ({
    vendor_name: choice.sellerName,
    vendor_address: choice.sellerAddress,
    customer_name: choice.buyerName,
    customer_address: choice.buyerAddress,
  })[field];

export interface Tally {
  known: number;
  right: number;
  /** A right value was among the spans. */
  candidate: number;
  /** The truth says there is none, and one was given. */
  invented: number;
  absent: number;
}

export type Tallies = Record<PartyField, Tally>;

export const emptyTallies = (): Tallies =>
  Object.fromEntries(
    partyFields.map((field) => [field, { known: 0, right: 0, candidate: 0, invented: 0, absent: 0 }]),
  ) as Tallies;

export interface Verdict {
  readonly field: PartyField;
  readonly right: boolean;
  readonly chosen: string | undefined;
  readonly isCandidate: boolean;
}

/** Counts one document, and says field by field what came out. */
export function count(tallies: Tallies, facts: PageFacts, choice: Choice, truth: Truth): Verdict[] {
  return partyFields.flatMap((field) => {
    if (truth[field] === undefined) return [];
    const tally = tallies[field];
    const chosen = fieldOf(choice, field);
    const expected = expectedOf(truth, field);
    if (expected.length === 0) {
      tally.absent++;
      if (chosen) tally.invented++;
      return [{ field, right: !chosen, chosen: chosen?.span.text, isCandidate: true }];
    }
    const kind = field.endsWith('name') ? 'name' : 'address';
    const isRight = chosen !== undefined && matchOf(field, expected, chosen.span.text) >= 1;
    const isCandidate =
      isRight || facts.spans.some((span) => span.kind === kind && isWorthJudging(facts, span) && matchOf(field, expected, span.text, span.bare) >= 1);
    tally.known++;
    if (isRight) tally.right++;
    if (isCandidate) tally.candidate++;
    return [{ field, right: isRight, chosen: chosen?.span.text, isCandidate }];
  });
}

export function shown(tallies: Tallies): string {
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));
  const sum = partyFields.reduce((all, field) => ({ known: all.known + tallies[field].known, right: all.right + tallies[field].right, candidate: all.candidate + tallies[field].candidate }), { known: 0, right: 0, candidate: 0 });
  const each = partyFields.map((field) => {
    const { known, right, candidate, invented, absent } = tallies[field];
    return `${field} ${share(right, known)} (${share(candidate, known)} found; ${invented} of ${absent} invented)`;
  });
  return `${sum.right}/${sum.known} = ${share(sum.right, sum.known)} (${share(sum.candidate, sum.known)} found): ${each.join(', ')}`;
}
