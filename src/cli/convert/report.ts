/** The report on converted documents on standard output: one line each, for people or for machines. */
import type { ConversionReport } from '../../convert/report.ts';
import { Failure, type FailureReport } from '../../domain/failure.ts';
import type { ConvertPlan } from './plan.ts';
import type { Log } from '../terminal/log.ts';
import type { Sink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import type { Summary } from '../summary.ts';
import { plainText } from '../terminal/terminal-text.ts';

/** The report on one document. */
export interface ConvertRecord {
  readonly source: {
    readonly path: string;
    readonly member?: string;
    readonly sha256?: string;
    readonly format?: string;
    readonly bytes?: number;
  };
  readonly status: 'ok' | 'failed';
  readonly skipped?: true;
  /** With --dry-run: the document would be converted. */
  readonly planned?: true;
  readonly result?: { readonly path: string; readonly bytes: number };
  readonly report?: ConversionReport;
  readonly failure?: FailureReport;
  readonly cached: boolean;
  readonly elapsedMs: number;
}

export interface ConversionReporter {
  add(record: ConvertRecord): Promise<void>;
  end(summary: Summary): Promise<void>;
}

type Reported = ConvertPlan['reported'];

export function conversionReporter(
  { reported, flags }: Pick<ConvertPlan, 'reported' | 'flags'>,
  sink: Sink,
  log: Log,
): ConversionReporter {
  const kept: ConvertRecord[] = [];
  return {
    async add(record) {
      if (reported === 'ndjson') await sink.write(jsonLine(record));
      else if (reported === 'json') kept.push(record);
      else if (reported === 'text') await sink.write(lineOf(record));
      if (reported === 'text' || reported === 'none') warn(record, reported, log);
    },
    async end(summary) {
      const { documents, ok, failed, cached, skipped, elapsedMs, interrupted } = summary;
      if (reported === 'json')
        await sink.write(
          jsonLine({ records: kept, summary: { documents, ok, failed, cached, skipped, elapsedMs, interrupted } }),
        );
      const asides = [cached > 0 ? `${cached} cached` : '', skipped > 0 ? `${skipped} skipped` : ''].filter(
        (aside) => aside !== '',
      );
      log.note(
        `${interrupted ? 'interrupted after ' : ''}${documents} ${documents === 1 ? 'document' : 'documents'}: ${ok} ${flags.dryRun ? 'would be converted' : 'converted'}, ${failed} failed${asides.length > 0 ? ` (${asides.join(', ')})` : ''} in ${(elapsedMs / 1000).toFixed(1)} s`,
      );
    },
  };
}

const nameOf = ({ source: { path, member } }: ConvertRecord): string =>
  member === undefined ? path : `${path}/${member}`;

const reasonOf = ({ message, detail }: FailureReport): string =>
  detail === undefined ? message : `${message}. ${detail}`;

function lineOf(record: ConvertRecord): string {
  const name = plainText(nameOf(record));
  if (record.failure) return `failed   ${name}: ${plainText(reasonOf(record.failure))}\n`;
  const { result, report, skipped, planned } = record;
  const target = plainText(result?.path ?? '');
  if (planned) return `planned  ${name} → ${target}\n`;
  if (skipped) return `skipped  ${name} → ${target}\n`;
  const { accuracy } = report?.quality ?? {};
  const route = report?.route.map(({ engine }) => engine).join(' + ') ?? '';
  return `ok       ${name} → ${target} (${route}${accuracy === undefined ? '' : `, ${accuracy} % of the words`})\n`;
}

/** Logs what has no line of its own on standard output. */
function warn(record: ConvertRecord, reported: Reported, log: Log): void {
  for (const warning of record.report?.warnings ?? []) log.warn(`${nameOf(record)}: ${warning}`);
  if (!record.failure || reported === 'text') return;
  const { kind, message, detail } = record.failure;
  log.error(new Failure(kind, `${nameOf(record)}: ${message}`, { detail }));
}
