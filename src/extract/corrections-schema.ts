/** The schema of corrections. It is separate from corrections.ts so that reading documents loads no schema library. */
import { z } from 'zod';
import { Invoice, InvoiceLine, Party } from '../domain/invoice.ts';
import type { Corrections } from './corrections.ts';

const correctionOf = <Value extends z.ZodType>(value: Value) =>
  z
    .strictObject({
      value,
      page: z.int().min(1).exactOptional(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]).exactOptional(),
    })
    .exactOptional();

/** A path and its schema for each term of the schema, below `prefix`. */
const correctionsOf = (shape: Readonly<Record<string, z.ZodType>>, prefix = '') =>
  Object.entries(shape).map(([name, value]) => [`${prefix}${name}`, correctionOf(value)] as const);

/** More lines than any invoice has. */
const maxLines = 5000;

const { seller: _seller, buyer: _buyer, lines: _lines, ...terms } = Invoice.shape;

export const CorrectionsSchema = z.strictObject(
  Object.fromEntries([
    ...correctionsOf(terms),
    ...correctionsOf(Party.shape, 'seller.'),
    ...correctionsOf(Party.shape, 'buyer.'),
    ['lines', correctionOf(z.array(InvoiceLine).max(maxLines))] as const,
  ]),
) as unknown as z.ZodType<Corrections>;
