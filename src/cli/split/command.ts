/** `invoicectl split`: its arguments. What has to be right about them: plan.ts. */
import { Option } from 'commander';
import { separations } from '../../split/options.ts';
import { configure, type DefineCommand } from '../context.ts';
import { formatNamed } from '../extract/reporters/index.ts';
import { addCommonFlags, addExamples, addSettings, formOption, passwordSettings, readingSettings } from '../flags.ts';
import { planOf, type SplitFlags } from './plan.ts';

export const split: DefineCommand = (command, context, done) => {
  const { label, text } = context.wording;
  command
    .argument('[paths...]', label('argument.pdfs'))
    .option('-o, --out <DIR>', label('option.out.folder'))
    .addOption(new Option('--by <WHAT>', label('option.by')).choices([...separations]).default('record'))
    .option('--separator <TEXT>', label('option.separator'))
    .option('--name-template <TEMPLATE>', text('option.nameTemplate.split', { template: '{date}_{seller}_{total}' }))
    .option('-r, --recursive', label('option.recursive'))
    .option('--stdin-name <NAME>', label('option.stdinName.plain'))
    .option('--files-from <FILE>', label('option.filesFrom'))
    .option('--force', label('option.force.files'))
    .option('--dry-run', label('option.dryRun'))
    .addOption(formOption(context, ['text', 'json', 'ndjson'], 'option.report.split'));
  addSettings(command, context, [...passwordSettings, 'concurrency', ...readingSettings]);
  addExamples(command, context, [
    ["invoicectl split scan.pdf -o invoices/ --name-template '{date}_{seller}_{number}'"],
    ['invoicectl split scan.pdf -o parts/ --by blank'],
    ["invoicectl split scan.pdf -o parts/ --by qr --separator 'NEXT INVOICE'"],
  ]);
  addCommonFlags(command, context).action(async (paths: string[]) => {
    const flags = command.opts<SplitFlags>();
    const reported = flags.format ?? (context.stdout.isTTY ? 'text' : 'ndjson');
    context.errorFormat = formatNamed(reported);
    const { config } = await configure(command, context);
    const plan = planOf(paths, flags, config, reported);
    const { runSplit } = await import('./run.ts');
    done(await runSplit(plan, context));
  });
};
