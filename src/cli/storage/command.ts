/** `invoicectl storage check | backup | restore`, for the data of a server. */
import type { Command } from 'commander';
import type { CheckReport, StorageCopies } from '../../compose/storage-copies.ts';
import { configure, type CliContext, type DefineCommand } from '../context.ts';
import { someFailed } from '../exit-codes.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { addCommonFlags, addExamples, addSettings, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { plainText } from '../terminal/terminal-text.ts';
import { type Message, message } from '../../texts/message.ts';

interface Outcome {
  readonly facts: object;
  readonly lines: readonly Message[];
  /** Whether everything that should exist does, undamaged. */
  readonly sound: boolean;
}

const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

export const storage: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  const act = async (sub: Command, work: (copies: StorageCopies) => Promise<Outcome>): Promise<void> =>
    done(await run(sub, context, work));

  const check = subcommand(command, context, 'check', label('command.storage.check'), 'check');
  check.action(() => act(check, async (copies) => checkOutcome(await copies.check())));

  const backup = subcommand(command, context, 'backup', label('command.storage.backup'), 'backup /mnt/backup/may');
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

  const restore = subcommand(command, context, 'restore', label('command.storage.restore'), 'restore /mnt/backup/may');
  restore.argument('<dir>', label('argument.backupSource')).action((source: string) =>
    act(restore, async (copies) => {
      const report = await copies.restore(source);
      return copyOutcome(
        report,
        message('storage.restored', { documents: report.documents, size: megabytes(report.bytes) }),
      );
    }),
  );
};

function subcommand(command: Command, context: CliContext, name: string, about: string, example: string): Command {
  const sub = command.command(name).summary(about).description(about);
  addSettings(sub, context, ['data-dir', 'database', 'database-url-file', 'queue', 'blobs', 'blob-key-file']).addOption(
    textOrJson(context),
  );
  addExamples(sub, context, [[`invoicectl storage ${example} --data-dir /var/lib/invoicectl`]]);
  return addCommonFlags(sub, context);
}

const copyOutcome = (report: { readonly missing: readonly string[] }, line: Message): Outcome => ({
  facts: report,
  lines: [line, ...missingLines(report.missing)],
  sound: report.missing.length === 0,
});

function checkOutcome(report: CheckReport): Outcome {
  const { database, documents, bytes, damaged, missing, unneeded } = report;
  return {
    facts: report,
    lines: [
      ...database.map((problem) => message('storage.databaseProblem', { problem })),
      ...damaged.map(({ sha256, reason }) => message('storage.damaged', { sha256, reason })),
      ...missingLines(missing),
      message('storage.checked', {
        documents,
        size: megabytes(bytes),
        damaged: damaged.length,
        missing: missing.length,
        unneeded,
      }),
    ],
    sound: database.length + damaged.length + missing.length === 0,
  };
}

const missingLines = (missing: readonly string[]): readonly Message[] =>
  missing.map((sha256) => message('storage.missing', { sha256 }));

/** Resolves with the exit code. */
async function run(
  sub: Command,
  context: CliContext,
  work: (copies: StorageCopies) => Promise<Outcome>,
): Promise<number> {
  const { config } = await configure(sub, context);
  const { storageCopies } = await import('../../compose/storage-copies.ts');
  const { facts, lines, sound } = await work(storageCopies(config.serve, context.env));
  const asJson = sub.getOptionValue('format') === 'json';
  await streamSink(context.stdout).write(
    asJson ? jsonLine(facts) : lines.map((line) => `${plainText(context.wording.show(line))}\n`).join(''),
  );
  return sound ? 0 : someFailed;
}
