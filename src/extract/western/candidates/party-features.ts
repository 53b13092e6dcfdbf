/** What speaks for a name being that of a party: where it stands, what it looks like, how often it comes. */
import { wholeWords, wordsOf } from '../languages/index.ts';
import { findColumns, labelsInText } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { distinctiveWords, hostsIn, legalForm, personTitle } from '../values/names.ts';
import { type Features, flag } from './score.ts';
import type { Survey } from './survey.ts';

/** What is looked up for every name of a document. */
export interface NameFacts {
  /** Hosts of web and mail addresses, letters and digits only. */
  readonly hosts: readonly string[];
  /** The whole text, squeezed. */
  readonly text: string;
}

/** A long document is searched up to here for names that are repeated. */
const mostText = 60_000;

export const nameFactsOf = ({ layout }: Survey): NameFacts => ({
  hosts: layout.lines.flatMap((line) => hostsIn(line.text)).map((host) => host.replace(/[^a-z0-9]/g, '')),
  text: squeezed(
    layout.lines
      .map((line) => line.text)
      .join(' ')
      .slice(0, mostText),
  ),
});

export function positionFeatures(
  survey: Survey,
  cell: Cell,
  page: { readonly height: number; readonly width: number },
): Features {
  const top = cell.box[1] / page.height;
  return {
    top: Math.max(0, 1 - 3 * top),
    footer: flag(top > 0.82),
    left: flag(cell.box[0] / page.width < 0.45),
    firstPage: flag(cell.page === survey.layout.pages[0]?.number),
    firstLine: flag(cell.line <= 1),
    big: flag(cell.height > 1.3 * survey.layout.bodyHeight),
    prose: flag(cell.words.length > 8),
  };
}

/** Further repetitions say nothing more. */
const mostRepetitions = 5;

function timesIn(text: string, key: string): number {
  let count = 0;
  for (let at = text.indexOf(key); at >= 0 && count < mostRepetitions; at = text.indexOf(key, at + key.length)) count++;
  return count;
}

/** Whether the host of a web or mail address bears the name, or a word of it. */
function isInHost(name: string, key: string, hosts: readonly string[]): boolean {
  const words = distinctiveWords(name);
  return hosts.some((host) => (key.length > 3 && host.includes(key)) || words.some((word) => host.includes(word)));
}

export function nameFeatures(name: string, { hosts, text }: NameFacts): Features {
  const key = squeezed(name);
  const count = key.length > 3 ? timesIn(text, key) : 0;
  return {
    legalForm: flag(legalForm.test(name)),
    person: flag(personTitle.test(name)),
    host: flag(isInHost(name, key, hosts)),
    repeated: Math.max(0, Math.min(count, 4) - 1) / 3,
    digits: flag(/\d{3}/.test(name)),
    long: flag(name.length > 60),
    tiny: flag(key.length < 3),
    labelled: flag(looksLikeLabel(name)),
    amount: flag(/\d[.,]\d{2}(?!\d)|%/.test(name)),
  };
}

const documentTitle = new RegExp(
  String.raw`^${wholeWords(`${wordsOf('titles')}|${wordsOf('formWords')}`)}(?:.{0,6}|.*\d.*)$`,
  'iu',
);

/** Names that are in truth a title or a label of the form. */
function looksLikeLabel(name: string): boolean {
  const hits = labelsInText(name);
  const first = hits[0];
  if (first?.start === 0 && /^\s*[:：]/.test(name.slice(first.end))) return true;
  const length = (found: readonly { readonly length: number }[]): number =>
    found.reduce((sum, hit) => sum + hit.length, 0);
  const covered = Math.max(length(hits), length(findColumns(name)));
  return covered >= 0.75 * squeezed(name).length || documentTitle.test(name);
}
