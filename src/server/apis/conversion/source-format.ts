/** Guesses the format of a file from its first bytes, or else its name, so that a request can be answered at once. */
import { type Format, formatNamed, looksLike } from '../../../convert/formats.ts';
import { extensionOf } from '../../../documents/document-names.ts';
import { mediaTypes } from '../../../domain/formats.ts';
import type { ReceivedFile } from '../../incoming/upload.ts';

const zipped: readonly Format[] = ['docx', 'xlsx', 'pptx', 'ofd', 'odt', 'ods', 'odp'];
const binary: readonly Format[] = ['doc', 'xls', 'ppt'];
const texts: readonly Format[] = ['md', 'txt', 'html', 'csv', 'tex'];

/** Undefined if only the whole file reveals its format. The task that converts it reads all of it and decides. */
export function likelyFormat({
  head,
  name,
  mediaType,
}: Pick<ReceivedFile, 'head' | 'name' | 'mediaType'>): Format | undefined {
  const called = formatNamed(extensionOf(name));
  const isCalled = (among: readonly Format[]): Format | undefined =>
    called !== undefined && among.includes(called) ? called : undefined;
  if (mediaType === 'application/zip') return isCalled(zipped);
  if (mediaType !== undefined && mediaType !== 'application/xml')
    return formatNamed(mediaTypes[mediaType].extensions[0]);
  const office = isCalled(binary);
  if (office !== undefined) return looksLike(office, head) ? office : undefined;
  return head.includes(0) ? undefined : isCalled(texts);
}
