/** `invoicectl export` and `export map new`: from records to the files of bookkeeping programs. */
import { Option } from 'commander';
import { presetNames } from '../../books/presets/index.ts';
import { message } from '../../texts/message.ts';
import { type CliContext, configure, type DefineCommand } from '../context.ts';
import { outputFormats } from '../extract/reporters/index.ts';
import { addCommonFlags, addExamples, addOut } from '../flags.ts';
import type { ExportRunFlags } from './run.ts';

const formats = outputFormats.filter(({ exports }) => exports !== undefined);

export const exportRecords: DefineCommand = (command, context, done) => {
  command.argument('<records...>', 'Records that extract wrote (ndjson or json)');
  addOut(command, 'Write to FILE instead of standard output')
    .addOption(
      new Option('-f, --format <FORMAT>', `one of ${formats.map(({ name }) => name).join(', ')}`).choices(
        formats.map(({ name }) => name),
      ),
    )
    .option('--map <FILE>', 'Accounts, tax keys and columns for --format datev and booking')
    .addOption(
      new Option(
        '--against <FILE>',
        'Records that were exported before (ndjson): invoices that are in them are duplicates; may be given more than once',
      ).argParser((file: string, files: readonly string[] | undefined) => [...(files ?? []), file]),
    )
    .option('--force', 'Replace the output if it exists');
  addExamples(command, [
    'invoicectl export map new may.ndjson --for xero -o books.yml    draft a mapping file',
    'invoicectl export may.ndjson -f booking --map books.yml -o may.csv',
    'invoicectl export may.ndjson -f datev --map books.yml -o EXTF_may.csv',
    'invoicectl export may.ndjson -f ubl -o may.zip                  an e-invoice for each record',
  ]);
  // Flags behind `map new` are its own.
  command.enablePositionalOptions();
  addCommonFlags(command).action(async (files: string[]) => {
    await configure(command, context);
    const { runExport } = await import('./run.ts');
    done(await runExport(files, command.opts<ExportRunFlags>(), context));
  });
  addMap(command.command('map').description('Mapping files for --format datev and booking'), context, done);
};

const addMap: DefineCommand = (command, context, done) => {
  const add = command.command('new').description('Draft a mapping file from records, to be filled in by hand');
  add.argument('<records...>', 'Records that extract wrote (ndjson or json)');
  addOut(add, 'Write the mapping file to FILE instead of standard output')
    .addOption(
      new Option('--for <PROGRAM>', `one of ${['datev', ...presetNames].join(', ')}`).choices([
        'datev',
        ...presetNames,
      ]),
    )
    .option('--force', 'Replace the file if it exists');
  addCommonFlags(add).action(async (files: string[]) => {
    await configure(add, context);
    await draft(files, add.opts<DraftFlags>(), context);
    done(0);
  });
};

interface DraftFlags {
  readonly for?: (typeof presetNames)[number] | 'datev';
  readonly out?: string;
  readonly force?: boolean;
}

async function draft(files: readonly string[], flags: DraftFlags, context: CliContext): Promise<void> {
  const [{ draftOfMap }, { invoicesIn }, { fileSink, streamSink }] = await Promise.all([
    import('../../books/map-draft.ts'),
    import('./records.ts'),
    import('../terminal/output.ts'),
  ]);
  const yaml = draftOfMap(await invoicesIn(files), flags.for);
  const sink =
    flags.out === undefined
      ? streamSink(context.stdout)
      : await fileSink(flags.out, { replace: flags.force === true, inputs: files });
  await sink.write(yaml);
  await sink.finish();
  if (flags.out !== undefined) context.log.note(message('export.wrote', { file: flags.out }));
}
