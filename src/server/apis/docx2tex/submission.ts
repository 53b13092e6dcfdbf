/** From a form to a task: the DOCX that was sent or fetched, what is asked of it, and what the cache has of it. */
import { texCacheKey } from '../../../tex/cache-key.ts';
import { withoutExtension } from '../../../documents/document-names.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Holder } from '../../../stores/blobs/holds.ts';
import type { StoredTexInput } from '../../../tasks/tex/durable.ts';
import { exclusively } from '../../../runtime/exclusively.ts';
import { fetchedFile } from '../../incoming/fetched-file.ts';
import type { ServerServices } from '../../services.ts';
import type { FormRules, ReceivedFile, ReceivedForm } from '../../incoming/upload.ts';
import type { CacheStatus } from './schemas.ts';

const dayMs = 24 * 60 * 60 * 1000;
const fetchTimeoutMs = 60_000;
/** Of a conf or a stylesheet: real ones have some hundred kilobytes. */
const maxStyleBytes = 16 * 1024 ** 2;

export const formRules = (maxUploadBytes: number): FormRules => ({
  fileFields: ['file', 'conf', 'custom_xsl'],
  maxFiles: 3,
  maxFileBytes: maxUploadBytes,
  tooLarge: () =>
    new Failure('too_large', 'The file is too large', { detail: `At most ${maxUploadBytes} bytes are accepted` }),
});

/** What is asked, and the DOCX; `holder` has what was fetched. Rejects with bad_request, too_large, and like `fetchedFile`. */
export async function requested(
  form: ReceivedForm,
  services: Pick<ServerServices, 'blobs' | 'guard' | 'options'>,
  holder: Holder,
  signal: AbortSignal,
): Promise<StoredTexInput> {
  const debug = flag(form, 'debug', false);
  const imagePostProcessing = flag(form, 'img_post_proc', true);
  const file = fileIn(form, 'file');
  const url = form.fields['url']?.trim();
  if (form.fields['file'] !== undefined) throw refused('file is a file, not a text');
  if (file && url) throw refused('Give file or url, not both');
  if (!file && !url) throw refused('Give the DOCX: file or url');
  const conf = styleIn(form, 'conf');
  const customXsl = styleIn(form, 'custom_xsl');
  const limits = { maxBytes: services.options.maxUploadBytes, timeoutMs: fetchTimeoutMs, signal };
  const docx = file ?? (await fetchedFile(url ?? '', services, holder, limits));
  if (docx.size === 0) throw refused('The DOCX is empty');
  return {
    docx: docx.sha256,
    conf: conf?.sha256,
    customXsl: customXsl?.sha256,
    name: withoutExtension(docx.name),
    debug,
    imagePostProcessing,
  };
}

export interface SubmittedTask {
  readonly id: string;
  readonly cacheKey: string;
  readonly cacheStatus: CacheStatus;
}

const ownerPrefix = 'docx2tex';
export const isOwn = ({ owner }: { readonly owner: string }): boolean => owner.startsWith(`${ownerPrefix} `);

/** Of several requests for one key at the same time, one is a MISS: whoever comes after it finds it BUILDING. */
export function submitted(
  input: StoredTexInput,
  { tasks, locks, tex, options }: Pick<ServerServices, 'tasks' | 'locks' | 'tex' | 'options'>,
  signal: AbortSignal,
): Promise<SubmittedTask> {
  const cacheKey = texCacheKey(input);
  const owner = `${ownerPrefix} ${cacheKey}`;
  return exclusively(locks, `${ownerPrefix}:${cacheKey}`, signal, async () => {
    const building = async (): Promise<boolean> =>
      Object.keys(await tasks.count({ owner, states: ['queued', 'running'] })).length > 0;
    const cacheStatus = (await tex.isKept(input)) ? 'HIT' : (await building()) ? 'BUILDING' : 'MISS';
    const { id } = await tasks.submit({
      kind: 'docx-to-tex',
      input,
      owner,
      needs: [input.docx, input.conf, input.customXsl].filter((sha256) => sha256 !== undefined),
      keepMs: options.ttlDays * dayMs,
    });
    return { id, cacheKey, cacheStatus };
  });
}

/** A part without name and content is what a browser sends for a field that was left empty. */
function fileIn({ files }: ReceivedForm, field: string): ReceivedFile | undefined {
  const given = files.filter((file) => file.field === field && !(file.name === '' && file.size === 0));
  if (given.length > 1) throw refused(`${field} is there twice`);
  return given[0];
}

function styleIn(form: ReceivedForm, field: string): ReceivedFile | undefined {
  if ((form.fields[field] ?? '') !== '') throw refused(`${field} is a file, not a text`);
  const file = fileIn(form, field);
  if (file && file.size > maxStyleBytes)
    throw new Failure('too_large', `${field} is too large`, { detail: `At most ${maxStyleBytes} bytes are accepted` });
  return file;
}

const yes = ['true', '1', 'yes', 'on'];
const no = ['false', '0', 'no', 'off'];

function flag({ fields }: ReceivedForm, field: string, byDefault: boolean): boolean {
  const text = fields[field]?.trim().toLowerCase() ?? '';
  if (text === '') return byDefault;
  if (yes.includes(text)) return true;
  if (no.includes(text)) return false;
  throw refused(`${field} is true or false`);
}

const refused = (message: string): Failure => new Failure('bad_request', message);
