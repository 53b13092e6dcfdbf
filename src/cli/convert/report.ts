/** What is said of converted documents: the report on standard output, and on standard error what it does not say. */
import { type Message, message } from '../../texts/message.ts';
import type { Wording } from '../../texts/wording.ts';
import type { ConvertPlan } from './plan.ts';
import { type ConvertRecord, nameOf, type ReportForm, type ReportWriter } from './reports/form.ts';
import { failureOf, type Log } from '../terminal/log.ts';
import type { Sink } from '../terminal/output.ts';
import type { Summary } from '../summary.ts';
import { warningsOf } from '../../domain/warned.ts';

export function conversionReporter(
  { form, flags }: Pick<ConvertPlan, 'form' | 'flags'>,
  sink: Sink,
  log: Log,
  wording: Wording,
): ReportWriter {
  const report = form.make(sink, wording);
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

function summaryOf(summary: Summary, isDryRun: boolean): Message {
  const { documents, ok, failed, cached, skipped, elapsedMs, interrupted } = summary;
  const values = { documents, converted: ok, failed, seconds: elapsedMs / 1000 };
  const asides = [
    ...(cached > 0 ? [message('summary.cached', { count: cached })] : []),
    ...(skipped > 0 ? [message('summary.skipped', { count: skipped })] : []),
  ];
  const [first] = asides;
  const said = first
    ? message(isDryRun ? 'convert.dryRunWith' : 'convert.summaryWith', {
        ...values,
        asides: asides.slice(1).reduce((before, next) => message('list.two', { first: before, next }), first),
      })
    : message(isDryRun ? 'convert.dryRun' : 'convert.summary', values);
  return interrupted ? message('summary.interrupted', { summary: said }) : said;
}

function logRest(record: ConvertRecord, { logged }: ReportForm, log: Log): void {
  if (logged.warnings && record.report)
    for (const why of warningsOf(record.report)) log.warn(message('failure.of', { file: nameOf(record), why }));
  if (logged.failures && record.failure) log.error(failureOf(nameOf(record), record.failure));
}
