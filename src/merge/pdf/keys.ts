/**
 * Keys of objects: a digest of the object and of everything below it, so equal objects of different files have equal
 * keys.
 */
import { hash } from 'node:crypto';
import type { PreparedObject } from '../prepared.ts';

type Unkeyed = Omit<PreparedObject, 'key'>;

/**
 * Gives every object a key, except for those from which a cycle can be reached. It searches depth first with its own stack,
 * because a chain of references may be as long as the file.
 */
export function withKeys(objects: readonly Unkeyed[]): readonly PreparedObject[] {
  /** undefined: not visited; null: being visited, or on a cycle. */
  const keys: (string | null | undefined)[] = [];
  for (let root = 0; root < objects.length; root++) {
    if (keys[root] !== undefined) continue;
    const path = [{ index: root, next: 0 }];
    keys[root] = null;
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { text = [] } = objects[step.index] ?? {};
      const piece = text[step.next++];
      if (typeof piece === 'number') {
        if (keys[piece] !== undefined || piece >= objects.length) continue;
        keys[piece] = null;
        path.push({ index: piece, next: 0 });
      } else if (step.next > text.length) {
        path.pop();
        const object = objects[step.index];
        if (object) keys[step.index] = digest(object, keys) ?? null;
      }
    }
  }
  return objects.map((object, index) => {
    const key = keys[index];
    return key ? { ...object, key } : object;
  });
}

function digest({ text, stream }: Unkeyed, keys: readonly (string | null | undefined)[]): string | undefined {
  // The text of an object never contains a zero byte, so the two cannot be confused.
  let whole = '';
  for (const piece of text) {
    if (typeof piece === 'string') whole += piece;
    else {
      const key = keys[piece];
      if (!key) return undefined;
      whole += `\0${key}`;
    }
  }
  if (stream) whole += `\0stream ${hash('sha256', stream, 'base64url')}`;
  return hash('sha256', Buffer.from(whole, 'latin1'), 'base64url');
}
