/** `invoicectl merge`: its arguments. What has to be right about them: plan.ts. */
import { Option } from 'commander';
import { settings } from '../../config/schema.ts';
import type { DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addOut, addSettings } from '../flags.ts';
import { planOf } from './plan.ts';

export const merge: DefineCommand = (command, context, done) => {
  command.argument('[paths...]', 'Files, folders, globs, ZIPs, or - for standard input');
  addOut(command, 'Write the PDF or ZIP there instead of to standard output')
    .option('-r, --recursive', 'Also folders below the folders given')
    .option('--stdin-name <NAME>', 'What standard input is called in messages and in the placement')
    .option('--files-from <FILE>', 'Read paths from FILE, one a line or NUL-separated; - is standard input')
    .option('--placement <FILE>', 'Also write a JSON file: which page of which document lies where')
    .option('--force', 'Replace the output where it exists')
    .option('--dry-run', 'Say what would be read and written, and do nothing')
    .addOption(
      new Option('-f, --format <FORMAT>', 'What standard output tells of the run; one of text, json; default text')
        .choices(['text', 'json'])
        .default('text'),
    );
  addSettings(command, [
    ...settings.filter(({ section }) => section === 'merge').map(({ name }) => name),
    'password',
    'concurrency',
    'timeout',
    'cache',
    'ocr',
    'ocr-engine',
    'ocr-lang',
    'max-pages',
    'templates',
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
