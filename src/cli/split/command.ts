/** `invoicectl split`: its arguments. What has to be right about them: plan.ts. */
import { Option } from 'commander';
import { separations } from '../../split/options.ts';
import { configure, type DefineCommand } from '../context.ts';
import { formatNamed } from '../extract/reporters/index.ts';
import { addCommonFlags, addExamples, addSettings, readingSettings, passwordSettings } from '../flags.ts';
import { planOf, type SplitFlags } from './plan.ts';

export const split: DefineCommand = (command, context, done) => {
  command
    .argument('[paths...]', 'PDF files, folders, globs, ZIPs, or - for standard input')
    .option('-o, --out <DIR>', 'Folder for the files; default: the current folder')
    .addOption(
      new Option(
        '--by <WHAT>',
        'Where a file begins; one of record (each invoice), page, qr (pages with a QR code), blank (after blank pages)',
      )
        .choices([...separations])
        .default('record'),
    )
    .option('--separator <TEXT>', 'With --by qr: only codes that say TEXT divide, and their pages are left out')
    .option('--name-template <TEMPLATE>', 'With --by record: names of the files; default {date}_{seller}_{total}')
    .option('-r, --recursive', 'Also folders below the folders given')
    .option('--stdin-name <NAME>', 'What standard input is called')
    .option('--files-from <FILE>', 'Read paths from FILE, one a line or NUL-separated; - is standard input')
    .option('--force', 'Replace files where they exist')
    .option('--dry-run', 'Say what would be read and written, and do nothing')
    .addOption(
      new Option(
        '-f, --format <FORMAT>',
        'What standard output tells of each document; one of text, json, ndjson; default text on a terminal, else ndjson',
      ).choices(['text', 'json', 'ndjson']),
    );
  addSettings(command, [...passwordSettings, 'concurrency', ...readingSettings]);
  addExamples(command, [
    "invoicectl split scan.pdf -o invoices/ --name-template '{date}_{seller}_{number}'",
    'invoicectl split scan.pdf -o parts/ --by blank',
    "invoicectl split scan.pdf -o parts/ --by qr --separator 'NEXT INVOICE'",
  ]);
  addCommonFlags(command).action(async (paths: string[]) => {
    const flags = command.opts<SplitFlags>();
    const reported = flags.format ?? (context.stdout.isTTY ? 'text' : 'ndjson');
    context.errorFormat = formatNamed(reported);
    const { config } = await configure(command, context);
    const plan = planOf(paths, flags, config, reported);
    const { runSplit } = await import('./run.ts');
    done(await runSplit(plan, context));
  });
};
