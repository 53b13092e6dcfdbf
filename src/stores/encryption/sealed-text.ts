/**
 * Encrypts short texts that may contain secrets, with AES-256-GCM: `sealed:<id of the key>:<nonce, text and tag in
 * Base64>`.
 */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import type { Keyring } from './keys.ts';

export interface SealedText {
  /** `place` must be the same when the text is opened, so that a sealed text cannot be moved to another entry. */
  seal(text: string, place: string): string;
  /** Throws `internal` if the text was altered or its key is missing. */
  open(sealed: string, place: string): string;
}

const beginning = 'sealed:';
const nonceBytes = 12;
const tagBytes = 16;

export const isSealedText = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(beginning);

/** The id of the key with which it was sealed. */
export const keyIdOf = (sealed: string): string => sealed.split(':')[1] ?? '';

export function sealedText(keys: Keyring): SealedText {
  const derived = new Map<string, KeyObject>();
  function keyOf(id: string): KeyObject {
    const key = derived.get(id) ?? keys.find(id).derive('records 1');
    derived.set(id, key);
    return key;
  }
  return {
    seal(text, place) {
      const { id } = keys.current;
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(id), nonce).setAAD(Buffer.from(place));
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return `${beginning}${id}:${Buffer.concat(parts).toString('base64')}`;
    },
    open(sealed, place) {
      const [, id = '', text = ''] = sealed.split(':');
      const bytes = Buffer.from(text, 'base64');
      const key = keyOf(id);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-tagBytes));
        const plain = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
        return Buffer.concat([plain, decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new Failure('internal', 'A stored record is damaged', {
          detail: 'It was altered in the store: restore a backup',
          cause,
        });
      }
    },
  };
}
