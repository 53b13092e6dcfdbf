/**
 * Runs patterns that users wrote, with a limit on their time.
 *
 * A pattern such as `(a+)+$` takes exponential time on text that nearly matches. So the length of the text is limited
 * (document-text.ts), and every use of a template has a deadline that interrupts even a running match.
 */
import { createContext, Script } from 'node:vm';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

/** The longest time that a template may take with a document. A sensible one takes a few milliseconds. */
const deadlineMs = 2000;

/**
 * Throws a SyntaxError for an invalid pattern. Unicode classes (`\p{L}`) work. Escapes of other engines are tolerated.
 */
export function pattern(source: string, flags: string): RegExp {
  const plain = source.replaceAll('(?P<', '(?<').replaceAll(/\(\?P=(\w+)\)/g, '\\k<$1>');
  try {
    return new RegExp(plain, `${flags}u`);
  } catch {
    // Without "u", identity escapes such as `\-` outside a class are allowed.
    return new RegExp(plain, flags);
  }
}

const work: { run: () => unknown } = { run: () => undefined };
let script: Script | undefined;
let sandbox: ReturnType<typeof createContext> | undefined;

/** Returns what `run` returns, or throws a `timeout` that names `what`. Calls must not be nested. */
export function withinDeadline<Value>(what: string, run: () => Value, timeoutMs = deadlineMs): Value {
  script ??= new Script('work.run()');
  sandbox ??= createContext({ work });
  work.run = run;
  try {
    return script.runInContext(sandbox, { timeout: timeoutMs }) as Value;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new Failure('timeout', message('template.slowPatterns', { what, seconds: timeoutMs / 1000 }), {
      detail: message('advice.slowPatterns', {}),
      cause: error,
    });
  } finally {
    work.run = () => undefined;
  }
}

/** Does not use instanceof, because the error may come from another context with its own `Error`. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
