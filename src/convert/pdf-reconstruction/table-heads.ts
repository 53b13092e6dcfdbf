/** Heads of two rows, in which a title of the first row spans several columns. */
import { middleX } from '../../geometry/box.ts';
import type { Segment } from './lines.ts';

export interface Column {
  x0: number;
  x1: number;
}

export interface Row {
  /** Pieces by the column in which they begin. */
  readonly pieces: Map<number, { columns: number; readonly segments: Segment[] }>;
}

export interface HeadGroup {
  readonly from: number;
  readonly to: number;
  readonly piece: { readonly columns: number; readonly segments: Segment[] };
}

/** A head in two rows: a first row of fewer titles than columns, each centred over several columns of the second row. */
export function headGroups(rows: readonly Row[], columns: readonly Column[]): readonly HeadGroup[] | undefined {
  const [first, second] = rows;
  if (!first || !second || rows.length < 3) return undefined;
  const texts = [...first.pieces.values(), ...second.pieces.values()].flatMap(({ segments }) => segments);
  if (texts.some(({ text }) => /\d/.test(text)) || second.pieces.size < columns.length) return undefined;
  const titles = [...first.pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece);
  if (titles.length < 2 || titles.length >= columns.length) return undefined;
  return bestPartition(
    titles,
    titles.map(({ segments }) => middleX(segments[0] ?? { box: [0, 0, 0, 0] })),
    columns,
  );
}

/** Divides the columns among the titles so that each title is as near as possible to the middle of its columns. */
function bestPartition(
  titles: readonly HeadGroup['piece'][],
  centres: readonly number[],
  columns: readonly Column[],
): readonly HeadGroup[] | undefined {
  let best: { readonly groups: readonly HeadGroup[]; readonly off: number } | undefined;
  const look = (title: number, from: number, groups: readonly HeadGroup[], off: number): void => {
    if (best && off >= best.off) return;
    if (title === titles.length) {
      if (from === columns.length) best = { groups, off };
      return;
    }
    const piece = titles[title];
    if (!piece) return;
    const lastEnd = columns.length - (titles.length - title - 1);
    for (let to = from + 1; to <= lastEnd; to++) {
      const middle = ((columns[from]?.x0 ?? 0) + (columns[to - 1]?.x1 ?? 0)) / 2;
      look(title + 1, to, [...groups, { from, to, piece }], off + Math.abs(middle - (centres[title] ?? 0)));
    }
  };
  if (columns.length <= 16) look(0, 0, [], 0);
  return best?.groups;
}
