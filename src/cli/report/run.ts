/** A run of `report`: records → sums, doubts and duplicates → a page. The records are read twice and never kept. */
import { stat } from 'node:fs/promises';
import type { Config } from '../../config/schema.ts';
import { fileFailure } from '../../documents/file-failure.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { recordsOf } from '../export/records.ts';
import type { OutputRecord } from '../extract/reporters/reporter.ts';
import { fileLinks } from '../file-links.ts';
import { pagePictures } from '../pictures/page-pictures.ts';
import { fileSink, streamSink } from '../terminal/output.ts';
import { gather } from './gather.ts';
import { reportPage } from './page/page.ts';
import { withPictures } from './place-pictures.ts';

export interface ReportFlags {
  readonly out?: string;
  readonly force?: boolean;
  readonly title?: string;
  readonly pictures: number;
}

/** Resolves with the exit code. Rejects with what keeps it from reading the records or writing the page. */
export async function runReport(
  files: readonly string[],
  flags: ReportFlags,
  config: Config,
  { stdout, cwd, wording, log, interruption }: CliContext,
): Promise<number> {
  for (const file of files) await checkFile(file);
  const { out } = flags;
  const sink =
    out === undefined ? streamSink(stdout) : await fileSink(out, { replace: flags.force === true, inputs: files });
  const pages = pagePictures(config, interruption.signal);
  try {
    const gathered = await gather(allOf(files), wording);
    const page = reportPage({
      title: flags.title ?? wording.label('report.title'),
      gathered,
      doubts: withPictures(gathered.doubts.shown, pages, flags.pictures, wording),
      records: allOf(files),
      links: fileLinks(out, cwd),
      wording,
      today: new Date().toISOString().slice(0, 10),
    });
    for await (const part of page) await sink.write(part);
    await sink.finish();
    const { doubts, duplicates, failures, records } = gathered;
    const counts = { records, review: doubts.all, duplicates: duplicates.all, failed: failures.all };
    log.summary((words) => [words.text('report.done', counts)], { report: counts });
    return interruption.exitCode() ?? 0;
  } catch (error) {
    await sink.discard();
    throw error;
  } finally {
    await pages.close();
  }
}

async function* allOf(files: readonly string[]): AsyncGenerator<OutputRecord> {
  for (const file of files) yield* recordsOf(file);
}

/** The records are read twice, which a pipe cannot do. */
async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw fileFailure(error, file);
  });
  if (!found.isFile())
    throw new Failure('bad_request', message('report.noFile', { file }), {
      detail: message('report.noFileDetail', {}),
    });
}
