/** Joins lines of words to the content of a paragraph or a cell: blanks, hyphenated words, marks. */
import type { Word } from '../../geometry/word.ts';
import { type Block, type Inline, type Marks, paragraph, text, type TextRun } from '../article/model.ts';
import { blankWidths, isCut, type Line, lineBlank, linesOf } from './lines.ts';
import { heightOf } from '../../geometry/box.ts';
import { median } from '../../geometry/median.ts';
import { blankBetween, isHan } from '../../geometry/text-of-words.ts';

export type WordMarks = ReadonlyMap<Word, Marks>;

interface ContentOptions {
  /** Between segments, which a wide gap separates. */
  readonly gap: ' ' | '  ';
  /** Whether the line of this index continues in the next one without a break. */
  goesOn(index: number): boolean;
  /** Characters to leave out at the start: the mark of a list. */
  readonly skip?: number;
}

const same = (one: Marks | undefined, other: Marks | undefined): boolean =>
  one === other || JSON.stringify(one ?? {}) === JSON.stringify(other ?? {});

export function contentOf(lines: readonly Line[], marks: WordMarks, options: ContentOptions): readonly Inline[] {
  const content: Inline[] = [];
  const add = (piece: string, own: Marks | undefined): void => {
    const last = content.at(-1);
    if (last?.kind === 'text' && same(last.marks, own)) content[content.length - 1] = text(last.text + piece, own);
    else if (piece !== '') content.push(text(piece, own));
  };
  let before: Word | undefined;
  lines.forEach(({ segments }, index) =>
    segments.forEach(({ words }, segment) =>
      words.forEach((word, at) => {
        const own = marks.get(word);
        const lineBegins = segment === 0 && at === 0;
        if (before && lineBegins && !options.goesOn(index - 1)) content.push({ kind: 'break' });
        else if (before && lineBegins && isCut(before.text, word.text)) withoutLastCharacter(content);
        else if (before) {
          const inSegment = at === 0 ? options.gap : blankBetween(before, word, blankWidths);
          const blank = lineBegins ? lineBlank(before.text, word.text) : inSegment;
          // A blank between a bold word and a plain one is plain.
          add(blank, same(marks.get(before), own) ? own : undefined);
        }
        add(word.text, own);
        before = word;
      }),
    ),
  );
  return options.skip === undefined ? content : withoutStart(content, options.skip);
}

function withoutLastCharacter(content: Inline[]): void {
  const last = content.at(-1);
  if (last?.kind === 'text') content[content.length - 1] = { ...last, text: last.text.slice(0, -1) };
}

function withoutStart(content: readonly Inline[], count: number): readonly Inline[] {
  let left = count;
  return content.flatMap((run): readonly Inline[] => {
    if (left === 0 || run.kind !== 'text') return [run];
    const rest: TextRun = { ...run, text: run.text.slice(left) };
    left -= run.text.length - rest.text.length;
    return rest.text === '' ? [] : [rest];
  });
}

/**
 * Whether a line was broken because the next word had no room: the next line then continues it. A line that ends earlier
 * was meant to end there.
 */
export function isFull(line: Line, next: Line, right: number): boolean {
  const [first] = next.words;
  if (!first) return false;
  const height = median(line.words.map(heightOf));
  const needed = isHan(first.text.slice(0, 1)) ? height : first.box[2] - first.box[0] + 0.25 * height;
  return line.box[2] + needed > right - 0.15 * height;
}

/** Whether words are Han characters below each other, at most two side by side. */
export function isVertical(words: readonly Word[]): boolean {
  const lines = linesOf(words);
  return (
    lines.length >= 2 &&
    lines.every(({ segments }) => segments.length === 1 && /^\p{Script=Han}{1,2}$/u.test(segments[0]?.text ?? ''))
  );
}

/** The content of a cell; its text has to end at `right`. */
export function cellBlocks(words: readonly Word[], right: number, marks: WordMarks): readonly Block[] {
  const lines = linesOf(words);
  if (lines.length === 0) return [];
  const vertical = isVertical(words);
  const goesOn = (index: number): boolean => {
    const [line, next] = [lines[index], lines[index + 1]];
    return vertical || (line !== undefined && next !== undefined && isFull(line, next, right));
  };
  return [paragraph(contentOf(lines, marks, { gap: ' ', goesOn }))];
}
