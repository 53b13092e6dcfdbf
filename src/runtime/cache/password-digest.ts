/**
 * Digests of passwords for cache keys. They are slow on purpose, so that passwords cannot be guessed from names of
 * entries.
 */
import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, string, number, Buffer>(scrypt);

/** The latest digests, because many documents of one run have the same password. */
const recent = new Map<string, Promise<string>>();
const atMost = 20;

/** Computed outside the calling thread, because it takes 50 milliseconds, during which a server would answer nobody. */
export function passwordDigest(password: string): Promise<string> {
  const digest =
    recent.get(password) ?? derive(password, 'invoicectl cache key', 32).then((bytes) => bytes.toString('hex'));
  recent.delete(password);
  recent.set(password, digest);
  const [oldest] = recent.keys();
  if (recent.size > atMost && oldest !== undefined) recent.delete(oldest);
  return digest;
}
