/** `invoicectl convert`: its arguments, which plan.ts checks. */
import { Option } from 'commander';
import { targetFormats } from '../../convert/formats.ts';
import { type CliContext, configure, type DefineCommand } from '../context.ts';
import {
  addCommonFlags,
  addExamples,
  addSection,
  addSettings,
  completedBy,
  formOption,
  passwordSettings,
} from '../flags.ts';
import { reportForm, reportForms } from './reports/index.ts';
import { silent } from './reports/silent.ts';
import { type ConvertFlags, optionsOf, planOf, withReference, withTex } from './plan.ts';

const formNames = reportForms.map(({ name }) => name);

const texEngines = ['builtin', 'docx2tex', 'pandoc'];

const texEngineAbout = ({ wording }: CliContext): string =>
  [
    wording.label('option.texEngine'),
    wording.text('help.oneOf', { choices: texEngines.join(wording.comma) }),
    wording.text('help.default', { value: 'builtin' }),
  ].join(wording.semicolon);

export const convert: DefineCommand = (command, context, done) => {
  const { label, text } = context.wording;
  command
    .argument('[paths...]', label('argument.paths'))
    .addOption(
      completedBy(
        targetFormats,
        new Option('-t, --to <FORMAT>', text('option.to', { formats: targetFormats.join(', ') })),
      ),
    )
    .option('--from <FORMAT>', label('option.from'))
    .option('-o, --out <FILE|DIR>', label('option.out.results'))
    .option('-r, --recursive', label('option.recursive'))
    .option('--stdin-name <NAME>', label('option.stdinName.plain'))
    .option('--files-from <FILE>', label('option.filesFrom'))
    .option('--force', label('option.force.results'))
    .option('--skip-existing', label('option.skipExisting.results'))
    .option('--dry-run', label('option.dryRun'))
    .option('--list', label('option.list'))
    .option('--sidecar <FILE>', label('option.sidecar'))
    .option('--extract-media <DIR>', label('option.extractMedia'))
    .option('--reference-doc <FILE>', label('option.referenceDoc'))
    .option('--conf <FILE>', label('option.conf'))
    .option('--custom-xsl <FILE>', label('option.customXsl'))
    .option('--debug', label('option.debug'))
    .option('--no-img-post-proc', label('option.noImgPostProc'))
    .addOption(new Option('--tex-engine <NAME>', texEngineAbout(context)).choices(texEngines))
    .addOption(formOption(context, formNames, 'option.report.default'));
  addSection(command, context, 'convert');
  addSettings(command, context, [...passwordSettings, 'ocr-lang', 'ocr-engine', 'concurrency', 'timeout', 'cache']);
  addExamples(command, context, [
    ['invoicectl convert report.md --to pdf', 'example.convert.pdf'],
    ['invoicectl convert scan.pdf -o found.pdf --ocr', 'example.convert.scan'],
    ['invoicectl convert in/ --to docx -o out/ -j 4 --skip-existing'],
    ['invoicectl convert page.html --to md -o -', 'example.convert.stdout'],
    ['invoicectl convert invoice.xml --to pdf', 'example.convert.xml'],
    ['invoicectl convert record.json --to pdf --hybrid', 'example.convert.hybrid'],
    ['invoicectl convert --list', 'example.convert.list'],
  ]);
  addCommonFlags(command, context).action(async (paths: string[]) => {
    const flags = command.opts<ConvertFlags>();
    const form = reportForm(flags.format, context.stdout.isTTY);
    const report = flags.out === '-' ? silent : form;
    context.errorFormat = report.errorFormat;
    const { config } = await configure(command, context);
    if (flags.list) {
      const { runList } = await import('./list.ts');
      done(await runList(config, optionsOf(config), form, context));
      return;
    }
    const plan = await withTex(await withReference(planOf(paths, flags, config, report, context)));
    const { runConvert } = await import('./run.ts');
    done(await runConvert(plan, context));
  });
};
