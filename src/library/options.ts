/** Settings of the library as the options of the parts behind it. */
import { z } from 'zod';
import { complaint } from '../config/complaint.ts';
import { allowed } from '../config/values.ts';
import { Failure } from '../domain/failure.ts';
import { englishOf, type Message, message } from '../texts/message.ts';

/** The fields of `settings` that `schema` knows, checked and with defaults. Throws `bad_request`. */
export function optionsOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  settings: object,
): z.output<z.ZodObject<Shape>> {
  const known = Object.entries(settings).filter(([key]) => key in schema.shape);
  const parsed = schema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => faultOf(issue, schema.shape, settings));
  throw new Failure('bad_request', faults.map(englishOf).join('\n'), { faults });
}

/** Options whose values no message repeats. */
const secrets = ['password'];

/** What is wrong with one option, and which values it takes. */
function faultOf(issue: z.core.$ZodIssue, shape: z.ZodRawShape, settings: object): Message {
  const option = String(issue.path[0] ?? '');
  const value: unknown = Reflect.get(settings, option);
  const inner = { ...issue, path: issue.path.slice(1) };
  const fault = complaint(inner, value, secrets.includes(option));
  const schema = shape[option];
  const choices = schema instanceof z.ZodType ? allowed(schema) : undefined;
  return choices === undefined
    ? message('option.fault', { option, fault })
    : message('option.faultOfChoice', { option, fault, choices });
}

/** Throws `cancelled` once the caller's signal has fired. */
export function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Failure('cancelled', 'The work was cancelled', { cause: signal.reason });
}
