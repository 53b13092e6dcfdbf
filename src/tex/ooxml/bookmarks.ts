/** Bookmarks as ids in Hub and labels in TeX. */
import type { Bookmark } from '../../office/word/bookmarks.ts';

export interface BookmarkTarget extends Bookmark {
  /** `xml:id` and label. */
  readonly id: string;
}
/** By name. */
export type BookmarkTargets = ReadonlyMap<string, BookmarkTarget>;

/** A name as an XML id that is also a label in TeX. */
export const idOf = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}_.-]/gu, (character) => `-${(character.codePointAt(0) ?? 0).toString(16)}`)
    .replace(/^(?![\p{L}_])/u, '_');

export function bookmarkTargets(bookmarks: ReadonlyMap<string, Bookmark>): BookmarkTargets {
  const ids = new Set<string>();
  const targets = new Map<string, BookmarkTarget>();
  for (const [name, bookmark] of bookmarks) {
    let id = idOf(name);
    while (ids.has(id)) id += '-';
    ids.add(id);
    targets.set(name, { id, ...bookmark });
  }
  return targets;
}
