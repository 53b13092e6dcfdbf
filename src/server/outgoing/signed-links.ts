/**
 * Signed links to results. They work without credentials, for an hour or for the requested time.
 *
 * An API names the target of a link by its own name and the decoded parts of the path, so that a link of one API opens
 * nothing of another:
 *
 *     const opened = ['convert', file.id];
 *     `${path}?${services.links.query(opened, linkExpiry(request.query.seconds, file.expiresMs))}`    // a link
 *     if (!services.links.opens(opened, request.query)) await authenticate(request);                   // its download
 *
 * `LinkLifetime` is the query of the route that issues links, `LinkQuery` belongs to that of the download. The HMAC
 * covers the target and the time at which the link expires. Its key is stored with the records, so that links outlast
 * the process. A valid link does not mean that the file still exists.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import { foundOrInserted, type RecordStore } from '../../stores/records/record-store.ts';

export const maxLinkSeconds = 7 * 24 * 3600;

export const LinkLifetime = z.object({
  seconds: z.coerce
    .number()
    .int()
    .min(1)
    .max(maxLinkSeconds)
    .default(3600)
    .describe('Seconds for which the link is valid'),
});

export const LinkQuery = z.object({
  expires: z.string().max(20).optional().describe('Part of a signed link: Unix time in seconds at which it expires'),
  signature: z.string().max(200).optional().describe('Part of a signed link'),
});
export type LinkQuery = z.output<typeof LinkQuery>;

export interface SignedLinks {
  /** `expires=…&signature=…`. The time is in whole seconds, rounded down. */
  query(opened: readonly string[], expiresMs: number): string;
  /** False if there is no signature. Throws `forbidden` if the signature is wrong or the link has expired. */
  opens(opened: readonly string[], query: LinkQuery): boolean;
}

/** The time at which a link expires, which is never later than that of the file. */
export const linkExpiry = (seconds: number, fileExpiresMs: number | null): number =>
  Math.min(Date.now() + seconds * 1000, fileExpiresMs ?? Number.POSITIVE_INFINITY);

const Secret = z.object({ key: z.string() });
const keyId = 'links';

export async function signedLinks(records: RecordStore): Promise<SignedLinks> {
  const key = await storedKey(records);
  const signatureOf = (opened: readonly string[], expires: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([...opened, expires]))
      .digest();
  return {
    query(opened, expiresMs) {
      const expires = String(Math.floor(expiresMs / 1000));
      return `expires=${expires}&signature=${signatureOf(opened, expires).toString('base64url')}`;
    },
    opens(opened, { expires, signature }) {
      if (signature === undefined) return false;
      const right = signatureOf(opened, expires ?? '');
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== right.length || !timingSafeEqual(given, right))
        throw new Failure('forbidden', 'The signature of the link is not valid');
      if (Number(expires) * 1000 <= Date.now()) throw new Failure('forbidden', 'The link has expired');
      return true;
    },
  };
}

async function storedKey(records: RecordStore): Promise<Buffer> {
  const secrets = records.collection('secret', Secret);
  const { body } = await foundOrInserted(secrets, { id: keyId, body: { key: randomBytes(32).toString('base64url') } });
  return Buffer.from(body.key, 'base64url');
}
