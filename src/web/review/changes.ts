/**
 * What a person has typed and not saved yet. Nothing is ever changed in place, so that each step can be undone: a list of
 * steps, of which the last one for a field counts.
 */
import type { InvoiceLine } from '../../domain/invoice.ts';
import type { Box } from '../../geometry/box.ts';
import type { FieldKind } from './fields.ts';
import { parsed } from './values.ts';

export type WayOfChange = 'typed' | 'page' | 'suggestion';

export interface PlaceOnPage {
  readonly page: number;
  readonly box: Box;
}

export interface Edit {
  /** As in the input field. */
  readonly text: string;
  readonly how: WayOfChange;
  /** Where on the page it was taken from. */
  readonly place?: PlaceOnPage;
}

interface FieldStep extends Edit {
  readonly path: string;
}

interface LinesStep {
  readonly path: 'lines';
  readonly lines: readonly InvoiceLine[];
}

export type Step = FieldStep | LinesStep;
export type Changes = readonly Step[];

export const noChanges: Changes = [];

const isLines = (step: Step): step is LinesStep => 'lines' in step;

/** Keys of one word typed after each other are one step. */
export function withEdit(changes: Changes, path: string, edit: Edit): Changes {
  const step: FieldStep = { path, ...edit };
  const last = changes.at(-1);
  const goesOn = last?.path === path && !isLines(last) && last.how === 'typed' && edit.how === 'typed';
  return [...(goesOn ? undone(changes) : changes), step];
}

export const withLines = (changes: Changes, lines: readonly InvoiceLine[]): Changes => [
  ...changes,
  { path: 'lines', lines },
];

export const undone = (changes: Changes): Changes => changes.slice(0, -1);

export const without = (changes: Changes, path: string): Changes => changes.filter((step) => step.path !== path);

/** The last edit of a field. */
export const editOf = (changes: Changes, path: string): Edit | undefined =>
  changes.findLast((step): step is FieldStep => step.path === path && !isLines(step));

export const linesOf = (changes: Changes): readonly InvoiceLine[] | undefined => changes.findLast(isLines)?.lines;

/** The fields that are changed, in the order in which they were changed first. */
export const changedPaths = (changes: Changes): readonly string[] => [...new Set(changes.map(({ path }) => path))];

export interface Correction {
  readonly value: unknown;
  readonly page?: number;
  readonly box?: Box;
}

export interface ChangeRequest {
  readonly corrections: Readonly<Record<string, Correction>>;
  /** That of all changes; `typed` if they differ. */
  readonly how: WayOfChange;
}

/** What is sent to the API. Fields whose text is no value are left out; `kindOf` names the kind of a field. */
export function requestOf(changes: Changes, kindOf: (path: string) => FieldKind): ChangeRequest {
  const paths = changedPaths(changes);
  const corrections: Record<string, Correction> = {};
  const ways = new Set<WayOfChange>();
  for (const path of paths) {
    const edit = editOf(changes, path);
    const lines = path === 'lines' ? linesOf(changes) : undefined;
    if (lines) corrections[path] = { value: lines };
    if (!edit) continue;
    const result = parsed(edit.text, kindOf(path));
    if ('problem' in result) continue;
    corrections[path] = { value: result.value, ...edit.place };
    ways.add(edit.how);
  }
  const [how = 'typed', another] = ways;
  return { corrections, how: another === undefined ? how : 'typed' };
}
