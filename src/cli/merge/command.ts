/** `invoicectl merge`: its arguments, which plan.ts checks. */
import { Option } from 'commander';
import { settings } from '../../config/schema.ts';
import type { DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addOut, addSettings, readingSettings, passwordSettings } from '../flags.ts';
import { planOf } from './plan.ts';

export const merge: DefineCommand = (command, context, done) => {
  command.argument('[paths...]', 'Files, folders, globs, ZIPs, or - for standard input');
  addOut(command, 'Write the PDF or ZIP to FILE instead of standard output')
    .option('-r, --recursive', 'Also read folders below the given folders')
    .option('--stdin-name <NAME>', 'Name of standard input in messages and in the placement')
    .option('--files-from <FILE>', 'Read paths from FILE, one per line or NUL-separated; - is standard input')
    .option('--placement <FILE>', 'Also write the position of every page to a JSON file')
    .option('--force', 'Replace the output if it exists')
    .option('--dry-run', 'Show what would be read and written, but do nothing')
    .addOption(
      new Option('-f, --format <FORMAT>', 'Form of the report on standard output; one of text, json; default text')
        .choices(['text', 'json'])
        .default('text'),
    );
  addSettings(command, [
    ...settings.filter(({ section }) => section === 'merge').map(({ name }) => name),
    ...passwordSettings,
    'concurrency',
    ...readingSettings,
  ]);
  addExamples(command, [
    'invoicectl merge 2024-05/ -o print.pdf --page-number --cut-lines --summary',
    'invoicectl merge *.pdf *.ofd -o print.pdf --layout auto --order category',
    'invoicectl merge inbox.zip --type zip -o sorted.zip',
  ]);
  addCommonFlags(command).action(async (paths: string[]) => {
    const plan = await planOf(paths, command, context);
    const { runMerge } = await import('./run.ts');
    done(await runMerge(plan, context));
  });
};
