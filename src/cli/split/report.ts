/** The report on documents that were taken apart, on standard output: for people or for machines. */
import type { FailureReport } from '../../domain/failure.ts';
import type { RecordSource } from '../../domain/record.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import type { Summary } from '../summary.ts';
import { failureText } from '../terminal/log.ts';
import { displayWidth } from '../../texts/display-width.ts';
import { type Message, message } from '../../texts/message.ts';
import type { Wording } from '../../texts/wording.ts';
import type { Sink } from '../terminal/output.ts';
import { padEnd, plainText } from '../terminal/terminal-text.ts';
import type { SplitPlan } from './plan.ts';

/** The report on one document. */
export interface SplitRecord {
  readonly source: Pick<RecordSource, 'path' | 'member' | 'sha256'>;
  readonly status: 'ok' | 'failed';
  /** The files that were written; before a failure, too. */
  readonly parts: readonly {
    readonly path: string;
    /** First and last page in the document, from 1. */
    readonly pages: readonly [number, number];
    readonly bytes: number;
  }[];
  /** Pages of the document that are in no file. */
  readonly unowned: readonly number[];
  readonly failure?: FailureReport;
  readonly elapsedMs: number;
}

export interface SplitReporter {
  add(record: SplitRecord): Promise<void>;
  end(summary: Summary): Promise<void>;
}

export function splitReporter(reported: SplitPlan['reported'], sink: Sink, wording: Wording): SplitReporter {
  const kept: SplitRecord[] = [];
  return {
    async add(record) {
      if (reported === 'ndjson') await sink.write(jsonLine(record));
      else if (reported === 'json') kept.push(record);
      else await sink.write(textOf(record, wording));
    },
    async end({ documents, ok, failed, elapsedMs, interrupted }) {
      if (reported === 'json')
        await sink.write(jsonLine({ records: kept, summary: { documents, ok, failed, elapsedMs, interrupted } }));
    },
  };
}

export const nameOf = ({ source: { path, member } }: Pick<SplitRecord, 'source'>): string =>
  member === undefined ? path : `${path}/${member}`;

/** `1, 3-5`. */
export function pagesText(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}

function textOf(record: SplitRecord, wording: Wording): string {
  const { parts, failure } = record;
  const file = plainText(nameOf(record));
  const { label, text } = wording;
  const width = Math.max(8, displayWidth(label('convert.statusOk')), displayWidth(label('convert.statusFailed'))) + 1;
  const lines = parts.map(({ path, pages: [first, last] }) => {
    const values = { file, path: plainText(path) };
    const said =
      first === last ? text('split.page', { ...values, page: first }) : text('split.range', { ...values, first, last });
    return `${padEnd(label('convert.statusOk'), width)}${said}\n`;
  });
  if (!failure) return lines.join('');
  const said = text('failure.of', { file, why: plainText(failureText(failure, wording)) });
  return `${lines.join('')}${padEnd(label('convert.statusFailed'), width)}${said}\n`;
}

export const unowned = (pages: readonly number[]): Message =>
  message('split.unowned', { count: pages.length, pages: pagesText(pages) });
