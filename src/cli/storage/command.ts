/** `invoicectl storage check | backup | restore | copy`, for the data of a server. */
import type { Command } from 'commander';
import type { CheckReport, StorageCopies } from '../../compose/storage-copies.ts';
import { configure, type CliContext, type DefineCommand } from '../context.ts';
import { type Message, message } from '../../texts/message.ts';
import { defineCopy } from './copy.ts';
import { damagedLines, megabytes, missingLines, type Outcome, subcommand, writeOutcome } from './outcome.ts';

type FileCommand = 'check' | 'backup' | 'restore';

export const storage: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  const act = async (sub: Command, work: (copies: StorageCopies) => Promise<Outcome>): Promise<void> =>
    done(await run(sub, context, work));

  const check = fileCommand(command, context, 'check');
  check.action(() => act(check, async (copies) => checkOutcome(await copies.check())));

  const backup = fileCommand(command, context, 'backup', ' /mnt/backup/may');
  backup.argument('<dir>', label('argument.backup')).action((target: string) =>
    act(backup, async (copies) => {
      const report = await copies.backUp(target);
      return copyOutcome(
        report,
        message('storage.copied', {
          documents: report.documents,
          size: megabytes(report.bytes),
          folder: target,
        }),
      );
    }),
  );

  const restore = fileCommand(command, context, 'restore', ' /mnt/backup/may');
  restore.argument('<dir>', label('argument.backupSource')).action((source: string) =>
    act(restore, async (copies) => {
      const report = await copies.restore(source);
      return copyOutcome(
        report,
        message('storage.restored', { documents: report.documents, size: megabytes(report.bytes) }),
      );
    }),
  );

  defineCopy(command, context, done);
};

function fileCommand(command: Command, context: CliContext, name: FileCommand, folder = ''): Command {
  const about = context.wording.label(`command.storage.${name}`);
  return subcommand(command, context, { name, about, example: `${name}${folder} --data-dir /var/lib/invoicectl` });
}

const copyOutcome = (report: { readonly missing: readonly string[] }, line: Message): Outcome => ({
  facts: report,
  lines: [line, ...missingLines(report.missing)],
  sound: report.missing.length === 0,
});

function checkOutcome(report: CheckReport): Outcome {
  const { database, areRead, documents, bytes, damaged, missing, unneeded } = report;
  const counts = { documents, size: megabytes(bytes), damaged: damaged.length, missing: missing.length, unneeded };
  return {
    facts: report,
    lines: [
      ...database.map((problem) => message('storage.databaseProblem', { problem })),
      ...damagedLines(damaged),
      ...missingLines(missing),
      areRead ? message('storage.checked', counts) : message('storage.listed', counts),
    ],
    sound: database.length + damaged.length + missing.length === 0,
  };
}

/** Resolves with the exit code. */
async function run(
  sub: Command,
  context: CliContext,
  work: (copies: StorageCopies) => Promise<Outcome>,
): Promise<number> {
  const { config } = await configure(sub, context);
  const { storageCopies } = await import('../../compose/storage-copies.ts');
  return writeOutcome(sub, context, await work(storageCopies(config.serve, context.env)));
}
