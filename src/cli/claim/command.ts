/** `invoicectl claim`: a claim for expenses (报销单) from records, with the papers behind it. */
import { Option } from 'commander';
import { languageChoices } from '../../texts/languages.ts';
import { configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addOut, addSettings } from '../flags.ts';
import type { ClaimFlags } from './run.ts';

export const claim: DefineCommand = (command, context, done) => {
  const { label, text } = context.wording;
  command.argument('<records...>', label('argument.records'));
  addOut(command, context, label('option.out.claim'))
    .option('--claimant <NAME>', label('option.claimant'))
    .option('--department <NAME>', label('option.department'))
    .option('--reason <TEXT>', label('option.claimReason'))
    .option('--date <DATE>', label('option.claimDate'))
    .addOption(
      new Option('--label-language <LANGUAGE>', text('option.claimLanguage', { choices: languageChoices.join(', ') }))
        .choices(languageChoices)
        .default('auto'),
    )
    .option('--no-papers', label('option.noPapers'))
    .addOption(
      new Option('--against <FILE>', label('option.againstClaimed')).argParser(
        (file: string, files: readonly string[] | undefined) => [...(files ?? []), file],
      ),
    )
    .option('--force', label('option.force.output'));
  addSettings(command, context, ['csv-dialect']);
  addExamples(command, context, [
    ['invoicectl extract 发票/ -o may.ndjson'],
    ['invoicectl claim may.ndjson -o 报销单.pdf --claimant 张三 --department 销售部 --reason 上海出差'],
  ]);
  addCommonFlags(command, context).action(async (files: string[]) => {
    const { config } = await configure(command, context);
    const { runClaim } = await import('./run.ts');
    done(await runClaim(files, command.opts<ClaimFlags>(), config, context));
  });
};
