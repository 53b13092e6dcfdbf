/** How a record differs from what a fixture says it must be. Fields that the expectation leaves out are not compared. */
import type { ExpectedRecord } from '../tools/fixtures/fixture.ts';
import type { Invoice } from '../src/domain/invoice.ts';
import type { CheckOutcome, Extraction } from '../src/domain/record.ts';
import type { FailureKind } from '../src/domain/failure.ts';

/** A record, or a document that gave none. */
export interface Outcome {
  readonly member?: string;
  readonly status: Extraction['status'];
  readonly failure?: FailureKind;
  readonly invoice: Invoice | null;
  readonly checks: readonly CheckOutcome[];
}

/** Letters and digits alone: blanks, brackets and width are typesetting. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Levenshtein distance over code points. */
function distance(a: string, b: string): number {
  const target = Array.from(b);
  let row = [0, ...target.map((_, index) => index + 1)];
  for (const [index, character] of Array.from(a).entries()) {
    const next = [index + 1];
    for (const [column, other] of target.entries()) {
      const replaced = (row[column] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Prose, in which a letter that was recognised wrongly does no harm. */
const isProse = (path: string): boolean => /\.(?:name|address|description)$/.test(path);

function sameLeaf(expected: unknown, actual: unknown, lenient: boolean): boolean {
  if (typeof expected === 'number') return typeof actual === 'number' && Math.abs(expected - actual) < 0.005;
  if (typeof expected === 'string') {
    if (typeof actual !== 'string') return false;
    const [a, b] = [bare(expected), bare(actual)];
    return a === b || (lenient && distance(a, b) <= a.length / 10);
  }
  return expected === actual;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Paths at which `actual` is not what `expected` says, with both values. */
function differing(expected: unknown, actual: unknown, path: string, recognised = false): string[] {
  if (expected === undefined) return [];
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length) {
    return [`${path}: ${expected.length} expected, ${actual.length} read`];
  }
  if (isObject(expected)) {
    const within = isObject(actual) ? actual : {};
    return Object.entries(expected).flatMap(([key, value]) =>
      differing(value, within[key], `${path}.${key}`, recognised),
    );
  }
  return sameLeaf(expected, actual, recognised && isProse(path))
    ? []
    : [`${path}: ${JSON.stringify(expected)} expected, ${JSON.stringify(actual)} read`];
}

const failedChecks = ({ checks }: Outcome): CheckOutcome[] => checks.filter(({ outcome }) => outcome === 'failed');

/** Empty where the record is as expected; else one sentence a difference. `recognised`: its text came from a picture. */
export function differences(expected: ExpectedRecord, outcome: Outcome, recognised = false): string[] {
  const failed = failedChecks(outcome);
  const why = outcome.failure ?? failed.map(({ id, message }) => `${id} (${message ?? ''})`).join(', ');
  const status =
    expected.status === outcome.status ? [] : [`status: ${expected.status} expected, ${outcome.status} read: ${why}`];
  const checks = (expected.failedChecks ?? [])
    .filter((id) => !failed.some((check) => check.id === id))
    .map((id) => `check ${id} should have failed`);
  return [
    ...status,
    ...checks,
    ...differing(expected.failure, outcome.failure, 'failure'),
    ...(expected.member === undefined ? [] : differing(expected.member, outcome.member, 'member')),
    ...(outcome.invoice === null ? [] : differing(expected.invoice, outcome.invoice, 'invoice', recognised)),
  ];
}
