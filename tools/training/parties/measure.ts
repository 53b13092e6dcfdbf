/** What trained models get right of the four fields, and whether a right value was among the spans at all. */
import type { PageFacts } from '../../../src/extract/western/parties/page-facts.ts';
import {
  type ChosenField,
  type PartyPath,
  type PartyTrees,
  chosenFields,
  judgedSpans,
} from '../../../src/extract/western/parties/read.ts';
import type { Lesson } from './models.ts';
import { type Expected, type PartyField, expectedOf, matchOf, partyFields } from './truth.ts';

export const pathOf: Readonly<Record<PartyField, PartyPath>> = {
  vendor_name: 'seller.name',
  vendor_address: 'seller.address',
  customer_name: 'buyer.name',
  customer_address: 'buyer.address',
};

export interface Verdict {
  readonly set: string;
  readonly group: string;
  readonly path: string;
  readonly field: PartyField;
  readonly expected: string | undefined;
  readonly chosen: ChosenField | undefined;
  /** Also where the document has no such party and none was given. */
  readonly right: boolean;
  readonly isCandidate: boolean;
  readonly method: 'text' | 'ocr';
}

function isAmongSpans(facts: PageFacts, field: PartyField, expected: readonly Expected[]): boolean {
  const kind = field.endsWith('name') ? 'name' : 'address';
  return facts.spans.some((span) => span.kind === kind && matchOf(field, expected, span.text, span.bare) >= 1);
}

/** The verdict on each field of which the truth says something. */
export function verdictsOf({ facts, truth, set, group, path }: Lesson, trees: PartyTrees): Verdict[] {
  const fields = chosenFields(facts, judgedSpans(facts, trees));
  return partyFields.flatMap((field) => {
    const value = truth[field];
    if (value === undefined) return [];
    const chosen = fields.find((each) => each.path === pathOf[field]);
    const expected = expectedOf(truth, field);
    const right =
      expected.length === 0 ? !chosen : chosen !== undefined && matchOf(field, expected, chosen.span.text) >= 1;
    return [
      {
        set,
        group,
        path,
        field,
        expected: typeof value === 'string' && value !== '' ? value : undefined,
        chosen,
        right,
        isCandidate: right || expected.length === 0 || isAmongSpans(facts, field, expected),
        method: facts.survey.layout.method,
      },
    ];
  });
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));

/** The share of right fields in each layout, and the mean of these shares: a layout with many documents counts once. */
function byLayout(known: readonly Verdict[]): string {
  const shares = [...Map.groupBy(known, ({ group }) => group).values()].map(
    (own) => own.filter(({ right }) => right).length / own.length,
  );
  const mean = shares.reduce((sum, own) => sum + own, 0) / Math.max(1, shares.length);
  return `${shares.length === 0 ? '–' : mean.toFixed(3)} by ${shares.length} layouts`;
}

/** Right of those known, by field and by layout; found among the spans; and invented where there is none. */
function summary(verdicts: readonly Verdict[]): string {
  const known = verdicts.filter(({ expected }) => expected !== undefined);
  const absent = verdicts.filter(({ expected }) => expected === undefined);
  const found = share(known.filter(({ isCandidate }) => isCandidate).length, known.length);
  const right = known.filter((each) => each.right).length;
  const invented = absent.filter((each) => !each.right).length;
  return [
    `${right}/${known.length} = ${share(right, known.length)}`,
    byLayout(known),
    `found ${found}`,
    ...(absent.length > 0 ? [`invented ${invented}/${absent.length}`] : []),
  ].join(', ');
}

/** All verdicts summed up, then those of each field. */
export const shown = (verdicts: readonly Verdict[]): string =>
  [
    summary(verdicts),
    ...partyFields.map((field) => `${field} ${summary(verdicts.filter((each) => each.field === field))}`),
  ].join(' | ');

/** Share of the known fields that are right. */
export function rightShare(verdicts: readonly Verdict[]): string {
  const known = verdicts.filter(({ expected }) => expected !== undefined);
  return share(known.filter(({ right }) => right).length, known.length);
}
