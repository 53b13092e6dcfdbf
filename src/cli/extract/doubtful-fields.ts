/** Which values of a record somebody has to look at, for marks and pictures. */
import { checkNamed } from '../../extract/checks/index.ts';
import { doubtedFields } from '../../extract/doubted-fields.ts';
import type { OutputRecord } from './reporters/reporter.ts';

/** Takes the name of a field in the schema of the record, and its path in the canonical invoice. */
export type IsDoubtful = (field: string, canonical: string) => boolean;

/** Of little confidence, named by a failed check, or one of the values that a failed check compares. */
export function doubtfulFields(record: Pick<OutputRecord, 'status' | 'evidence' | 'checks'>): IsDoubtful {
  if (record.status !== 'review') return () => false;
  const named = doubtedFields(record);
  const compared = new Set<string>(
    record.checks
      .filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note')
      .flatMap(({ id }) => checkNamed(id)?.doubts ?? []),
  );
  return (field, canonical) => named.has(field) || compared.has(canonical);
}
