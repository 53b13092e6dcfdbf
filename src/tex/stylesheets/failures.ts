/** Failures of a custom XSL or a conf, with the line and the expression at fault. */
import { Failure } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';
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
    return cannotRun(
      message('tex.customXsl', {}),
      customXsl ?? '',
      answer.message,
      said === undefined ? undefined : Number(said),
    );
  }
  if (conf.kind !== 'default') return cannotRun(message('tex.conf', {}), conf.text, answer.message);
  if (answer.stage !== 'conf') return cannotRun(message('tex.builtinConf', {}), conf.text, answer.message);
  const said = message('tex.noHub', { why: answer.message });
  return customXsl === undefined
    ? new Failure('internal', said)
    : new Failure('bad_request', said, { detail: message('advice.hub', {}) });
}

/** `saidLine`: the line that Saxon reports, if it is a line of `source`; a compiled conf has other lines. */
function cannotRun(what: Message, source: string, said: string, saidLine?: number): Failure {
  const quoted = quotedBy(said);
  const line = (quoted === undefined ? undefined : lineOf(source, quoted, '')) ?? saidLine;
  const why = said.replace(/ on line \d+ in \/?\S+/, '').replace(/ {.*}: /s, ': ');
  return new Failure(
    'bad_request',
    line === undefined ? message('tex.cannotRun', { what, why }) : message('tex.cannotRunLine', { what, why, line }),
    quoted === undefined ? {} : { detail: message('advice.atFault', { quoted: quoted.slice(0, 300) }) },
  );
}

/** The expression or name that Saxon complains about. */
const quotedBy = (message: string): string | undefined =>
  /\{([\s\S]+)\}:/.exec(message)?.[1] ??
  /(?:Unknown|Undeclared|undeclared|Required) [^ ]+ (?:Q\{[^}]*\})?([\w-]+)/.exec(message)?.[1];
