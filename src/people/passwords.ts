/**
 * Digests of passwords: scrypt (RFC 7914), with a salt and the cost beside each digest, so that a later version can raise
 * the cost without making passwords invalid.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

export const PasswordDigest = z.object({
  /** Cost, block size and parallelisation, as RFC 7914 calls them. */
  cost: z.object({ N: z.number(), r: z.number(), p: z.number() }),
  /** Both in hexadecimal digits. */
  salt: z.string(),
  digest: z.string(),
});
export type PasswordDigest = z.output<typeof PasswordDigest>;

/** As strong as N=2^17 with p=1, with a quarter of its memory: 32 MB (OWASP, Password Storage Cheat Sheet, 2025). */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const digestBytes = 32;
const shortest = 8;
const longest = 200;

/** Rejects with `bad_request` for a password that is too short or too long. */
export async function digestOfPassword(password: string): Promise<PasswordDigest> {
  const { length } = [...new Intl.Segmenter().segment(normal(password))];
  if (length < shortest || length > longest)
    throw new Failure('bad_request', message('users.length', { shortest, longest }));
  const salt = randomBytes(16);
  return { cost, salt: salt.toString('hex'), digest: (await derived(password, salt, cost)).toString('hex') };
}

/** Takes as long without a digest to compare with as with one, so that the time does not reveal whether there is a user. */
export async function isPassword(password: string, kept: PasswordDigest | undefined): Promise<boolean> {
  const { salt, digest, cost: theirs } = kept ?? nobodys;
  // A longer one cannot be right, and would take longer.
  const given = await derived(password.slice(0, longest * 10), Buffer.from(salt, 'hex'), theirs);
  return timingSafeEqual(given, Buffer.from(digest, 'hex')) && kept !== undefined;
}

const nobodys: PasswordDigest = { cost, salt: '00'.repeat(16), digest: '00'.repeat(digestBytes) };

/** The same characters have other bytes on other keyboards and systems. */
const normal = (password: string): string => password.normalize('NFC');

function derived(password: string, salt: Buffer, { N, r, p }: PasswordDigest['cost']): Promise<Buffer> {
  const maxmem = 256 * N * r;
  return new Promise((resolve, reject) => {
    scrypt(normal(password), salt, digestBytes, { N, r, p, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
