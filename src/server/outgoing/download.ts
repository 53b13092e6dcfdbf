/**
 * Sends a stored file as a response, with ranges (RFC 9110), HEAD and names (RFC 6266), so that no browser executes it.
 */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../domain/failure.ts';
import type { ByteRange } from '../../stores/blobs/blob-store.ts';
import type { ReferencedBlobs } from '../../stores/blobs/referenced-blobs.ts';

export interface Download {
  readonly sha256: string;
  /** The name under which the client saves it. */
  readonly name: string;
  readonly mediaType: string;
  /** Bytes, if its record says how many it had. */
  readonly size?: number;
  /**
   * PDFs and pictures are then shown in the browser instead of saved, also in frames of these origins. Others are
   * always saved.
   */
  readonly shownOn?: readonly string[] | undefined;
}

/** The policy for PDFs allows the parts that a browser adds to show them. */
const policyOf = (origins: readonly string[]): string =>
  `default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors ${["'self'", ...origins].join(' ')}`;

const harmless = /^(?:application\/pdf|image\/(?:png|jpeg|tiff|webp|gif|bmp))$/;

/** Answers GET and HEAD. Rejects with `not_found` if the bytes are gone, and with `internal` if some of them are. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: ReferencedBlobs,
  { sha256, name, mediaType, size: recorded, shownOn }: Download,
): Promise<FastifyReply> {
  const size = wholeSize(await blobs.size(sha256), recorded);
  const etag = `"${sha256}"`;
  const shown = shownOn !== undefined && harmless.test(mediaType);
  if (shown) void reply.header('content-security-policy', policyOf(shownOn));
  void reply.headers({
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', name),
    'content-type': mediaType,
    'cache-control': 'no-cache, no-store, must-revalidate',
    'accept-ranges': 'bytes',
    etag,
  });
  if (listed(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const { range: asked, 'if-range': condition } = request.headers;
  const range = asked !== undefined && (condition === undefined || condition === etag) ? rangeOf(asked, size) : 'all';
  if (range === 'none') {
    return reply.code(416).header('content-range', `bytes */${size}`).removeHeader('content-disposition').send();
  }
  const { first, last } = range === 'all' ? { first: 0, last: size - 1 } : range;
  if (range !== 'all') void reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  void reply.header('content-length', last - first + 1);
  // Fastify overwrites the length of a response without any body. With an empty stream it does not.
  if (request.method === 'HEAD' || size === 0) return reply.send(Readable.from([]));
  return reply.send(await blobs.open(sha256, range === 'all' ? undefined : range));
}

export interface SentPicture {
  /** With its quotation marks. It stands for what the picture is made of, so that it is known before the picture is. */
  readonly etag: string;
  readonly mediaType: 'image/png' | 'application/pdf';
  readonly picture: () => Promise<Uint8Array>;
}

/** Answers GET and HEAD with a picture, or with drawn pages, that the browser of this user may keep. */
export async function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, mediaType, picture }: SentPicture,
): Promise<FastifyReply> {
  const kept = { etag, 'cache-control': 'private, max-age=3600' };
  if (listed(request.headers['if-none-match'], etag)) return reply.headers(kept).code(304).send();
  const bytes = await picture();
  const disposition = mediaType === 'image/png' ? 'inline' : 'attachment';
  void reply.headers({ ...kept, 'content-disposition': disposition, 'content-type': mediaType });
  return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** `recorded` is what the record says, if it does. */
function wholeSize(stored: number | undefined, recorded: number | undefined): number {
  if (stored === undefined) throw new Failure('not_found', 'The file does not exist any more');
  if (recorded === undefined || recorded === stored) return stored;
  throw new Failure('internal', 'A stored document is damaged', { detail: 'It was altered where it is stored' });
}

const listed = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));

/** `all` for no range, or several: a server may always send the whole file. `none` if the range is beyond the file. */
export function rangeOf(header: string, size: number): ByteRange | 'all' | 'none' {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header);
  if (!match) return 'all';
  const [, from = '', to = ''] = match;
  if (from === '') {
    const suffix = Number(to);
    if (to === '') return 'all';
    return suffix === 0 || size === 0 ? 'none' : { first: Math.max(0, size - suffix), last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return 'all';
  return first >= size ? 'none' : { first, last };
}

/** Names the file in ASCII for old clients, followed by the true name if it differs. */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const clean = name.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '_');
  const plain = clean
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '_')
    .replaceAll(/["%]/g, '_');
  const encoded = encodeURIComponent(clean.toWellFormed()).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return plain === clean ? `${type}; filename="${plain}"` : `${type}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
