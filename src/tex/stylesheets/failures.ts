/** Failures of a custom XSL or a conf, with the line and the expression at fault. */
import { Failure } from '../../domain/failure.ts';
import type { Conf } from '../conf/read-conf.ts';
import { lineOf } from './guard.ts';
import type { StylesheetAnswer } from './job.ts';

export function stylesheetFailure(
  answer: Exclude<StylesheetAnswer, { stage: 'done' }>,
  conf: Conf,
  customXsl: string | undefined,
): Failure {
  if (answer.stage === 'custom-xsl') {
    const said = /on line (\d+) /.exec(answer.message)?.[1];
    return cannotRun('custom XSL', customXsl ?? '', answer.message, said === undefined ? undefined : Number(said));
  }
  if (conf.kind !== 'default') return cannotRun('conf', conf.text, answer.message);
  if (answer.stage !== 'conf') return cannotRun('built-in conf', conf.text, answer.message);
  const message = `The TeX could not be written: ${answer.message}`;
  return customXsl === undefined
    ? new Failure('internal', message)
    : new Failure('bad_request', message, { detail: 'Check that the custom XSL produces a Hub document.' });
}

/** `saidLine`: the line that Saxon reports, if it is a line of `source`; a compiled conf has other lines. */
function cannotRun(what: string, source: string, said: string, saidLine?: number): Failure {
  const quoted = quotedBy(said);
  const line = (quoted === undefined ? undefined : lineOf(source, quoted, '')) ?? saidLine;
  const message = said.replace(/ on line \d+ in \/?\S+/, '').replace(/ {.*}: /s, ': ');
  return new Failure(
    'bad_request',
    `The ${what} cannot be run: ${message}${line === undefined ? '' : ` (line ${line})`}`,
    quoted === undefined ? {} : { detail: `At fault: ${quoted.slice(0, 300)}` },
  );
}

/** The expression or name that Saxon complains about. */
const quotedBy = (message: string): string | undefined =>
  /\{([\s\S]+)\}:/.exec(message)?.[1] ??
  /(?:Unknown|Undeclared|undeclared|Required) [^ ]+ (?:Q\{[^}]*\})?([\w-]+)/.exec(message)?.[1];
