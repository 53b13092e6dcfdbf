/** Standard error: notes, warnings and errors, as text for people or as JSON lines for machines. */
import type { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { Failure, type FailureReport } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { englishOf, type Message, message } from '../../texts/message.ts';
import { englishWording, type Wording } from '../../texts/wording.ts';
import { plainJson, plainText, wrapIndented } from './terminal-text.ts';
import type { StoredMessage } from '../../texts/template.ts';

export interface LogSettings {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly format: 'text' | 'json';
}

export interface Log {
  /** Only with --verbose. */
  readonly detail: (said: string | Message) => void;
  readonly note: (said: string | StoredMessage) => void;
  /** The summary of a run: one entry with `facts` as JSON, or the lines as text. */
  readonly summary: (lines: (wording: Wording) => readonly string[], facts: object) => void;
  readonly warn: (said: Message) => void;
  /** An event of a running server, with its facts. */
  readonly event: (level: 'info' | 'warning' | 'error', event: string, facts: object) => void;
  /** Also with --quiet. */
  readonly error: (failure: Failure) => void;
  /** Only with --verbose: the original error behind a failure. */
  readonly cause: (failure: Failure, about: string) => void;
}

/** Indentation of the further lines of a summary. */
const summaryIndent = 10;

/** Text is in the language of `wording`, JSON in English. */
export function stderrLog(stream: Writable, { quiet, verbose, format }: LogSettings, wording: Wording): Log {
  const columns = 'columns' in stream && typeof stream.columns === 'number' ? stream.columns : Number.POSITIVE_INFINITY;
  const shown = (message: string | StoredMessage): string =>
    format === 'json' ? englishOf(message) : wording.show(message);
  function line(level: Level, message: string, more: object = {}): void {
    if (format === 'json') {
      const entry = { time: new Date().toISOString(), level, message, ...more };
      stream.write(`${plainJson(JSON.stringify(entry))}\n`);
    } else stream.write(`${plainText(labelled(level, message, wording))}\n`);
  }
  function cause(failure: Failure, about: string): void {
    if (!verbose || failure.cause === undefined) return;
    const [first = '', ...others] = originalText(failure.cause).split('\n');
    line('debug', `${about}: ${first}`);
    for (const row of others) line('debug', row);
  }

  return {
    detail: (said) => verbose && line('debug', shown(said)),
    note: (message) => quiet || line('info', shown(message)),
    summary(lines, facts) {
      if (quiet) return;
      if (format === 'json') line('info', lines(englishWording())[0] ?? '', facts);
      else
        for (const text of lines(wording).flatMap((whole) => wrapIndented(whole, columns, summaryIndent)))
          line('info', text);
    },
    warn: (said) => quiet || line('warning', shown(said)),
    event(level, event, facts) {
      if (quiet && level !== 'error') return;
      const pairs = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`);
      if (format === 'json') line(level, event, facts);
      else line(level, [event, ...pairs].join(' '));
    },
    cause,
    error(failure) {
      const { kind, message, detail, detailText, faults } = failure;
      if (format === 'json') line('error', message, { kind, ...definedOnly({ detail }) });
      else if (faults.length === 0) line('error', failureText(failure, wording));
      else {
        for (const fault of faults) line('error', wording.show(fault));
        if (detail !== undefined) line('info', wording.show(detailText ?? detail));
      }
      cause(failure, kind);
    },
  };
}

type Level = 'debug' | 'info' | 'warning' | 'error';

function labelled(level: Level, text: string, wording: Wording): string {
  if (level === 'error') return wording.text('log.error', { text });
  return level === 'warning' ? wording.text('log.warning', { text }) : text;
}

/** The failure of a file, with its name. */
export function failureOf(
  file: string,
  { kind, message: text, messageText, detail, detailText }: FailureReport,
): Failure {
  return new Failure(kind, message('failure.of', { file, why: messageText ?? text }), { detail: detailText ?? detail });
}

type SaidFailure = Pick<Failure, 'message'> & Partial<Pick<Failure, 'messageText' | 'detail' | 'detailText'>>;

/** A failure in one line: what went wrong, and what to do about it. */
export function failureText({ message, messageText, detail, detailText }: SaidFailure, wording: Wording): string {
  const said = wording.show(messageText ?? message);
  return detail === undefined ? said : wording.sentences(said, wording.show(detailText ?? detail));
}

/** Anything that was thrown as text, with its stack if it has one. */
export function originalText(cause: unknown): string {
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : inspect(cause);
}
