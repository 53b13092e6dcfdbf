/**
 * From how a value was found (confidence.ts) to how often such values are right.
 *
 * `curves.json` has a curve for each family, for text and for recognised pages, and for each group of fields whose values
 * look alike. They were fitted to drawn forms and to labelled documents (`npm run train -- --fapiao DIR`).
 */
import { type Curves, calibrated } from '../calibration.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { FieldName, Fields } from '../reading.ts';
import stored from './curves.json' with { type: 'json' };

/** Fields that have the same kind of value, so that few documents tell enough of all of them. */
const groups = {
  identifier: ['number', 'code', 'checkCode'],
  date: ['issueDate'],
  amount: ['netAmount', 'taxAmount', 'totalAmount'],
  name: ['seller.name', 'buyer.name'],
  taxId: ['seller.taxId', 'buyer.taxId'],
  type: ['type'],
} as const satisfies Record<string, readonly FieldName[]>;

/** Undefined for fields whose confidences are not calibrated, because no document tells what is right. */
export const groupOfField = (field: FieldName): string | undefined =>
  Object.entries(groups).find(([, members]) => (members as readonly string[]).includes(field))?.[0];

const byFamily: Readonly<Record<string, Curves>> = stored.families;

/** The curves of a family by method and field. */
function curvesOf(family: string, fields: Fields): Curves {
  const known = byFamily[family] ?? {};
  const names = Object.keys(fields) as FieldName[];
  return Object.fromEntries(
    Object.entries(known).map(([method, curves]) => [
      method,
      Object.fromEntries(
        names.flatMap((field) => {
          const curve = curves[groupOfField(field) ?? ''];
          return curve ? [[field, curve]] : [];
        }),
      ),
    ]),
  );
}

/** The fields that a family read, with the confidences of its curves. A family without curves keeps what it said. */
export const calibratedFields = (family: string, fields: Fields): Fields =>
  calibrated(fields, curvesOf(family, fields));

/** A value that a check contradicts: never surer than `bound`, whatever its curve says. */
export const boundedBy = <Value>(evidence: Evidence<Value>, bound: number): Evidence<Value> => ({
  ...evidence,
  confidence: Math.min(bound, evidence.confidence),
});
