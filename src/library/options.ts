/** Settings of the library as the options of the parts behind it. */
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';

/** The fields of `settings` that `schema` knows, checked and with defaults. Throws `bad_request`. */
export function optionsOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  settings: object,
): z.output<z.ZodObject<Shape>> {
  const known = Object.entries(settings).filter(([key]) => key in schema.shape);
  const parsed = schema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  throw new Failure('bad_request', 'The options are not valid', { detail: z.prettifyError(parsed.error) });
}

/** Throws `cancelled` once the caller's signal has fired. */
export function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Failure('cancelled', 'The work was cancelled', { cause: signal.reason });
}
