/** The fields of an invoice that somebody has to look at, by their paths: `totalAmount`, `seller.name`. */
import type { CheckOutcome, RecordedEvidence } from '../domain/record.ts';
import { sureEnough } from './checks/needed-fields.ts';

interface Judged {
  readonly evidence: Readonly<Record<string, Pick<RecordedEvidence, 'confidence'>>>;
  readonly checks: readonly Pick<CheckOutcome, 'outcome' | 'severity' | 'message'>[];
}

/** What the failed checks say that are not mere notes. */
export const doubtsOf = ({ checks }: Pick<Judged, 'checks'>): readonly string[] =>
  checks
    .filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note')
    .flatMap(({ message }) => message ?? []);

/** Those of little confidence, and those that a failed check names. */
export function doubtedFields(judged: Judged): ReadonlySet<string> {
  const named = new Set(doubtsOf(judged).flatMap((message) => message.match(/\w+(?:\.\w+)?/g) ?? []));
  const doubted = Object.entries(judged.evidence).filter(
    ([field, { confidence }]) => confidence < sureEnough || named.has(field),
  );
  return new Set(doubted.map(([field]) => field));
}
