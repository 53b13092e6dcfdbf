/** Standard error: notes, warnings and errors, as text for people or as JSON lines for machines. */
import type { Writable } from 'node:stream';
import type { Failure } from '../domain/failure.ts';
import { plainJson, plainText } from './terminal-text.ts';

export interface LogSettings {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly format: 'text' | 'json';
}

export interface Log {
  /** Only with --verbose. */
  detail(message: string): void;
  note(message: string): void;
  warn(message: string): void;
  /** Also with --quiet. */
  error(failure: Failure): void;
  /** Only with --verbose: the original error behind a failure. */
  cause(failure: Failure, about: string): void;
}

export function stderrLog(stream: Writable, { quiet, verbose, format }: LogSettings): Log {
  function line(level: string, message: string, more: object = {}): void {
    if (format === 'json') {
      const entry = { time: new Date().toISOString(), level, message, ...more };
      stream.write(`${plainJson(JSON.stringify(entry))}\n`);
    } else stream.write(`${level === 'info' || level === 'debug' ? '' : `${level}: `}${plainText(message)}\n`);
  }
  return {
    detail: (message) => verbose && line('debug', message),
    note: (message) => quiet || line('info', message),
    warn: (message) => quiet || line('warning', message),
    error(failure) {
      const { kind, message, detail } = failure;
      const text = format === 'text' && detail !== undefined ? `${message}. ${detail}` : message;
      line('error', text, { kind, ...(detail === undefined ? {} : { detail }) });
      this.cause(failure, kind);
    },
    cause(failure, about) {
      if (!verbose || failure.cause === undefined) return;
      const text =
        failure.cause instanceof Error ? (failure.cause.stack ?? failure.cause.message) : String(failure.cause);
      for (const row of text.split('\n')) line('debug', `${about}: ${row}`);
    },
  };
}
