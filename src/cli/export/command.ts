/** `invoicectl export` and `export map new`: from records to the files of bookkeeping programs. */
import { Option } from 'commander';
import { presetNames } from '../../books/presets/index.ts';
import { message } from '../../texts/message.ts';
import { type CliContext, configure, type DefineCommand } from '../context.ts';
import { outputFormats } from '../extract/reporters/index.ts';
import { addCommonFlags, addExamples, addOut, addSettings, formOption } from '../flags.ts';
import type { ExportRunFlags } from './run.ts';

const formatNames = outputFormats.filter(({ exports }) => exports !== undefined).map(({ name }) => name);
const programs = ['datev', ...presetNames];

export const exportRecords: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  command.argument('<records...>', label('argument.records'));
  addOut(command, context, label('option.out.export'))
    .addOption(formOption(context, formatNames, 'option.exportFormat'))
    .option('--map <FILE>', label('option.map'))
    .addOption(
      new Option('--against <FILE>', label('option.againstExported')).argParser(
        (file: string, files: readonly string[] | undefined) => [...(files ?? []), file],
      ),
    )
    .option('--force', label('option.force.output'));
  addSettings(command, context, ['csv-dialect']);
  addExamples(command, context, [
    ['invoicectl export map new may.ndjson --for xero -o books.yml', 'example.export.map'],
    ['invoicectl export may.ndjson -f booking --map books.yml -o may.csv'],
    ['invoicectl export may.ndjson -f datev --map books.yml -o EXTF_may.csv'],
    ['invoicectl export may.ndjson -f ubl -o may.zip', 'example.export.ubl'],
  ]);
  // Flags behind `map new` are its own.
  command.enablePositionalOptions();
  addCommonFlags(command, context).action(async (files: string[]) => {
    const { config } = await configure(command, context);
    const { exportFormat, runExport } = await import('./run.ts');
    const flags = command.opts<ExportRunFlags & { format?: string }>();
    done(await runExport({ format: exportFormat(flags), flags, inputs: files, options: config.extract }, context));
  });
  addMap(command.command('map').description(label('command.export.map')), context, done);
};

const addMap: DefineCommand = (command, context, done) => {
  const { label, text } = context.wording;
  const add = command.command('new').description(label('command.export.map.new'));
  add.argument('<records...>', label('argument.records'));
  addOut(add, context, label('option.out.map'))
    .addOption(new Option('--for <PROGRAM>', text('option.for', { programs: programs.join(', ') })).choices(programs))
    .option('--force', label('option.force.file'));
  addExamples(add, context, [['invoicectl export map new may.ndjson --for datev -o books.yml']]);
  addCommonFlags(add, context).action(async (files: string[]) => {
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
  const yaml = draftOfMap(await invoicesIn(files), flags.for, context.wording);
  const sink =
    flags.out === undefined
      ? streamSink(context.stdout)
      : await fileSink(flags.out, { replace: flags.force === true, inputs: files });
  await sink.write(yaml);
  await sink.finish();
  if (flags.out !== undefined) context.log.note(message('export.wrote', { file: flags.out }));
}
