/** Passwords as parts of a cache's keys: slow to make on purpose, for from the name of an entry nobody tries them quickly. */
import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, string, number, Buffer>(scrypt);

/** The last few: many documents of one run have the same password. */
const recent = new Map<string, Promise<string>>();
const atMost = 20;

/** Beside the thread that asks: half a hundred milliseconds in which a server would answer nobody. */
export function passwordDigest(password: string): Promise<string> {
  const digest =
    recent.get(password) ?? derive(password, 'invoicectl cache key', 32).then((bytes) => bytes.toString('hex'));
  recent.delete(password);
  recent.set(password, digest);
  const [oldest] = recent.keys();
  if (recent.size > atMost && oldest !== undefined) recent.delete(oldest);
  return digest;
}
