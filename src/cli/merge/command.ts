/** `invoicectl merge`: its arguments, which plan.ts checks. */
import { settings } from '../../config/schema.ts';
import type { DefineCommand } from '../context.ts';
import {
  addCommonFlags,
  addExamples,
  addOut,
  addSettings,
  formOption,
  passwordSettings,
  readingSettings,
} from '../flags.ts';
import { planOf } from './plan.ts';

export const merge: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  command.argument('[paths...]', label('argument.paths'));
  addOut(command, context, label('option.out.merged'))
    .option('-r, --recursive', label('option.recursive'))
    .option('--stdin-name <NAME>', label('option.stdinName.messages'))
    .option('--files-from <FILE>', label('option.filesFrom'))
    .option('--placement <FILE>', label('option.placement'))
    .option('--force', label('option.force.output'))
    .option('--dry-run', label('option.dryRun'))
    .addOption(formOption(context, ['text', 'json'], 'option.report', 'text'));
  addSettings(command, context, [
    ...settings.filter(({ section }) => section === 'merge').map(({ name }) => name),
    ...passwordSettings,
    'concurrency',
    ...readingSettings,
  ]);
  addExamples(command, context, [
    ['invoicectl merge 2024-05/ -o print.pdf --page-number --cut-lines --summary'],
    ['invoicectl merge *.pdf *.ofd -o print.pdf --layout auto --order category'],
    ['invoicectl merge inbox.zip --type zip -o sorted.zip'],
  ]);
  addCommonFlags(command, context).action(async (paths: string[]) => {
    const plan = await planOf(paths, command, context);
    const { runMerge } = await import('./run.ts');
    done(await runMerge(plan, context));
  });
};
