/**
 * Patterns that people wrote, and a bound on what they may cost.
 *
 * A pattern such as `(a+)+$` takes exponential time on text that nearly matches. So the text is cut to a length
 * (document-text.ts), and every use of a template runs under a deadline that stops even a match that is under way.
 */
import { createContext, Script } from 'node:vm';
import { Failure } from '../../domain/failure.ts';

/** Longest time one template may take with one document; a sane one takes a few milliseconds. */
const deadlineMs = 2000;

/** Throws a SyntaxError for what is no pattern. Unicode classes (`\p{L}`) work; escapes that only other engines know are tolerated. */
export function pattern(source: string, flags: string): RegExp {
  const plain = source.replaceAll('(?P<', '(?<').replaceAll(/\(\?P=(\w+)\)/g, '\\k<$1>');
  try {
    return new RegExp(plain, `${flags}u`);
  } catch {
    // Without "u", identity escapes such as `\-` outside a class are no error.
    return new RegExp(plain, flags);
  }
}

const work: { run: () => unknown } = { run: () => undefined };
let script: Script | undefined;
let sandbox: ReturnType<typeof createContext> | undefined;

/** The value of `run`, or a Failure that names `what` once the time is over. Not to be nested. */
export function withinDeadline<Value>(what: string, run: () => Value, timeoutMs = deadlineMs): Value {
  script ??= new Script('work.run()');
  sandbox ??= createContext({ work });
  work.run = run;
  try {
    return script.runInContext(sandbox, { timeout: timeoutMs }) as Value;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new Failure('timeout', `${what} took longer than ${timeoutMs / 1000} s`, {
      detail:
        'One of its patterns repeats a repetition, as (a+)+ does: write it so that each part can match in one way only',
      cause: error,
    });
  } finally {
    work.run = () => undefined;
  }
}

/** The error may be one of the other context, whose `Error` is not ours. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
