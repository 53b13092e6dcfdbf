/** `invoicectl extract`: its arguments, which plan.ts checks. */
import { Option } from 'commander';
import { type ExtractPlan, planOf } from './plan.ts';
import type { CliContext, DefineCommand } from '../context.ts';
import {
  type Example,
  addCommonFlags,
  addExamples,
  addOut,
  addSettings,
  languageModelSettings,
  passwordSettings,
} from '../flags.ts';

const examples: readonly Example[] = [
  ['invoicectl extract invoices/', 'example.extract.table'],
  ['invoicectl extract -r 2024-05/ -o may.xlsx', 'example.extract.workbook'],
  ['invoicectl extract may/ -f datev --map books.yml -o EXTF_may.csv', 'example.extract.datev'],
  ['invoicectl extract scan.jpg --explain -f json', 'example.extract.explain'],
  ["find . -name '*.pdf' -print0 | invoicectl extract --files-from -"],
];

/** What --rename can be made of, besides the fields of its example. */
const otherNames = '{number}, {code}, {buyer}, {net}, {tax}, {currency}, {type}, {name}';

const extractSettings = [
  'format',
  'schema',
  'csv-dialect',
  'csv-lines',
  'page-pictures',
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
  'imap',
  'imap-folder',
  'imap-since',
  'imap-password-file',
  'imap-password-command',
  'imap-ca-file',
  ...languageModelSettings,
];

/** Runs the plan in the way that its flags ask for. */
async function runPlan(plan: ExtractPlan, context: CliContext): Promise<number> {
  if (!plan.flags.watch) return (await import('./run.ts')).runExtract(plan, context);
  if (plan.readsMailbox) return (await import('./watch/mailbox-watch.ts')).watchMailbox(plan, context);
  return (await import('./watch/extract-watch.ts')).watchExtract(plan, context);
}

export const extract: DefineCommand = (command, context, done) => {
  const { label, text } = context.wording;
  command.argument('[paths...]', label('argument.paths'));
  addOut(command, context, label('option.out.records'))
    .option('-r, --recursive', label('option.recursive'))
    .option('--stdin-name <NAME>', label('option.stdinName'))
    .option('--files-from <FILE>', label('option.filesFrom'))
    .option('--map <FILE>', label('option.map'))
    .option('--force', label('option.force.output'))
    .option('--skip-existing', label('option.skipExisting.records'))
    .addOption(
      new Option('--against <FILE>', label('option.against')).argParser(
        (file: string, files: readonly string[] | undefined) => [...(files ?? []), file],
      ),
    )
    .option('--corrections <FILE>', label('option.corrections.extract'))
    .option('--rename <TEMPLATE>', text('option.rename', { example: '{date}_{seller}_{total}', others: otherNames }))
    .option('--move-to <DIR>', label('option.moveTo'))
    .option('--include-review', label('option.includeReview'))
    .option('--watch', label('option.watch'))
    .option('--dry-run', label('option.dryRun.moves'));
  addSettings(command, context, extractSettings);
  addExamples(command, context, examples);
  addCommonFlags(command, context).action(async (paths: string[]) => {
    done(await runPlan(await planOf(paths, command, context), context));
  });
};
