/** `invoicectl convert`: its arguments, which plan.ts checks. */
import { Option } from 'commander';
import { targetFormats } from '../../convert/formats.ts';
import { configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addSection, addSettings, passwordSettings } from '../flags.ts';
import { reportForm, reportForms } from './reports/index.ts';
import { silent } from './reports/silent.ts';
import { type ConvertFlags, optionsOf, planOf, withTex } from './plan.ts';

const formNames = reportForms.map(({ name }) => name);

export const convert: DefineCommand = (command, context, done) => {
  command
    .argument('[paths...]', 'Files, folders, globs, ZIPs, or - for standard input')
    .option('-t, --to <FORMAT>', `What to convert to: ${targetFormats.join(', ')}`)
    .option('--from <FORMAT>', 'Format of the documents; default: recognised from their content')
    .option('-o, --out <FILE|DIR>', 'Where the results go; - is standard output; default: the current folder')
    .option('-r, --recursive', 'Also read folders below the given folders')
    .option('--stdin-name <NAME>', 'Name of standard input')
    .option('--files-from <FILE>', 'Read paths from FILE, one per line or NUL-separated; - is standard input')
    .option('--force', 'Replace existing results')
    .option('--skip-existing', 'Convert only what has no result yet')
    .option('--dry-run', 'Show what would be read and written, but do nothing')
    .option('--list', 'Show what can be converted to what on this machine')
    .option('--sidecar <FILE>', 'For pdf: also write the text of the result to FILE')
    .option('--conf <FILE>', 'For tex: rules for the conversion, as xml2tex XML or CSV; default: built-in rules')
    .option('--custom-xsl <FILE>', 'For tex: a stylesheet that is applied before the conf')
    .option('--debug', 'For tex: include all intermediate files')
    .option('--no-img-post-proc', 'For tex: leave pictures as they are in the document')
    .addOption(
      new Option('--tex-engine <NAME>', 'For tex: one of builtin, docx2tex, pandoc; default builtin').choices([
        'builtin',
        'docx2tex',
        'pandoc',
      ]),
    )
    .addOption(
      new Option(
        '-f, --format <FORMAT>',
        `Form of the report on standard output; one of ${formNames.join(', ')}; default text on a terminal, else ndjson`,
      ).choices(formNames),
    );
  addSection(command, 'convert');
  addSettings(command, [...passwordSettings, 'ocr-lang', 'ocr-engine', 'concurrency', 'timeout', 'cache']);
  addExamples(command, [
    'invoicectl convert report.md --to pdf             writes report.pdf to the current folder',
    'invoicectl convert scan.pdf -o found.pdf --ocr    makes a scan searchable',
    'invoicectl convert in/ --to docx -o out/ -j 4 --skip-existing',
    'invoicectl convert page.html --to md -o -         to standard output',
    'invoicectl convert invoice.xml --to pdf           an e-invoice as a page',
    'invoicectl convert record.json --to pdf --hybrid  a Factur-X invoice of what extract read',
    'invoicectl convert --list                         what this machine can do',
  ]);
  addCommonFlags(command).action(async (paths: string[]) => {
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
    const plan = await withTex(planOf(paths, flags, config, report, context));
    const { runConvert } = await import('./run.ts');
    done(await runConvert(plan, context));
  });
};
