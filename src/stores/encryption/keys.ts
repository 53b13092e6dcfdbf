/**
 * Keys for stored data. The user gives one, or one is generated and stored in the data folder.
 *
 * Several keys may be given, separated by blanks or lines. The first encrypts; the others decrypt what was encrypted with
 * them before. The key in the data folder keeps secrets out of copies of the database file. Only a given key that is kept
 * elsewhere protects against somebody who has the whole folder.
 */
import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import { message } from '../../texts/message.ts';
import { sealingKeyName } from '../layout.ts';

export interface StorageKey {
  /** 16 hexadecimal digits that identify the key without revealing it. */
  readonly id: string;
  /** Derives a key for one purpose, and with a salt for one file. */
  derive(purpose: string, salt?: Uint8Array): KeyObject;
}

export interface Keyring {
  /** Encrypts new data. */
  readonly current: StorageKey;
  /** Whether the user gave it: documents are encrypted only then. */
  readonly given: boolean;
  /** Throws `internal` if there is no key with this id. */
  find(id: string): StorageKey;
  readonly ids: readonly string[];
}

const keyBytes = 32;

export function storageKey(secret: Uint8Array): StorageKey {
  const derived = (purpose: string, salt: Uint8Array, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, `invoicectl ${purpose}`, length));
  return {
    id: derived('key id', new Uint8Array(), 8).toString('hex'),
    derive: (purpose, salt = new Uint8Array()) => createSecretKey(derived(purpose, salt, keyBytes)),
  };
}

export function keyring(keys: readonly [StorageKey, ...StorageKey[]], given: boolean): Keyring {
  return {
    current: keys[0],
    given,
    ids: keys.map(({ id }) => id),
    find(id) {
      const key = keys.find((one) => one.id === id);
      if (!key) throw new Failure('internal', 'The key with which this was encrypted is missing', { detail: advice });
      return key;
    },
  };
}

const advice = 'Give the earlier key after the new one: both are tried';

/** 64 hexadecimal digits or 44 characters of Base64, as `openssl rand -hex 32` and `-base64 32` write them. */
function secretOf(text: string): Buffer {
  const secret = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  const isWhole = /^(?:[0-9a-f]{64}|[\w+/-]{43}=?)$/i.test(text);
  if (isWhole && secret.length === keyBytes) return secret;
  throw new Failure('bad_request', message('key.length', {}), {
    detail: message('advice.keyForm', {}),
  });
}

export interface KeySources {
  readonly folder: string;
  /** The key in the environment. */
  readonly text: string | undefined;
  /** The key file, used if `text` is not set. */
  readonly file: string | undefined;
}

/** Rejects with `bad_request` if a given key is not valid. */
export async function openKeyring({ folder, text, file }: KeySources): Promise<Keyring> {
  const shown = text ?? (file === undefined ? '' : await contentOf(file));
  const [first, ...further] = shown
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => storageKey(secretOf(word)));
  if (!first && file !== undefined) throw new Failure('bad_request', message('key.fileEmpty', { file }));
  const own = join(folder, sealingKeyName);
  const kept = await readFile(own, 'utf8').catch(absent);
  if (first) {
    const earlier = kept === undefined ? [] : [storageKey(secretOf(kept.trim()))];
    return keyring([first, ...further, ...earlier], true);
  }
  return keyring([storageKey(kept === undefined ? await made(own, folder) : secretOf(kept.trim()))], false);
}

async function made(path: string, folder: string): Promise<Buffer> {
  const secret = randomBytes(keyBytes);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Written to another file and renamed, because half a key would be another key.
  await writeFile(`${path}.new`, `${secret.toString('hex')}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  return secret;
}

const contentOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Failure('bad_request', message('key.fileUnread', { file }), { cause });
  });

function absent(error: unknown): undefined {
  if (isMissingFile(error)) return undefined;
  throw error;
}
