/** `invoicectl convert`: its arguments, and what has to be right about them before any work begins. */
import { Option } from 'commander';
import type { Config } from '../../config/schema.ts';
import {
  type Format,
  formatNamed,
  formats,
  isTarget,
  type TargetFormat,
  targetFormats,
} from '../../convert/formats.ts';
import type { ConvertOptions } from '../../convert/options.ts';
import { nearest } from '../../config/nearest.ts';
import { Failure } from '../../domain/failure.ts';
import { type CliContext, configure } from '../context.ts';
import { addCommonFlags, addExamples, addSection, addSettings } from '../flags.ts';
import type { DefineCommand } from '../program.ts';
import type { InputFlags } from '../reading.ts';

export interface ConvertFlags extends InputFlags {
  readonly to?: string;
  readonly from?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly skipExisting?: boolean;
  readonly dryRun?: boolean;
  readonly list?: boolean;
  readonly conf?: string;
  readonly customXsl?: string;
  readonly debug?: boolean;
  readonly imgPostProc?: boolean;
  readonly texEngine?: 'builtin' | 'docx2tex' | 'pandoc';
  readonly format?: 'text' | 'json' | 'ndjson';
}

/** Everything a run needs to know, decided. */
export interface ConvertPlan {
  readonly paths: readonly string[];
  readonly flags: ConvertFlags;
  readonly config: Config;
  readonly to: TargetFormat;
  readonly from: Format | undefined;
  readonly options: ConvertOptions;
  /** Form of what is told of each document on standard output; `none` where the result itself goes there. */
  readonly told: 'text' | 'json' | 'ndjson' | 'none';
}

export const convert: DefineCommand = (command, context, done) => {
  command
    .argument('[paths...]', 'Files, folders, globs, ZIPs, or - for standard input')
    .option('-t, --to <FORMAT>', `What to convert to: ${targetFormats.join(', ')}`)
    .option('--from <FORMAT>', 'What the documents are, where their names do not tell; default: by content')
    .option('-o, --out <FILE|DIR>', 'Where the results go; - is standard output; default: the current folder')
    .option('-r, --recursive', 'Also folders below the folders given')
    .option('--stdin-name <NAME>', 'What standard input is called')
    .option('--files-from <FILE>', 'Read paths from FILE, one a line or NUL-separated; - is standard input')
    .option('--force', 'Replace results where they exist')
    .option('--skip-existing', 'Convert only what has no result yet')
    .option('--dry-run', 'Say what would be read and written, and do nothing')
    .option('--list', 'Show what can be converted to what on this machine')
    .option('--conf <FILE>', 'For tex: what becomes what, as xml2tex XML or CSV; default: one built in')
    .option('--custom-xsl <FILE>', 'For tex: a stylesheet between the document and the conf')
    .option('--debug', 'For tex: also everything made on the way')
    .option('--no-img-post-proc', 'For tex: pictures as they are in the document')
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
        'What standard output tells of each document; one of text, json, ndjson; default text on a terminal, else ndjson',
      ).choices(['text', 'json', 'ndjson']),
    );
  addSection(command, 'convert');
  addSettings(command, ['password', 'ocr-lang', 'ocr-engine', 'concurrency', 'timeout', 'cache']);
  addExamples(command, [
    'invoicectl convert report.md --to pdf             writes report.pdf to the current folder',
    'invoicectl convert in/ --to docx -o out/ -j 4 --skip-existing',
    'invoicectl convert page.html --to md -o -         to standard output',
    'invoicectl convert --list                         what this machine can do',
  ]);
  addCommonFlags(command).action(async (paths: string[]) => {
    const flags = command.opts<ConvertFlags>();
    const told = flags.format ?? (context.stdout.isTTY ? 'text' : 'ndjson');
    // A result on standard output is not mixed with JSON, an error instead of it is told on standard error.
    context.errorFormat = told === 'text' || flags.out === '-' ? 'table' : told;
    const { config } = await configure(command, context);
    if (flags.list) {
      const { runList } = await import('./list.ts');
      done(await runList(config, optionsOf(config), told, context));
      return;
    }
    const plan = await withTex(planOf(paths, flags, config, told, context));
    const { runConvert } = await import('./run.ts');
    done(await runConvert(plan, context));
  });
};

function planOf(
  paths: readonly string[],
  flags: ConvertFlags,
  config: Config,
  told: 'text' | 'json' | 'ndjson',
  context: CliContext,
): ConvertPlan {
  refuse(
    paths.length === 0 && flags.filesFrom === undefined,
    'Nothing to convert',
    'Name files or folders, or - for standard input',
  );
  const to = targetOf(flags);
  const from = flags.from === undefined ? undefined : formatNamed(flags.from);
  refuse(
    flags.from !== undefined && from === undefined,
    `There is no format "${flags.from}"`,
    `Known: ${formats.join(', ')}`,
  );
  refuse(
    flags.skipExisting === true && flags.force === true,
    '--skip-existing and --force exclude each other',
    'One keeps what is there, the other replaces it',
  );
  refuse(
    flags.out === '-' && flags.skipExisting === true,
    '--skip-existing does not go with standard output',
    'Name a folder with --out',
  );
  refuse(
    flags.out === '-' && context.stdout.isTTY && !['md', 'txt', 'html', 'csv'].includes(to),
    'The result cannot be shown on a terminal',
    'Name a file or a folder with --out',
  );
  return { paths, flags, config, to, from, options: optionsOf(config), told: flags.out === '-' ? 'none' : told };
}

/** From --to, else from the name that --out gives. */
function targetOf({ to, out }: ConvertFlags): TargetFormat {
  const named = to ?? /\.([A-Za-z]+)$/.exec(out ?? '')?.[1];
  if (named === undefined)
    throw new Failure('bad_request', 'The format to convert to is missing', {
      detail: `Give it with --to: ${targetFormats.join(', ')}`,
    });
  const format = formatNamed(named);
  if (format !== undefined && isTarget(format)) return format;
  const meant = nearest(named, targetFormats);
  throw new Failure('bad_request', `Nothing is converted to "${named}"`, {
    detail: `${meant === undefined ? '' : `Did you mean ${meant}? `}Known: ${targetFormats.join(', ')}`,
  });
}

function optionsOf({ convert: given, extract }: Config): ConvertOptions {
  const { password, ocrLanguages } = extract;
  refuse(
    given.pdfA && given.pdfPassword !== undefined,
    '--pdf-a and --pdf-password exclude each other',
    'PDF/A may not be encrypted (ISO 19005)',
  );
  return { ...given, ocrLanguages, ...(password === undefined ? {} : { password }) };
}

/** The files that the flags name, read; only for TeX. */
async function withTex(plan: ConvertPlan): Promise<ConvertPlan> {
  const { conf, customXsl, debug, imgPostProc, texEngine } = plan.flags;
  const asked =
    [conf, customXsl, texEngine].some((flag) => flag !== undefined) || debug === true || imgPostProc === false;
  if (plan.to !== 'tex') {
    refuse(
      asked,
      '--conf, --custom-xsl, --debug, --no-img-post-proc and --tex-engine are for --to tex',
      `Not for ${plan.to}`,
    );
    return plan;
  }
  const read = async (path: string): Promise<string> => {
    const { readFile } = await import('node:fs/promises');
    const { fileFailure } = await import('../../documents/file-failure.ts');
    return readFile(path).then(
      (bytes) => bytes.toString('base64'),
      (error: unknown) => {
        throw fileFailure(error, path);
      },
    );
  };
  const tex = {
    debug: debug === true,
    imagePostProcessing: imgPostProc !== false,
    engine: texEngine ?? ('builtin' as const),
    ...(conf === undefined ? {} : { conf: await read(conf) }),
    ...(customXsl === undefined ? {} : { customXsl: await read(customXsl) }),
  };
  return { ...plan, options: { ...plan.options, tex } };
}

function refuse(wrong: boolean, message: string, detail: string): void {
  if (wrong) throw new Failure('bad_request', message, { detail });
}
