/** The report on documents that were taken apart, on standard output: for people or for machines. */
import type { FailureReport } from '../../domain/failure.ts';
import type { RecordSource } from '../../domain/record.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import type { Summary } from '../summary.ts';
import { many } from '../terminal/many.ts';
import type { Sink } from '../terminal/output.ts';
import { plainText } from '../terminal/terminal-text.ts';
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

export function splitReporter(reported: SplitPlan['reported'], sink: Sink): SplitReporter {
  const kept: SplitRecord[] = [];
  return {
    async add(record) {
      if (reported === 'ndjson') await sink.write(jsonLine(record));
      else if (reported === 'json') kept.push(record);
      else await sink.write(textOf(record));
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

function textOf(record: SplitRecord): string {
  const { parts, failure } = record;
  const lines = parts.map(({ path, pages: [first, last] }) => {
    const range = first === last ? `page ${first}` : `pages ${first}-${last}`;
    return `ok       ${plainText(nameOf(record))}, ${range} → ${plainText(path)}\n`;
  });
  if (!failure) return lines.join('');
  const { message, detail } = failure;
  const why = detail === undefined ? message : `${message}. ${detail}`;
  return `${lines.join('')}failed   ${plainText(nameOf(record))}: ${plainText(why)}\n`;
}

export const unownedText = (pages: readonly number[]): string =>
  `${many(pages.length, 'page')} in no file: ${pagesText(pages)}`;
