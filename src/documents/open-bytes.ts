/**
 * What bytes are: a document, or a container of documents (ZIP, mail). Office files and OFD are ZIPs too, and messages of
 * Outlook are compound files as old Office documents are, so their content decides.
 */
import { Failure } from '../domain/failure.ts';
import type { MediaType } from '../domain/formats.ts';
import { type Message, message } from '../texts/message.ts';
import type { Mail } from './mails/mail.ts';
import { sniff } from './sniff.ts';
import type { ZipArchive } from './zip.ts';
import type { ZipBudget, ZipLimits } from './zip-limits.ts';

export type Opened =
  | { readonly kind: 'document'; readonly mediaType: MediaType }
  | { readonly kind: 'archive'; readonly archive: ZipArchive }
  | { readonly kind: 'mail'; readonly mail: Mail }
  /** Nothing to read, for a reason that is no failure. */
  | { readonly kind: 'left out'; readonly why: Message };

export const sniffsAsZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && sniff(head) === 'application/zip';

/** `name` is for messages only. Rejects with a Failure for what is not supported or damaged. */
export async function openBytes(
  bytes: Uint8Array,
  name: string,
  limits: ZipLimits,
  budget: ZipBudget,
): Promise<Opened> {
  const mediaType = sniff(bytes, name);
  if (mediaType === 'message/rfc822')
    return { kind: 'mail', mail: await (await import('./mails/eml.ts')).readEml(bytes) };
  if (mediaType === 'application/vnd.ms-outlook') return openCompoundFile(bytes);
  if (mediaType === 'application/zip') return openZipBytes(bytes, limits, budget);
  return { kind: 'document', mediaType };
}

/** The archive in a file if it contains documents; undefined if the ZIP is itself one document. */
export async function openDocuments(
  path: string,
  limits: ZipLimits,
  budget: ZipBudget,
): Promise<ZipArchive | undefined> {
  const { openZip } = await import('./zip.ts');
  const archive = await openZip(path, limits, budget);
  if (contentOf(archive) === 'documents') return archive;
  archive.close();
  return undefined;
}

async function openZipBytes(bytes: Uint8Array, limits: ZipLimits, budget: ZipBudget): Promise<Opened> {
  const { openZip } = await import('./zip.ts');
  const archive = await openZip(bytes, limits, budget);
  const content = contentOf(archive);
  if (content === 'documents') return { kind: 'archive', archive };
  try {
    return content === 'ofd' ? { kind: 'document', mediaType: 'application/ofd' } : await openOfficeFile(archive);
  } finally {
    archive.close();
  }
}

/** A ZIP either contains documents or is itself one document (OFD, Office). */
function contentOf({ entries }: ZipArchive): 'documents' | 'ofd' | 'office' {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has('ofd.xml')) return 'ofd';
  return names.has('[content_types].xml') || names.has('mimetype') ? 'office' : 'documents';
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The type of the main part states the kind of the document (ECMA-376 part 2, 10.1.2.2). */
async function openOfficeFile(archive: ZipArchive): Promise<Opened> {
  const types = await textOf(archive, '[Content_Types].xml');
  if (/(?:wordprocessingml|ms-word)\.[\w.]*main\+xml/.test(types)) return { kind: 'document', mediaType: word };
  if (!/(?:spreadsheetml|ms-excel)\.[\w.]*main\+xml/.test(types))
    throw new Failure('unsupported_format', message('office.presentation', {}), {
      detail: message('advice.saveAsPdfDocx', {}),
    });
  // Results are often written to the folder of the invoices, and the next run must not read them.
  const creator = /<dc:creator>([^<]*)</.exec(await textOf(archive, 'docProps/core.xml'))?.[1];
  if (creator === 'invoicectl') return { kind: 'left out', why: message('leftOut.ownWorkbook', {}) };
  return { kind: 'document', mediaType: excel };
}

async function textOf(archive: ZipArchive, part: string): Promise<string> {
  const entry = archive.entries.find(({ name }) => name === part);
  return entry ? (await archive.read(entry)).toString('utf8') : '';
}

/** A mail of Outlook, or an old workbook. */
async function openCompoundFile(bytes: Uint8Array): Promise<Opened> {
  const [{ readCompoundFile }, { isMsg, readMsg }] = await Promise.all([
    import('./compound-file.ts'),
    import('./mails/msg.ts'),
  ]);
  const root = readCompoundFile(bytes);
  const has = (stream: string): boolean => root.streams.has(stream);
  if (isMsg(root)) return { kind: 'mail', mail: readMsg(root) };
  if (has('workbook') || has('book')) return { kind: 'document', mediaType: 'application/vnd.ms-excel' };
  if (has('encryptedpackage'))
    throw new Failure('encrypted_document', message('office.encrypted', {}), {
      detail: message('advice.saveWithoutPassword', {}),
    });
  throw new Failure('unsupported_format', message('office.old', {}), {
    detail: message('advice.saveAsPdfDocx', {}),
  });
}
