/** `invoicectl extract`: its arguments, which plan.ts checks. */
import { Option } from 'commander';
import { planOf } from './plan.ts';
import type { DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addOut, addSettings, passwordSettings } from '../flags.ts';

const examples = [
  'invoicectl extract invoices/                      a table on a terminal, NDJSON in a pipe',
  'invoicectl extract -r 2024-05/ -o may.xlsx        a workbook: invoices, items, sums by month and seller',
  'invoicectl extract may/ -f datev --map books.yml -o EXTF_may.csv   bookings of what is ok',
  'invoicectl extract scan.jpg --explain -f json     what each source says about each field',
  "find . -name '*.pdf' -print0 | invoicectl extract --files-from -",
];

export const extract: DefineCommand = (command, context, done) => {
  command.argument('[paths...]', 'Files, folders, globs, ZIPs, or - for standard input');
  addOut(command, 'Write the records to FILE instead of standard output')
    .option('-r, --recursive', 'Also read folders below the given folders')
    .option('--stdin-name <NAME>', 'Name of standard input in the records')
    .option('--files-from <FILE>', 'Read paths from FILE, one per line or NUL-separated; - is standard input')
    .option('--map <FILE>', 'Accounts, tax keys and columns for --format datev and booking')
    .option('--force', 'Replace the output if it exists')
    .option('--skip-existing', 'Continue an interrupted run: keep the records in --out, read only what is missing')
    .addOption(
      new Option(
        '--against <FILE>',
        'Records of an earlier run (ndjson): invoices that are in them are duplicates; may be given more than once',
      ).argParser((file: string, files: readonly string[] | undefined) => [...(files ?? []), file]),
    )
    .option(
      '--rename <TEMPLATE>',
      'Rename files that are ok, for example to {date}_{seller}_{total}; also {number}, {code}, {buyer}, {net}, {tax}, {currency}, {type}, {name}',
    )
    .option('--move-to <DIR>', 'Move files that are ok to DIR; files that need review or failed stay')
    .option('--include-review', 'Rename and move files that need review as well')
    .option('--watch', 'Keep running, and read files that arrive in the folders, until interrupted')
    .option('--dry-run', 'Show what would be read, written and moved, but do nothing');
  addSettings(command, [
    'format',
    'schema',
    'csv-dialect',
    'csv-lines',
    'concurrency',
    'ocr',
    'ocr-engine',
    'ocr-lang',
    'max-pages',
    ...passwordSettings,
    'timeout',
    'cache',
    'fail-on',
    'explain',
    'watch-interval',
    'templates',
    'llm',
    'llm-base-url',
    'llm-model',
    'llm-key-file',
  ]);
  addExamples(command, examples);
  addCommonFlags(command).action(async (paths: string[]) => {
    const plan = await planOf(paths, command, context);
    if (plan.flags.watch) {
      const { watchExtract } = await import('./watch/extract-watch.ts');
      done(await watchExtract(plan, context));
      return;
    }
    const { runExtract } = await import('./run.ts');
    done(await runExtract(plan, context));
  });
};
