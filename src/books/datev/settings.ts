/** What DATEV has to know of the books: the tax adviser gives these numbers. */
import { z } from 'zod';

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is no date, such as 2025-01-01');
const numberBetween = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'is no number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, { message: `is not between ${least} and ${most}` });

export const DatevSettings = z.strictObject({
  /** Beraternummer. */
  consultant: numberBetween(1001, 9_999_999),
  /** Mandantennummer. */
  client: numberBetween(1, 99_999),
  /** Wirtschaftsjahresbeginn. */
  fiscalYearStart: isoDay,
  /** Sachkontenlänge; accounts of persons have one digit more. */
  accountLength: numberBetween(4, 8),
  /** Bezeichnung of the batch. */
  name: z.string().max(30).default('Eingangsrechnungen'),
  /** Diktatkürzel. */
  initials: z
    .string()
    .regex(/^[A-Z]{2}$/, 'is not two capital letters')
    .exactOptional(),
  /** Sachkontenrahmen, such as 03 or 04. */
  chart: z
    .string()
    .regex(/^\d{2}$/, 'is no chart of accounts, such as 03 or 04')
    .exactOptional(),
  /** Festschreibung: whether the bookings cannot be changed once they are imported. */
  lock: z.stringbool().default(false),
});
export type DatevSettings = z.output<typeof DatevSettings>;
