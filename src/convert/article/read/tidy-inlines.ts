import type { Inline, TextRun } from '../model.ts';

/** Collapses blanks as a browser does: none at the start or the end of a line, and one between words. */
export function tidy(content: readonly Inline[]): readonly Inline[] {
  const tidied: Inline[] = [];
  for (const run of content) {
    if (run.kind === 'break') trimLast(tidied);
    const kept = run.kind === 'text' && endsWithBlank(tidied.at(-1)) ? trimmed(run) : run;
    if (!isNothing(kept)) tidied.push(kept);
  }
  trimLast(tidied);
  const last = tidied.at(-1);
  if (last && isNothing(last)) tidied.pop();
  while (tidied.at(-1)?.kind === 'break') tidied.pop();
  return tidied;
}

/** An empty text may still be the target of links. */
const isNothing = (run: Inline): boolean => run.kind === 'text' && run.text === '' && run.marks?.anchor === undefined;

const trimmed = (run: TextRun): TextRun => ({ ...run, text: run.text.replace(/^ +/, '') });

/** Whether a blank after this run would be a second one, or the first character of a line. */
const endsWithBlank = (run: Inline | undefined): boolean =>
  run === undefined || run.kind === 'break' || (run.kind === 'text' && (run.text === '' || run.text.endsWith(' ')));

function trimLast(runs: Inline[]): void {
  const last = runs.at(-1);
  if (last?.kind === 'text') runs[runs.length - 1] = { ...last, text: last.text.trimEnd() };
}
