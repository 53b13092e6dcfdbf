/** What two people changed at the same time. */
import { type Changes, editOf, without } from './changes.ts';
import type { ReviewField } from './review-fields.ts';

export interface Conflict {
  readonly path: string;
  /** As in the input field. */
  readonly mine: string;
  readonly theirs: string;
}

/** The fields whose saved value is another one now than when it was changed here. */
export function conflictsOf(
  changes: Changes,
  before: readonly Pick<ReviewField, 'path' | 'savedText'>[],
  now: readonly Pick<ReviewField, 'path' | 'savedText'>[],
): readonly Conflict[] {
  return now.flatMap(({ path, savedText: theirs }) => {
    const mine = editOf(changes, path)?.text;
    const was = before.find((field) => field.path === path)?.savedText;
    return mine === undefined || was === theirs || mine === theirs ? [] : [{ path, mine, theirs }];
  });
}

/** Gives up the changes of the fields whose other value was chosen. */
export const withTheirs = (changes: Changes, paths: readonly string[]): Changes =>
  paths.reduce((rest, path) => without(rest, path), changes);
