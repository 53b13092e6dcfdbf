/**
 * The server's log: events with fields. Never names, amounts or text of a document, never a URL with its values: routes
 * are logged as patterns.
 */
export type LogLevel = 'info' | 'warning' | 'error';

export interface ServerLog {
  (level: LogLevel, event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** What a thrown thing is, for the log: class, code and place, not its message, which may repeat the document. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const place = frames.slice(0, 6).map((line) => line.trim().replace(/^at /, ''));
  const cause = error.cause === undefined ? '' : ` < ${traceOf(error.cause)}`;
  return `${error.name}${code} ${place.join(' < ')}${cause}`;
}
