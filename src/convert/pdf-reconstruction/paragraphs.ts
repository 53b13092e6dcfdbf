/** Lines to headings, lists and paragraphs. Sizes are told by the heights of words: the commonest is that of the text. */
import { type Block, paragraph, text } from '../article/model.ts';
import { continued, type Line } from './lines.ts';
import { gatherLists } from '../article/read/lists.ts';
import { heightOf, median } from './page.ts';

export interface Sizes {
  /** Height of ordinary text, points. */
  readonly body: number;
  /** Heights of headings, largest first. */
  readonly headings: readonly number[];
}

const headingInBodies = 1.18;
const bullet = /^([•●▪■◦○‣·∙–—*\u2022\uf0b7-])\s+(?=\S)/;
const numbered = /^(\d{1,2})[.)、．]\s*(?=\S)/;

/** Of all pages: characters vote for the height of the words they are in. */
export function sizesOf(lines: readonly Line[]): Sizes {
  const votes = new Map<number, number>();
  for (const { words } of lines)
    for (const word of words) {
      const height = Math.round(heightOf(word) * 2) / 2;
      votes.set(height, (votes.get(height) ?? 0) + word.text.length);
    }
  const body = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const heights = [...new Set(lines.map(lineHeight))]
    .filter((height) => height >= headingInBodies * body)
    .sort((a, b) => b - a);
  const headings: number[] = [];
  for (const height of heights) if ((headings.at(-1) ?? Infinity) > height * 1.08) headings.push(height);
  return { body, headings: headings.slice(0, 4) };
}

const lineHeight = ({ words }: Line): number => Math.round(median(words.map(heightOf)) * 2) / 2;

const lineText = ({ segments }: Line): string => segments.map((segment) => segment.text).join('  ');

interface Open {
  readonly lines: Line[];
  readonly level: number | undefined;
  text: string;
  readonly mark: { readonly ordered: boolean; readonly start: number } | undefined;
}

export function paragraphsOf(lines: readonly Line[], sizes: Sizes): readonly Block[] {
  const right = Math.max(...lines.map(({ box }) => box[2]));
  const left = Math.min(...lines.map(({ box }) => box[0]));
  const done: Open[] = [];
  for (const line of lines) {
    const content = lineText(line);
    const level = headingLevel(line, content, sizes);
    const before = done.at(-1);
    const mark = level === undefined ? markOf(content) : undefined;
    if (before && !mark && before.level === level && goesOn(before, line, right, left)) {
      before.text = continued(before.text, content);
      before.lines.push(line);
    } else done.push({ lines: [line], level, text: mark ? content.slice(mark.length) : content, mark });
  }
  return gatherLists(
    done.map(({ level, text: content, mark }) => ({
      block: level === undefined ? paragraph(content) : { kind: 'heading', level, content: [text(content)] },
      ...(mark ? { list: { depth: 0, ...mark } } : {}),
    })),
  );
}

function headingLevel(line: Line, content: string, { headings }: Sizes): number | undefined {
  if (content.length > 120 || !/\p{L}/u.test(content)) return undefined;
  const height = lineHeight(line);
  const index = headings.findIndex((one) => height >= one / 1.08);
  return index === -1 ? undefined : index + 1;
}

function markOf(
  content: string,
): { readonly ordered: boolean; readonly start: number; readonly length: number } | undefined {
  const dot = bullet.exec(content);
  if (dot) return { ordered: false, start: 1, length: dot[0].length };
  const number = numbered.exec(content);
  // A number that the text would lose must come back as the same one: lists keep their start.
  return number ? { ordered: true, start: Number(number[1]), length: number[0].length } : undefined;
}

/** A paragraph ends where a gap is wider than its leading, the size changes, or its last line stops far from the edge. */
function goesOn({ lines, level }: Open, line: Line, right: number, left: number): boolean {
  const last = lines.at(-1);
  if (!last) return false;
  const height = Math.min(lineHeight(last), lineHeight(line));
  const gap = line.box[1] - last.box[3];
  if (gap > 0.75 * height || Math.abs(lineHeight(last) - lineHeight(line)) > 0.15 * height) return false;
  if (level !== undefined) return true;
  if (last.segments.length > 1 || line.segments.length > 1) return false;
  const width = right - left;
  return (
    last.box[2] > right - 0.22 * width ||
    (Math.abs(line.box[0] - last.box[0]) < height &&
      last.box[2] > right - 0.35 * width &&
      !/[.:;!?。：；！？]$/.test(lineText(last)))
  );
}
