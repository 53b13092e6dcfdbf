/** What the options print around the pages, drawn where the merge prints it. */
import type { LayoutOptions } from './options.ts';
import type { DrawMarks } from './preview.ts';

/** The pen is in points, origin top left. */
export const drawMarks =
  (_options: LayoutOptions, _number: number, _count: number): DrawMarks =>
  () =>
    undefined;
