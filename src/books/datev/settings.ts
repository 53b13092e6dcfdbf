/** What DATEV has to know of the books: the tax adviser gives these numbers. */
import { z } from 'zod';
import { writeInstead } from '../../documents/checked-yaml.ts';
import { message } from '../../texts/message.ts';

const isoDay = z
  .string()
  .refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day), writeInstead(message('export.writeDay', {})));
const numberBetween = (least: number, most: number) =>
  z
    .string()
    .refine(
      (digits) => /^\d{1,9}$/.test(digits) && Number(digits) >= least && Number(digits) <= most,
      writeInstead(message('export.writeNumber', { least, most })),
    )
    .transform(Number);

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
    .refine((letters) => /^[A-Z]{2}$/.test(letters), writeInstead(message('export.writeInitials', {})))
    .exactOptional(),
  /** Sachkontenrahmen, such as 03 or 04. */
  chart: z
    .string()
    .refine((digits) => /^\d{2}$/.test(digits), writeInstead(message('export.writeChart', {})))
    .exactOptional(),
  /** Festschreibung: whether the bookings cannot be changed once they are imported. */
  lock: z.stringbool().default(false),
});
export type DatevSettings = z.output<typeof DatevSettings>;
