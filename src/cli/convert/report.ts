/** What is said of converted documents: the report on standard output, and on standard error what it does not say. */
import { Failure } from '../../domain/failure.ts';
import type { ConvertPlan } from './plan.ts';
import { type ConvertRecord, nameOf, type ReportForm, type ReportWriter } from './reports/form.ts';
import type { Log } from '../terminal/log.ts';
import type { Sink } from '../terminal/output.ts';
import type { Summary } from '../summary.ts';

export function conversionReporter(
  { form, flags }: Pick<ConvertPlan, 'form' | 'flags'>,
  sink: Sink,
  log: Log,
): ReportWriter {
  const report = form.make(sink);
  return {
    async add(record) {
      await report.add(record);
      logRest(record, form, log);
    },
    async end(summary) {
      await report.end(summary);
      log.note(summaryOf(summary, flags.dryRun === true));
    },
  };
}

function summaryOf(
  { documents, ok, failed, cached, skipped, elapsedMs, interrupted }: Summary,
  isDryRun: boolean,
): string {
  const asides = [cached > 0 ? `${cached} cached` : '', skipped > 0 ? `${skipped} skipped` : ''].filter(
    (aside) => aside !== '',
  );
  const begun = `${interrupted ? 'interrupted after ' : ''}${documents} ${documents === 1 ? 'document' : 'documents'}`;
  const ended = `${ok} ${isDryRun ? 'would be converted' : 'converted'}, ${failed} failed`;
  return `${begun}: ${ended}${asides.length > 0 ? ` (${asides.join(', ')})` : ''} in ${(elapsedMs / 1000).toFixed(1)} s`;
}

function logRest(record: ConvertRecord, { logged }: ReportForm, log: Log): void {
  if (logged.warnings) for (const warning of record.report?.warnings ?? []) log.warn(`${nameOf(record)}: ${warning}`);
  if (!logged.failures || !record.failure) return;
  const { kind, message, detail } = record.failure;
  log.error(new Failure(kind, `${nameOf(record)}: ${message}`, { detail }));
}
