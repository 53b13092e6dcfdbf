/**
 * The figures that say whether documents are read well: F1 by document and by layout (documents of one seller count
 * once), how many records are for review although every field is right, and how many needed fields are wrong or missing
 * in records that say `ok`.
 */
import type { Extraction } from '../src/domain/record.ts';
import { type FieldVerdict, type Truth, verdictsOn } from './verdicts.ts';
import type { Same } from '../tools/training/subjects.ts';

export interface ReadDocument {
  readonly set: string;
  /** Documents of one group are of one seller. */
  readonly group: string;
  readonly path: string;
  readonly truth: Truth;
  /** Undefined where nothing was read. */
  readonly extraction: Extraction | undefined;
}

export interface Judged extends Pick<ReadDocument, 'set' | 'group' | 'path'> {
  readonly isScan: boolean;
  readonly isForReview: boolean;
  /** What the checks say that send the record to a person. */
  readonly doubts: readonly string[];
  readonly verdicts: readonly FieldVerdict[];
}

/** "Met before" says something of the batch and nothing of how a document was read. */
const doubtsOf = ({ checks }: Extraction): string[] =>
  checks
    .filter(({ id, outcome, severity }) => outcome === 'failed' && severity !== 'note' && id !== 'duplicate')
    .map(({ id, message }) => `${id}: ${message ?? ''}`);

export function judgedDocument({ set, group, path, truth, extraction }: ReadDocument, same: Same): Judged {
  const doubts = extraction ? doubtsOf(extraction) : ['nothing was read'];
  return {
    set,
    group,
    path,
    isScan: Object.values(extraction?.evidence ?? {}).some(({ method }) => method === 'ocr'),
    isForReview: doubts.length > 0,
    doubts,
    verdicts: verdictsOn(extraction, truth, same),
  };
}

const isRight = ({ verdicts }: Judged): boolean => verdicts.every(({ verdict }) => verdict === 'right');

function f1(verdicts: readonly FieldVerdict[]): number {
  const of = (kind: FieldVerdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === kind).length;
  const [right, wrong] = [of('right'), of('wrong')];
  return (2 * right) / Math.max(1, 2 * right + 2 * wrong + of('missing') + of('spurious'));
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`);

function rowOf(name: string, documents: readonly Judged[]): string {
  const layouts = [...Map.groupBy(documents, ({ set, group }) => `${set} ${group}`).values()];
  const byLayout = layouts.reduce((sum, own) => sum + f1(own.flatMap(({ verdicts }) => verdicts)), 0) / layouts.length;
  const perfect = documents.filter(isRight);
  const doubted = perfect.filter(({ isForReview }) => isForReview).length;
  const needed = documents.flatMap(({ isForReview, verdicts }) =>
    verdicts.filter(({ isNeeded }) => isNeeded).map(({ verdict }) => ({ isForReview, verdict })),
  );
  const silent = needed.filter(({ isForReview, verdict }) => !isForReview && verdict !== 'right').length;
  return [
    `  ${name.padEnd(20)} F1 ${f1(documents.flatMap(({ verdicts }) => verdicts)).toFixed(3)}, by layout ${byLayout.toFixed(3)} of ${layouts.length}`,
    `all right ${perfect.length} of ${documents.length}, of these for review ${doubted} (${percent(doubted, perfect.length)})`,
    `ok and wrong ${silent} of ${needed.length} needed fields (${percent(silent, needed.length)})`,
  ].join('; ');
}

interface Items {
  readonly correct: number;
  readonly expected: number;
  readonly actual: number;
}

/** Lines of items: F1 of those whose description and amount are right. */
export const linesRow = (set: string, { correct, expected, actual }: Items): string =>
  `  lines of ${set.padEnd(20)} F1 ${((2 * correct) / Math.max(1, expected + actual)).toFixed(3)} (${expected} expected)`;

/** A row for each set, and where there are several also for all text and all recognised documents. */
export function summary(documents: readonly Judged[]): string {
  const sets = [...Map.groupBy(documents, ({ set }) => set)].sort(([a], [b]) => (a < b ? -1 : 1));
  const groups: readonly (readonly [string, readonly Judged[]])[] = [
    ...sets,
    ['text', documents.filter(({ isScan }) => !isScan)],
    ['scans and photos', documents.filter(({ isScan }) => isScan)],
    ['all', documents],
  ];
  return ['\nby set', ...groups.filter(([, own]) => own.length > 0).map(([name, own]) => rowOf(name, own))].join('\n');
}

/** The documents that a person is asked to look at for nothing, and the needed fields that nobody is asked to look at. */
export function errorsOfPolicy(documents: readonly Judged[]): string {
  const inVain = documents.filter((one) => one.isForReview && isRight(one));
  const silent = documents.flatMap(({ path, isForReview, verdicts }) =>
    verdicts
      .filter(({ isNeeded, verdict }) => !isForReview && isNeeded && verdict !== 'right')
      .map(({ field, verdict }) => `  ${path}: ${field} ${verdict}`),
  );
  return [
    '\nfor review although all is right',
    ...inVain.map(({ path, doubts }) => `  ${path}: ${doubts.join('; ')}`),
    '\nok and wrong',
    ...silent,
  ].join('\n');
}
