/** Reads the form of a submission: the DOCX itself or its URL, and the options of the conversion. */
import { withoutExtension } from '../../../documents/document-names.ts';
import { Failure } from '../../../domain/failure.ts';
import type { StoredTexInput } from '../../../tasks/tex/durable.ts';
import { fetchedFile } from '../../incoming/fetched-file.ts';
import type { ServerServices } from '../../services.ts';
import type { FormRules, ReceivedFile, ReceivedForm } from '../../incoming/upload.ts';

const fetchTimeoutMs = 60_000;
/** The largest `conf` or stylesheet. Real ones have a few hundred kilobytes. */
const maxStyleBytes = 16 * 1024 ** 2;

export const formRules = (maxUploadBytes: number): FormRules => ({
  fileFields: ['file', 'conf', 'custom_xsl'],
  maxFiles: 3,
  maxFileBytes: maxUploadBytes,
  tooLarge: () =>
    new Failure('too_large', 'The file is too large', { detail: `At most ${maxUploadBytes} bytes are accepted` }),
});

export interface TexRequest {
  readonly input: StoredTexInput;
  /** Releases the fetched file. Call it once the task refers to the file. */
  readonly release: () => Promise<void>;
}

/**
 * Parses the form, and fetches the DOCX if the form has its URL. Rejects with `bad_request`, `too_large`, and as
 * `fetchedFile` does.
 */
export async function requested(
  form: ReceivedForm,
  services: Pick<ServerServices, 'blobs' | 'guard' | 'options'>,
  signal: AbortSignal,
): Promise<TexRequest> {
  const debug = flag(form, 'debug', false);
  const imagePostProcessing = flag(form, 'img_post_proc', true);
  const file = fileIn(form, 'file');
  const url = form.fields['url']?.trim();
  if (form.fields['file'] !== undefined) throw refused('The field file must be a file, not text');
  if (file && url) throw refused('Give file or url, not both');
  if (!file && !url) throw refused('The DOCX is missing: give file or url');
  const conf = styleIn(form, 'conf');
  const customXsl = styleIn(form, 'custom_xsl');
  const limits = { maxBytes: services.options.maxUploadBytes, timeoutMs: fetchTimeoutMs, signal };
  const fetched = file ? undefined : await fetchedFile(url ?? '', services, limits);
  const docx = file ?? fetched;
  const release = async (): Promise<void> => fetched?.release();
  if (!docx || docx.size === 0) {
    await release();
    throw refused('The DOCX is empty');
  }
  const input = {
    docx: docx.sha256,
    conf: conf?.sha256,
    customXsl: customXsl?.sha256,
    name: withoutExtension(docx.name),
    debug,
    imagePostProcessing,
  };
  return { input, release };
}

/** A part without name and content is what a browser sends for a field that was left empty. */
function fileIn({ files }: ReceivedForm, field: string): ReceivedFile | undefined {
  const given = files.filter((file) => file.field === field && !(file.name === '' && file.size === 0));
  if (given.length > 1) throw refused(`The field ${field} occurs twice`);
  return given[0];
}

function styleIn(form: ReceivedForm, field: string): ReceivedFile | undefined {
  if ((form.fields[field] ?? '') !== '') throw refused(`The field ${field} must be a file, not text`);
  const file = fileIn(form, field);
  if (file && file.size > maxStyleBytes)
    throw new Failure('too_large', `The file in the field ${field} is too large`, {
      detail: `At most ${maxStyleBytes} bytes are accepted`,
    });
  return file;
}

const yes = ['true', '1', 'yes', 'on'];
const no = ['false', '0', 'no', 'off'];

function flag({ fields }: ReceivedForm, field: string, byDefault: boolean): boolean {
  const text = fields[field]?.trim().toLowerCase() ?? '';
  if (text === '') return byDefault;
  if (yes.includes(text)) return true;
  if (no.includes(text)) return false;
  throw refused(`The field ${field} must be true or false`);
}

const refused = (message: string): Failure => new Failure('bad_request', message);
