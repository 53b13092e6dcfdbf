/**
 * Mails as mail programs send and save them (EML): RFC 5322 with the parts of MIME (RFC 2045 to 2047, names by RFC 2231).
 *
 * The mail is split as a stream, and a mail inside it stays an attachment, so that time and memory grow with its bytes only.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type MimeNode, Splitter, type SplitterChunk } from '@zone-eu/mailsplit';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { readStream } from '../read-stream.ts';
import { decodeText } from './charset.ts';
import { attachmentName, type Mail, mailOf, maxHeaderBytes, maxParts, type RawAttachment } from './mail.ts';
import { isTnef, tnefAttachments } from './tnef.ts';

/** A part without parts in it, as it is encoded for transport. */
interface Leaf {
  readonly node: MimeNode;
  readonly encoded: Buffer[];
}

/** Rejects with too_large and corrupt_document. */
export async function readEml(bytes: Uint8Array): Promise<Mail> {
  const attachments: RawAttachment[] = [];
  let html: string | undefined;
  let text: string | undefined;
  for (const leaf of await leavesOf(bytes)) {
    const { node } = leaf;
    const content = await decoded(leaf, bytes.length);
    const isBody = node.disposition !== 'attachment' && node.filename === false;
    if (isBody && node.contentType === 'text/html') html ??= decodeText(content, stated(node.charset));
    else if (isBody && node.contentType === 'text/plain') text ??= decodeText(content, stated(node.charset));
    else if (isTnef(content)) attachments.push(...tnefAttachments(content));
    else attachments.push(attachmentOf(node, content, attachments.length + 1));
  }
  return mailOf({ attachments, html, text });
}

const stated = (value: string | false): string | undefined => (value === false ? undefined : value);

async function leavesOf(bytes: Uint8Array): Promise<readonly Leaf[]> {
  const splitter = new Splitter({
    ignoreEmbedded: true,
    maxHeadSize: maxHeaderBytes,
    maxChildNodes: maxParts,
  });
  const leaves: Leaf[] = [];
  try {
    await pipeline(Readable.from(slicesOf(bytes), { objectMode: false }), splitter, async (chunks) => {
      for await (const chunk of chunks as AsyncIterable<SplitterChunk>) {
        if (chunk.type === 'node') {
          if (!chunk.multipart) leaves.push({ node: chunk, encoded: [] });
        } else if (chunk.type === 'body') leaves.at(-1)?.encoded.push(chunk.value);
      }
    });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EMAXLEN')
      throw new Failure('too_large', message('mail.manyParts', { most: maxParts }), {
        detail: message('advice.saveAttachments', {}),
        cause,
      });
    throw new Failure('corrupt_document', message('mail.damaged', {}), {
      detail: message('advice.saveMailAgain', {}),
      cause,
    });
  }
  return leaves;
}

const sliceBytes = 64 * 1024;

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes);
}

function decoded({ node, encoded }: Leaf, maxBytes: number): Promise<Buffer> {
  return readStream(Readable.from(encoded, { objectMode: false }).pipe(node.getDecoder()), maxBytes);
}

function attachmentOf(node: MimeNode, bytes: Uint8Array, number: number): RawAttachment {
  const declaredType = stated(node.contentType) ?? '';
  const headers = node.headers === false ? undefined : node.headers;
  const contentId = headers?.getFirst('Content-ID').trim().replaceAll(/^<|>$/g, '');
  const other = declaredType === 'message/rfc822' ? `mail ${number}.eml` : `attachment ${number}`;
  return {
    name: attachmentName(stated(node.filename), other),
    bytes,
    declaredType,
    contentId: contentId === '' ? undefined : contentId,
  };
}
