/** Why a record needs review or failed, and what else there is to know of it, as texts for people. */
import type { CheckOutcome } from '../../../domain/record.ts';
import type { StoredMessage } from '../../../texts/template.ts';
import type { Wording } from '../../../texts/wording.ts';
import type { OutputRecord } from './reporter.ts';

export interface Problem {
  /** The failure's kind, the check's id, or `warning`. */
  readonly kind: string;
  readonly text: string;
}

/** How the texts of a record are shown. */
export interface Showing {
  readonly show: (text: string, said: StoredMessage | null | undefined) => string;
  readonly sentences: (...parts: readonly string[]) => string;
}

/** As they are in the record: in English. */
export const asStored: Showing = { show: (text) => text, sentences: (...parts) => parts.join('. ') };

/** In the language of the user. */
export const asWorded = ({ showStored: show, sentences }: Wording): Showing => ({ show, sentences });
export const asWordedBriefly = ({ showBriefly: show, sentences }: Wording): Showing => ({ show, sentences });

const problemOf = ({ id, message, messageText }: CheckOutcome, { show }: Showing): Problem => ({
  kind: id,
  text: message === undefined ? id : show(message, messageText),
});

/** Why a record is not `ok`: its failure, or the checks because of which it needs review. */
export function problemsOf({ failure, checks }: OutputRecord, showing: Showing): readonly Problem[] {
  const found = checks
    .filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note')
    .map((check) => problemOf(check, showing));
  if (!failure) return found;
  const { kind, message, messageText, detail, detailText } = failure;
  const parts = [
    showing.show(message, messageText),
    ...(detail === undefined ? [] : [showing.show(detail, detailText)]),
  ];
  return [{ kind, text: showing.sentences(...parts) }, ...found];
}

/** Notes that do not make a record need review: warnings, and checks of that severity. */
export function notesOf({ checks, warnings, warningTexts }: OutputRecord, showing: Showing): readonly Problem[] {
  const found = checks.filter(({ outcome, severity }) => outcome === 'failed' && severity === 'note');
  const warned = warnings.map((text, index) => ({ kind: 'warning', text: showing.show(text, warningTexts?.[index]) }));
  return [...found.map((check) => problemOf(check, showing)), ...warned];
}

export const fileOf = ({ source }: Pick<OutputRecord, 'source'>): string =>
  source.member === undefined ? source.path : `${source.path}/${source.member}`;
