/**
 * The server's log: events with fields. Never names, amounts or text of a document, never a URL with its values: routes
 * are logged as patterns.
 */
export type LogLevel = 'info' | 'warning' | 'error';

export interface ServerLog {
  (level: LogLevel, event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** Describes an error for the log by class, code and stack, without its message, which may quote the document. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const place = frames.slice(0, 6).map((line) => line.trim().replace(/^at /, ''));
  const cause = error.cause === undefined ? '' : ` < ${traceOf(error.cause)}`;
  return `${error.name}${code} ${place.join(' < ')}${cause}`;
}

/** Logs errors that nobody waits for. */
export const troubleIn =
  (log: ServerLog) =>
  (error: unknown): void =>
    log('error', 'trouble', { trace: traceOf(error) });

const firstSilenceMs = 60_000;
const longestSilenceMs = 60 * 60_000;
const maximumTraces = 100;

/**
 * The same log, in which trouble that repeats (a full disk, every second) appears at ever longer intervals, up to an
 * hour, with the number of `times` it occurred meanwhile. Other events pass unchanged.
 */
export function withoutRepetition(log: ServerLog, now: () => number = Date.now): ServerLog {
  const known = new Map<string, { silentUntilMs: number; silenceMs: number; times: number }>();
  return (level, event, fields) => {
    const trace = fields?.['trace'];
    if (event !== 'trouble' || typeof trace !== 'string') return log(level, event, fields);
    const before = known.get(trace);
    if (before && now() < before.silentUntilMs) {
      before.times++;
      return;
    }
    // Trouble that did not recur for as long as it was silenced starts again with the shortest interval.
    const goesOn = before !== undefined && now() < before.silentUntilMs + before.silenceMs;
    const silenceMs = goesOn ? Math.min(2 * before.silenceMs, longestSilenceMs) : firstSilenceMs;
    known.delete(trace);
    const [oldest] = known.keys();
    if (known.size >= maximumTraces && oldest !== undefined) known.delete(oldest);
    known.set(trace, { silentUntilMs: now() + silenceMs, silenceMs, times: 0 });
    log(level, event, before && before.times > 0 ? { ...fields, times: before.times + 1 } : fields);
  };
}
