/** `invoicectl storage copy`: to PostgreSQL and a bucket, or back to one machine. */
import type { CopyReport } from '../../compose/storage-copy.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { configure, type DefineCommand } from '../context.ts';
import { mayShowProgress, progress, stageText } from '../terminal/progress.ts';
import { damagedLines, megabytes, missingLines, type Outcome, subcommand, writeOutcome } from './outcome.ts';

const example =
  'copy --from /var/lib/invoicectl --to-database postgres://invoicectl@db/invoicectl --to-blobs s3://invoices';

export const defineCopy: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  const about = label('command.storage.copy');
  const copy = subcommand(command, context, { name: 'copy', about, example })
    .option('--from <DIR>', label('option.copy.from'))
    .option('--to <DIR>', label('option.copy.to'))
    .option('--to-database <FILE|URL>', label('option.copy.toDatabase'))
    .option('--to-blobs <DIR|URL>', label('option.copy.toBlobs'));
  copy.action(async () => {
    const { config } = await configure(copy, context);
    const { copyBetween } = await import('../../compose/storage-copy.ts');
    const { from, to, toDatabase, toBlobs } = copy.opts<Partial<Record<string, string>>>();
    const { stderr, wording, env, interruption } = context;
    const shown = mayShowProgress(config.log);
    const display = await progress(stderr, { total: 0, shown, streams: false, wording });
    try {
      const copied = await copyBetween(config.serve, env, { from, to, toDatabase, toBlobs }, (now) => {
        if (interruption.signal.aborted)
          throw new Failure('cancelled', message('copy.interrupted', {}), { detail: message('advice.finishCopy', {}) });
        display.stage(stageText(now, wording));
      });
      display.stop();
      done(await writeOutcome(copy, context, outcomeOf(copied)));
    } finally {
      display.stop();
    }
  });
};

function outcomeOf(copied: CopyReport): Outcome {
  const { complete, source, target, written, missing, damaged } = copied;
  const { records, references, documents } = written;
  return {
    facts: copied,
    lines: [
      ...damagedLines(damaged),
      ...missingLines(missing),
      message('copy.source', { ...countsOf(source) }),
      message('copy.target', { ...countsOf(target) }),
      message('copy.written', { records, references, documents }),
      complete ? message('copy.complete', {}) : message('copy.incomplete', {}),
    ],
    sound: complete && missing.length + damaged.length === 0,
  };
}

const countsOf = ({ records, references, documents, bytes }: CopyReport['source']) => ({
  records,
  references,
  documents,
  size: megabytes(bytes),
});
