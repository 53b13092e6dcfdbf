/** Marks (HMAC-SHA-256) that distinguish what this server has written from what clients sent. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keyring, StorageKey } from './keys.ts';

export interface Marks {
  /** 64 hexadecimal digits. */
  of(text: string): string;
  /** Whether it is the mark of the text, by any of the keys. */
  fits(text: string, mark: string): boolean;
}

export function marksBy(keys: Keyring): Marks {
  const by = (key: StorageKey, text: string): Buffer =>
    createHmac('sha256', key.derive('marks 1')).update(text).digest();
  return {
    of: (text) => by(keys.current, text).toString('hex'),
    fits(text, mark) {
      const given = Buffer.from(mark, 'hex');
      return keys.ids.some((id) => {
        const right = by(keys.find(id), text);
        return given.length === right.length && timingSafeEqual(given, right);
      });
    },
  };
}
