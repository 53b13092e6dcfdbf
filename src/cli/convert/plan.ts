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
import { message } from '../../texts/message.ts';
import { refuseIf } from '../usage.ts';
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
  refuseIf(
    paths.length === 0 && flags.filesFrom === undefined,
    message('convert.nothing', {}),
    message('advice.nameFilesOrStdin', {}),
  );
  const to = targetOf(flags);
  const from = flags.from === undefined ? undefined : formatNamed(flags.from);
  refuseIf(
    flags.from !== undefined && from === undefined,
    message('usage.unknownFormat', { format: flags.from ?? '' }),
    message('advice.known', { choices: formats.join(', ') }),
  );
  refuseIf(
    flags.skipExisting === true && flags.force === true,
    message('usage.skipAndForce', {}),
    message('advice.skipAndForce', {}),
  );
  refuseIf(
    flags.out === '-' && flags.skipExisting === true,
    message('usage.skipAndStdout', {}),
    message('advice.nameFolder', {}),
  );
  refuseIf(
    flags.out === '-' && context.stdout.isTTY && !['md', 'txt', 'html', 'csv'].includes(to),
    message('usage.resultOnTerminal', {}),
    message('advice.nameFileOrFolder', {}),
  );
  refuseIf(
    flags.sidecar !== undefined && to !== 'pdf',
    message('convert.sidecarForPdf', {}),
    message('advice.notFor', { format: to }),
  );
  refuseIf(
    flags.extractMedia !== undefined && to !== 'md' && to !== 'html',
    message('convert.mediaFor', {}),
    message('advice.notFor', { format: to }),
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
    throw new Failure('bad_request', message('convert.noTarget', {}), {
      detail: message('advice.giveTo', { formats: targetFormats.join(', ') }),
    });
  const format = formatNamed(named);
  if (format !== undefined && isTarget(format)) return format;
  const meant = nearest(named, targetFormats);
  throw new Failure('bad_request', message('convert.notTarget', { format: named }), {
    detail:
      meant === undefined
        ? message('advice.known', { choices: targetFormats.join(', ') })
        : message('advice.meantOrKnown', { word: meant, choices: targetFormats.join(', ') }),
  });
}

export function optionsOf({ convert, extract }: Config): ConvertOptions {
  const { soffice: _program, ...given } = convert;
  const { password, ocrLanguages } = extract;
  refuseIf(
    given.pdfA !== undefined && given.pdfPassword !== undefined,
    message('convert.pdfAPassword', {}),
    message('advice.pdfAPassword', {}),
  );
  refuseIf(given.deskew && !asksForText(given), message('convert.deskewNeedsOcr', {}), message('advice.deskew', {}));
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
    refuseIf(asked, message('convert.texOptions', {}), message('advice.notFor', { format: plan.to }));
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
