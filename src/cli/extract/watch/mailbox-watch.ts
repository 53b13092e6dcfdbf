/**
 * `extract --imap --watch`: reads the mails of a folder and those that arrive, until a signal comes.
 *
 * The records of a mail are appended to the output, and then the mail is marked as done. A run that is killed loses nothing,
 * and with ndjson it writes nothing twice, because the next run recognises the records that the output already contains.
 */
import { cachePlace, type Extractor } from '../../../compose/readers-and-merger.ts';
import { type DuplicateIndex, withDuplicateCheck } from '../../../extract/checks/duplicate.ts';
import { projectRecord } from '../../../invoices/schemas/index.ts';
import { messagesOf, type PositionedMessage } from '../../../mailbox/messages.ts';
import { documentRecords } from '../../../tasks/extract/records.ts';
import type { CliContext } from '../../context.ts';
import { extractOptions, intakeOptions } from '../../reading.ts';
import { type Tally, tally } from '../../summary.ts';
import { indexAgainst, rememberFile } from '../earlier-invoices.ts';
import { documentsOfMessage, mailboxReading, mailboxSettings } from '../mailbox.ts';
import { correctedExtractor } from '../corrected.ts';
import type { ExtractPlan } from '../plan.ts';
import type { Reporter } from '../reporters/reporter.ts';
import { type EarlierDocument, type EarlierRecords, earlierRecords } from '../resume.ts';
import { summaryDetails, summaryLine } from '../summary-text.ts';
import { openContinued, resumedOutput } from './continued-output.ts';
import { mailboxState } from './mailbox-state.ts';
import { statePath } from './watch-state.ts';
import { message } from '../../../texts/message.ts';

interface Run {
  readonly plan: ExtractPlan;
  readonly context: CliContext;
  readonly reading: Extractor;
  readonly reporter: Reporter;
  readonly counts: Tally;
  readonly duplicates: DuplicateIndex;
  /** What the output contained at the start; undefined for formats that cannot be read again. */
  readonly earlier: EarlierRecords | undefined;
}

/** Resolves with 130 or 143 once a signal came. Rejects with what keeps it from watching. */
export async function watchMailbox(plan: ExtractPlan, context: CliContext): Promise<number> {
  const { flags, config } = plan;
  const { log, interruption } = context;
  const settings = await mailboxSettings(config, context.env);
  const { host, user } = settings.server;
  const name = statePath(flags.out, [host, user, settings.folder], cachePlace(config.cache).dir);
  const state = await mailboxState(`${name}.mailbox`, settings, flags.force === true);
  try {
    const resumed = await resumedOutput(plan);
    const duplicates = await indexAgainst(flags.against ?? []);
    if (resumed !== undefined) await rememberFile(duplicates, resumed);
    const sink = await openContinued(plan, context);
    const reading = await correctedExtractor(plan, context);
    const counts = tally();
    try {
      if (config.extract.ocr === 'always') await reading.requireOcr(interruption.signal);
      const reporter = plan.format.make(sink, {
        schema: config.extract.schema,
        colour: false,
        columns: undefined,
        wording: context.wording,
        options: config.extract,
        continued: sink.continued,
      });
      const earlier = resumed === undefined ? undefined : await earlierRecords(resumed);
      const run: Run = { plan, context, reading, reporter, counts, duplicates, earlier };
      log.note(message('watch.mailbox', { folder: settings.folder, host }));
      const messages = messagesOf(settings, mailboxReading(context, { after: state.position, watch: true }));
      for await (const message of messages) {
        await readMessage(message, run);
        // A mail that was interrupted is incomplete: the next run reads it again.
        if (!interruption.signal.aborted) await state.done(message.position);
      }
    } finally {
      await sink.finish();
      await reading.close();
    }
    const summary = counts.summary(true);
    log.summary((wording) => [summaryLine(summary, wording), ...summaryDetails(summary, 'never', wording)], {
      summary,
    });
  } finally {
    await state.close();
  }
  return interruption.exitCode() ?? 0;
}

async function readMessage(message: PositionedMessage, run: Run): Promise<void> {
  const { plan, context, reading, reporter, counts, duplicates, earlier } = run;
  const { config } = plan;
  const intakes = documentsOfMessage(message, intakeOptions(config, context));
  const finished = documentRecords<EarlierDocument>(intakes, reading, {
    extract: extractOptions(config),
    signal: context.interruption.signal,
    note: context.log.detail,
    trouble: (failure, { path }) => context.log.cause(failure, path),
    // A copy has another name: only what this mail wrote before is skipped.
    instead: async (document) => ((await earlier?.find(document)) === 'kept' ? 'kept' : undefined),
  });
  for await (const found of finished) {
    if (found === 'kept' || 'copied' in found) continue;
    const judged = withDuplicateCheck(found, duplicates);
    await reporter.add(judged.map((record) => projectRecord(record, config.extract.schema)));
    counts.add(judged);
  }
}
