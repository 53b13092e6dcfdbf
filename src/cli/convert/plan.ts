/** Checks the arguments of `convert` before any work begins. */
import type { Config } from '../../config/schema.ts';
import {
  type Format,
  formatNamed,
  formats,
  isTarget,
  type TargetFormat,
  targetFormats,
} from '../../convert/formats.ts';
import { refuseForTarget } from '../../convert/option-targets.ts';
import { asksForText, type ConvertOptions } from '../../convert/options.ts';
import { nearest } from '../../config/nearest.ts';
import { Failure } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { CliContext } from '../context.ts';
import type { InputFlags } from '../reading.ts';
import type { ReportForm } from './reports/form.ts';

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
  readonly sidecar?: string;
  readonly extractMedia?: string;
  readonly referenceDoc?: string;
  readonly imgPostProc?: boolean;
  readonly texEngine?: 'builtin' | 'docx2tex' | 'pandoc';
  readonly format?: string;
}

/** The decisions that a run is based on. */
export interface ConvertPlan {
  readonly paths: readonly string[];
  readonly flags: ConvertFlags;
  readonly config: Config;
  readonly to: TargetFormat;
  readonly from: Format | undefined;
  readonly options: ConvertOptions;
  /** Of the report on standard output. */
  readonly form: ReportForm;
}

/** Throws `bad_request`, with the reason, for arguments that exclude each other. */
export function planOf(
  paths: readonly string[],
  flags: ConvertFlags,
  config: Config,
  form: ReportForm,
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
    'One keeps what exists, the other replaces it',
  );
  refuse(
    flags.out === '-' && flags.skipExisting === true,
    '--skip-existing cannot be combined with standard output',
    'Name a folder with --out',
  );
  refuse(
    flags.out === '-' && context.stdout.isTTY && !['md', 'txt', 'html', 'csv'].includes(to),
    'The result cannot be shown on a terminal',
    'Name a file or a folder with --out',
  );
  refuse(flags.sidecar !== undefined && to !== 'pdf', '--sidecar is for --to pdf', `Not for ${to}`);
  refuse(
    flags.extractMedia !== undefined && to !== 'md' && to !== 'html',
    '--extract-media is for --to md and --to html',
    `Not for ${to}`,
  );
  return {
    paths,
    flags,
    config,
    to,
    from,
    options: optionsOf(config),
    form,
  };
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

export function optionsOf({ convert, extract }: Config): ConvertOptions {
  const { soffice: _program, ...given } = convert;
  const { password, ocrLanguages } = extract;
  refuse(
    given.pdfA !== undefined && given.pdfPassword !== undefined,
    '--pdf-a and --pdf-password exclude each other',
    'PDF/A must not be encrypted (ISO 19005)',
  );
  refuse(
    given.deskew && !asksForText(given),
    '--deskew needs --ocr',
    'The slope of a page is measured on its recognised text',
  );
  return { ...given, ocrLanguages, ...definedOnly({ password }) };
}

async function base64Of(path: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const { fileFailure } = await import('../../documents/file-failure.ts');
  return readFile(path).then(
    (bytes) => bytes.toString('base64'),
    (error: unknown) => {
      throw fileFailure(error, path);
    },
  );
}

/** The document whose styles are used, read. */
export async function withReference(plan: ConvertPlan): Promise<ConvertPlan> {
  const { referenceDoc } = plan.flags;
  if (referenceDoc === undefined) return plan;
  const options = { ...plan.options, referenceDoc: await base64Of(referenceDoc) };
  refuseForTarget(plan.to, options);
  return { ...plan, options };
}

/** The files that the flags name, read; only for TeX. */
export async function withTex(plan: ConvertPlan): Promise<ConvertPlan> {
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
  const tex = {
    debug: debug === true,
    imagePostProcessing: imgPostProc !== false,
    engine: texEngine ?? ('builtin' as const),
    ...(conf === undefined ? {} : { conf: await base64Of(conf) }),
    ...(customXsl === undefined ? {} : { customXsl: await base64Of(customXsl) }),
  };
  return { ...plan, options: { ...plan.options, tex } };
}

function refuse(wrong: boolean, message: string, detail: string): void {
  if (wrong) throw new Failure('bad_request', message, { detail });
}
