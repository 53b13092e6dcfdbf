/** `invoicectl extract`: its arguments, which plan.ts checks. */
import { Option } from 'commander';
import { planOf } from './plan.ts';
import type { DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addOut, addSettings } from '../flags.ts';

export const extract: DefineCommand = (command, context, done) => {
  command.argument('[paths...]', 'Files, folders, globs, ZIPs, or - for standard input');
  addOut(command, 'Write the records there instead of to standard output')
    .option('-r, --recursive', 'Also folders below the folders given')
    .option('--stdin-name <NAME>', 'What standard input is called in the records')
    .option('--files-from <FILE>', 'Read paths from FILE, one a line or NUL-separated; - is standard input')
    .option('--force', 'Replace the output where it exists')
    .option('--skip-existing', 'Go on where a run broke off: keep what --out holds, read only what is missing')
    .addOption(
      new Option(
        '--against <FILE>',
        'Records of an earlier run (ndjson): an invoice met there is a duplicate; may be given more than once',
      ).argParser((file: string, files: readonly string[] | undefined) => [...(files ?? []), file]),
    )
    .option(
      '--rename <TEMPLATE>',
      'Rename files that are ok, as in {date}_{seller}_{total}; also {number}, {code}, {buyer}, {net}, {tax}, {currency}, {type}, {name}',
    )
    .option('--move-to <DIR>', 'Move files that are ok there; what needs review or failed stays')
    .option('--include-review', 'Rename and move files that need review as well')
    .option('--watch', 'Go on: read what comes into the folders, once it has stopped changing, until interrupted')
    .option('--dry-run', 'Say what would be read, written and moved, and do nothing');
  addSettings(command, [
    'format',
    'schema',
    'concurrency',
    'ocr',
    'ocr-engine',
    'ocr-lang',
    'max-pages',
    'password',
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
  addExamples(command, [
    'invoicectl extract invoices/                      a table on a terminal, NDJSON in a pipe',
    'invoicectl extract -r 2024-05/ -o may.xlsx        a workbook: invoices, lines, problems, summary',
    'invoicectl extract scan.jpg --explain -f json     what each source said about each field',
    "find . -name '*.pdf' -print0 | invoicectl extract --files-from -",
  ]);
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
