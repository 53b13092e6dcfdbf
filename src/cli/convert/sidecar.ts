/** `convert --sidecar`: the text of a PDF that was made, in a file of its own. */
import { createHash } from 'node:crypto';
import type { Converter } from '../../compose/convert.ts';
import { Failure } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { runTask } from '../../runtime/run.ts';
import { message } from '../../texts/message.ts';
import { fileSink, taken } from '../terminal/output.ts';
import type { ConvertPlan } from './plan.ts';
import { statIfThere } from '../../documents/stat-if-there.ts';

/** Rejects with `conflict` if the file exists, before any work is done. */
export async function refuseTakenSidecar({ flags }: ConvertPlan): Promise<void> {
  if (flags.sidecar === undefined || flags.force === true) return;
  const found = await statIfThere(flags.sidecar);
  if (found?.isFile()) throw taken(flags.sidecar);
}

export function refuseSeveralSidecars({ flags }: ConvertPlan, documents: number): void {
  if (flags.sidecar !== undefined && documents > 1)
    throw new Failure('bad_request', message('convert.sidecarOne', {}), {
      detail: message('advice.sidecarOne', {}),
    });
}

/** Converts the result to text, as `--to txt` does, so that the file says what is found in the PDF. */
export async function writeSidecar(
  pdf: Uint8Array,
  {
    plan,
    converting,
    signal,
  }: { readonly plan: ConvertPlan; readonly converting: Converter; readonly signal: AbortSignal },
): Promise<void> {
  const { flags, options, paths } = plan;
  if (flags.sidecar === undefined) return;
  const { pdfPassword, password: _, ...others } = options;
  const { bytes } = await runTask(
    converting.task,
    {
      bytes: pdf,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      name: 'sidecar',
      from: 'pdf',
      to: 'txt',
      // The sidecar must not contain text that cannot be found in the PDF.
      options: { ...others, toc: false, ocr: 'never', ...definedOnly({ password: pdfPassword }) },
    },
    { signal, progress: () => undefined },
  );
  const sink = await fileSink(flags.sidecar, { replace: flags.force === true, inputs: paths });
  await sink.write(bytes);
  await sink.finish();
}
