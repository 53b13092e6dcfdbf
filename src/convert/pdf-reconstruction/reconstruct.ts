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
import { append, continuesOpen, type LaidBlock, openTable, type OpenTable, rowsOverBreak } from './page-breaks.ts';
import { paragraphsOf, type Sizes, sizesOf } from './paragraphs.ts';
import { type FoundTable, ruledTables } from './ruled-tables.ts';
import { runningWords } from './running.ts';
import { sidewaysText } from './sideways.ts';
import { rowsUnderHead, tableRuns } from './unruled-tables.ts';
import { middleY } from '../../geometry/box.ts';
import { boxAround } from '../../geometry/rows.ts';

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
  const blocks: LaidBlock[] = [];
  kept.forEach((page, index) => {
    const open = openTable(blocks.at(-1), kept[index - 1]?.height ?? page.height);
    const laid = pageBlocks(page, tables[index] ?? [], sizes, open);
    for (const block of laid) append(blocks, block);
    for (const block of sideways[index]?.blocks ?? []) append(blocks, { block });
  });
  return { blocks: blocks.map(({ block }) => block), removedRunning: running.size > 0 };
}

/** `open`: the table with which the page before ends. */
function pageBlocks(
  page: PrintedPage,
  tables: readonly FoundTable[],
  sizes: Sizes,
  open: OpenTable | undefined,
): readonly LaidBlock[] {
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
  const [first, ...others] = readingOrder({ words, fixed });
  if (!first) return [];
  const { rows, rest } = openRows(first, page, open);
  const laid = [...rows, ...[rest, ...others].flatMap((region) => regionBlocks(region, sizes, page.marks))];
  const [top] = laid;
  return open && top && continuesOpen(open, top, page.height) ? laid.with(0, { ...top, continues: true }) : laid;
}

/** Takes the rows with which the first region of a page continues the open table. */
function openRows(
  region: Region,
  { marks, height }: PrintedPage,
  open: OpenTable | undefined,
): { readonly rows: readonly LaidBlock[]; readonly rest: Region } {
  const lines = open ? linesAbove(region, Math.min(Infinity, ...region.fixed.map(({ box }) => box[1]))) : [];
  const found = open && rowsOverBreak(lines, open, marks, height);
  if (!found) return { rows: [], rest: region };
  const taken = new Set(lines.slice(0, found.end).flatMap(({ words }) => words));
  return { rows: [found.laid], rest: { ...region, words: region.words.filter((word) => !taken.has(word)) } };
}

const linesAbove = ({ words }: Region, to: number, from = -Infinity): readonly Line[] =>
  withAlignedGaps(linesOf(words.filter((word) => middleY(word) >= from && middleY(word) < to)));

/** Puts tables and pictures between the lines above and below them. */
function regionBlocks(region: Region, sizes: Sizes, marks: WordMarks): readonly LaidBlock[] {
  const things = region.fixed.toSorted((a, b) => a.box[1] - b.box[1]);
  const textFrom = (index: number): readonly Line[] =>
    linesAbove(
      region,
      things[index]?.box[1] ?? Infinity,
      Math.max(-Infinity, ...things.slice(0, index).map(({ box }) => box[1])),
    );
  return [undefined, ...things].flatMap((thing, index): readonly LaidBlock[] => {
    const lines = textFrom(index);
    if (thing?.block.kind !== 'table')
      return [...(thing ? [{ block: thing.block }] : []), ...textBlocks(lines, sizes, marks)];
    const { block, box, edges = [] } = thing;
    const below = block.rows.length === 1 && edges.length > 3 ? rowsUnderHead(lines, { box, edges }, marks) : undefined;
    const table: Table = below ? { ...block, rows: [...block.rows, ...below.rows] } : block;
    const bottom = below ? (lines[below.end - 1]?.box[3] ?? box[3]) : box[3];
    const laid: LaidBlock = { block: table, box: [box[0], box[1], box[2], bottom], columns: { by: 'rulings', edges } };
    return [laid, ...textBlocks(lines.slice(below?.end ?? 0), sizes, marks)];
  });
}

const textBlocks = (lines: readonly Line[], sizes: Sizes, marks: WordMarks): readonly LaidBlock[] =>
  tableRuns(lines, marks).flatMap((run): readonly LaidBlock[] => {
    if (run.table)
      return [
        {
          block: run.table,
          box: boxAround(run.lines.map(({ box }) => box)),
          columns: { by: 'text', lines: run.lines, marks },
        },
      ];
    return run.lines.length === 0 ? [] : paragraphsOf(run.lines, sizes, marks).map((block) => ({ block }));
  });
