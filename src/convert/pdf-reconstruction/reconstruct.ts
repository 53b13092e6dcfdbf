/**
 * Turns pages back into a document: words → lines → columns → tables, headings, lists, paragraphs.
 *
 * A printed page states none of these; they are inferred from positions. Nothing is left out except headers and footers
 * that most pages repeat.
 */
import type { Block, Table } from '../article/model.ts';
import { withAlignedGaps } from './aligned-gaps.ts';
import { type Fixed, readingOrder, type Region } from './columns.ts';
import type { WordMarks } from './content.ts';
import { type Line, linesOf } from './lines.ts';
import { type PrintedPage } from './page.ts';
import { paragraphsOf, type Sizes, sizesOf } from './paragraphs.ts';
import { type FoundTable, ruledTables } from './ruled-tables.ts';
import { runningWords } from './running.ts';
import { sidewaysText } from './sideways.ts';
import { rowsUnderHead, tableRuns } from './unruled-tables.ts';
import { middleY } from '../../geometry/box.ts';

export interface Reconstruction {
  readonly blocks: readonly Block[];
  /** Whether headers or footers were left out. */
  readonly removedRunning: boolean;
}

export function reconstruct(whole: readonly PrintedPage[]): Reconstruction {
  const sideways = whole.map(({ words }) => sidewaysText(words));
  const pages = whole.map((page, index) => ({
    ...page,
    words: page.words.filter((word) => !sideways[index]?.words.has(word)),
  }));
  const tables = pages.map(ruledTables);
  const inTables = new Set(tables.flat().flatMap(({ words }) => [...words]));
  const running = runningWords(pages, inTables);
  const kept = pages.map((page) => ({ ...page, words: page.words.filter((word) => !running.has(word)) }));
  const sizes = sizesOf(kept.flatMap(({ words }) => linesOf(words)));
  const blocks: Block[] = [];
  kept.forEach((page, index) => {
    for (const block of pageBlocks(page, tables[index] ?? [], sizes, sideways[index]?.blocks ?? []))
      append(blocks, block);
  });
  return { blocks, removedRunning: running.size > 0 };
}

function pageBlocks(
  page: PrintedPage,
  tables: readonly FoundTable[],
  sizes: Sizes,
  aside: readonly Block[],
): readonly Block[] {
  const inTables = new Set(tables.flatMap(({ words }) => [...words]));
  const fixed: Fixed[] = [
    ...tables.map(({ box, table, edges }) => ({ box, block: table, edges })),
    ...page.pictures.map(({ box, key }): Fixed => ({
      box,
      block: {
        kind: 'paragraph',
        content: [
          { kind: 'picture', picture: key, alt: '', widthPoints: box[2] - box[0], heightPoints: box[3] - box[1] },
        ],
      },
    })),
  ];
  const words = page.words.filter((word) => !inTables.has(word));
  return [...readingOrder({ words, fixed }).flatMap((region) => regionBlocks(region, sizes, page.marks)), ...aside];
}

/** Puts tables and pictures between the lines above and below them. */
function regionBlocks({ words, fixed }: Region, sizes: Sizes, marks: WordMarks): readonly Block[] {
  const things = fixed.toSorted((a, b) => a.box[1] - b.box[1]);
  const textFrom = (index: number): readonly Line[] => {
    const from = Math.max(-Infinity, ...things.slice(0, index).map(({ box }) => box[1]));
    const to = things[index]?.box[1] ?? Infinity;
    return withAlignedGaps(linesOf(words.filter((word) => middleY(word) >= from && middleY(word) < to)));
  };
  return [undefined, ...things].flatMap((thing, index): readonly Block[] => {
    const lines = textFrom(index);
    if (thing?.block.kind !== 'table') return [...(thing ? [thing.block] : []), ...textBlocks(lines, sizes, marks)];
    const { block, box, edges = [] } = thing;
    const below = block.rows.length === 1 && edges.length > 3 ? rowsUnderHead(lines, { box, edges }, marks) : undefined;
    const table: Table = below ? { ...block, rows: [...block.rows, ...below.rows] } : block;
    return [table, ...textBlocks(lines.slice(below?.end ?? 0), sizes, marks)];
  });
}

const textBlocks = (lines: readonly Line[], sizes: Sizes, marks: WordMarks): readonly Block[] =>
  tableRuns(lines, marks).flatMap((run): readonly Block[] => {
    if (run.table) return [run.table];
    return run.lines.length === 0 ? [] : paragraphsOf(run.lines, sizes, marks);
  });

/** Joins a table to its continuation on the next page, without the repeated head. */
function append(blocks: Block[], block: Block): void {
  const last = blocks.at(-1);
  if (
    last?.kind === 'table' &&
    block.kind === 'table' &&
    last.rows[0]?.length === block.rows[0]?.length &&
    JSON.stringify(last.rows[0]) === JSON.stringify(block.rows[0])
  )
    blocks[blocks.length - 1] = { ...last, rows: [...last.rows, ...block.rows.slice(1)] } satisfies Table;
  else blocks.push(block);
}
