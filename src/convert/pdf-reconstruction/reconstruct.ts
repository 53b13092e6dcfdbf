/**
 * Pages back to a document: words → lines → columns → tables, headings, lists, paragraphs.
 *
 * A printed page has none of these; everything here is concluded from where things stand. Nothing is ever left out but
 * what runs at the edges of most pages.
 */
import type { Word } from '../../domain/document.ts';
import type { Block } from '../article/model.ts';
import { readingGroups } from './columns.ts';
import { type Line, linesOf } from './lines.ts';
import { middleOf, type PrintedPage } from './page.ts';
import { paragraphsOf, type Sizes, sizesOf } from './paragraphs.ts';
import { ruledTables } from './ruled-tables.ts';
import { runningWords } from './running.ts';
import { tableRuns } from './unruled-tables.ts';

export interface Reconstruction {
  readonly blocks: readonly Block[];
  /** Whether headers or footers were left out. */
  readonly removedRunning: boolean;
}

export function reconstruct(pages: readonly PrintedPage[]): Reconstruction {
  const running = runningWords(pages);
  const kept = pages.map((page) => ({ ...page, words: page.words.filter((word) => !running.has(word)) }));
  const sizes = sizesOf(kept.flatMap(({ words }) => linesOf(words)));
  const blocks: Block[] = [];
  for (const page of kept) for (const block of pageBlocks(page, sizes)) append(blocks, block);
  return { blocks, removedRunning: running.size > 0 };
}

/** Something with a place on the page; sorted by it at the end. */
interface Placed {
  readonly y: number;
  readonly blocks: readonly Block[];
}

function pageBlocks(page: PrintedPage, sizes: Sizes): readonly Block[] {
  const tables = ruledTables(page);
  const inTables = new Set(tables.flatMap(({ words }) => [...words]));
  const free = page.words.filter((word) => !inTables.has(word));
  const marks: Placed[] = [
    ...tables.map(({ box, table }): Placed => ({ y: box[1], blocks: [table] })),
    ...page.pictures.map(({ box, key }): Placed => ({
      y: box[1],
      blocks: [
        {
          kind: 'paragraph',
          content: [
            { kind: 'picture', picture: key, alt: '', widthPoints: box[2] - box[0], heightPoints: box[3] - box[1] },
          ],
        },
      ],
    })),
  ].sort((a, b) => a.y - b.y);
  const blocks: Block[] = [];
  // Tables and pictures go where the reading passes them, in whichever band of the page they lie.
  let from = -Infinity;
  for (const mark of [...marks, { y: Infinity, blocks: [] }]) {
    const between = free.filter((word) => middleOf(word) >= from && middleOf(word) < mark.y);
    blocks.push(...textBlocks(between, sizes), ...mark.blocks);
    from = Math.max(from, mark.y);
  }
  return blocks;
}

function textBlocks(words: readonly Word[], sizes: Sizes): readonly Block[] {
  return readingGroups(words).flatMap((group) =>
    tableRuns(linesOf(group)).flatMap(({ lines, table }): readonly Block[] =>
      table ? [table] : paragraphs(lines, sizes),
    ),
  );
}

const paragraphs = (lines: readonly Line[], sizes: Sizes): readonly Block[] =>
  lines.length === 0 ? [] : paragraphsOf(lines, sizes);

/** A table that goes on over a page of as many columns is one, its repeated head left out. */
function append(blocks: Block[], block: Block): void {
  const last = blocks.at(-1);
  if (
    last?.kind === 'table' &&
    block.kind === 'table' &&
    last.rows[0]?.length === block.rows[0]?.length &&
    JSON.stringify(last.rows[0]) === JSON.stringify(block.rows[0])
  )
    blocks[blocks.length - 1] = { ...last, rows: [...last.rows, ...block.rows.slice(1)] };
  else blocks.push(block);
}
