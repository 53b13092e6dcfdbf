/** OpenDocument packages: ISO/IEC 26300-2 (OpenDocument 1.2, part 3: Packages). */
import type { ZipArchive } from '../documents/zip.ts';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

const kinds = [
  [/^application\/vnd\.oasis\.opendocument\.text(?:-template|-master)?$/, 'odt'],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?$/, 'ods'],
  [/^application\/vnd\.oasis\.opendocument\.presentation(?:-template)?$/, 'odp'],
] as const;

/** The media types have fewer characters than this. */
const longestType = 200;

/** By the file `mimetype` (3.3). Undefined for other ZIPs. Rejects with encrypted_document and with unsupported_format. */
export async function openDocumentFormat(archive: ZipArchive): Promise<'odt' | 'ods' | 'odp' | undefined> {
  const entry = archive.entries.find(({ name, bytes }) => name === 'mimetype' && bytes < longestType);
  const type = entry && (await archive.read(entry)).toString('latin1').trim();
  if (type === undefined || !type.startsWith('application/vnd.oasis.opendocument.')) return undefined;
  const manifest = archive.entries.find(({ name }) => name === 'META-INF/manifest.xml');
  // Every encrypted file has its data for decryption there (4.3).
  if (manifest && (await archive.read(manifest)).includes('encryption-data>'))
    throw new Failure('encrypted_document', message('openDocument.encrypted', {}), {
      detail: message('advice.saveNoPassword', {}),
    });
  const format = kinds.find(([pattern]) => pattern.test(type))?.[1];
  if (format === undefined)
    throw new Failure('unsupported_format', message('openDocument.unknown', {}), {
      detail: message('advice.openDocumentAsPdf', { type }),
    });
  return format;
}
