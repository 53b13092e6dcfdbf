/** The schema of corrections. It is separate from corrections.ts so that reading documents loads no schema library. */
import { z } from 'zod';
import { Invoice, InvoiceLine } from '../domain/invoice.ts';
import type { Corrections } from './corrections.ts';

const correctionOf = <Value extends z.ZodType>(value: Value) =>
  z
    .strictObject({
      value,
      page: z.int().min(1).exactOptional(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]).exactOptional(),
    })
    .exactOptional();

/** A path and its schema for each term. The terms of a part that every invoice has (`seller`) have paths of their own. */
const correctionsOf = (shape: Readonly<Record<string, z.ZodType>>, prefix = ''): [string, z.ZodType][] =>
  Object.entries(shape).flatMap(([name, value]) => {
    const term = value instanceof z.ZodDefault ? (value.unwrap() as z.ZodType) : value;
    return term instanceof z.ZodObject
      ? correctionsOf(term.shape, `${prefix}${name}.`)
      : [[`${prefix}${name}`, correctionOf(term)]];
  });

/** More lines than any invoice has. */
const maxLines = 5000;

export const CorrectionsSchema = z.strictObject({
  ...Object.fromEntries(correctionsOf(Invoice.shape)),
  lines: correctionOf(z.array(InvoiceLine).max(maxLines)),
}) as unknown as z.ZodType<Corrections>;
