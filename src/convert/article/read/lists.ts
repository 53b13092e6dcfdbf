/** Builds nested lists from paragraphs that state their depth. */
import type { Block, List } from '../model.ts';

export interface ListMark {
  /** From 0. */
  readonly depth: number;
  readonly ordered: boolean;
  readonly start: number;
  /** Begins a list, even directly after an item of another one. */
  readonly begins?: boolean;
}

interface OpenList {
  readonly mark: ListMark;
  readonly items: Block[][];
}

export function gatherLists(marked: readonly { readonly block: Block; readonly list?: ListMark }[]): readonly Block[] {
  const blocks: Block[] = [];
  const open: OpenList[] = [];
  const closeTo = (depth: number): void => {
    while (open.length > depth) {
      const list = open.pop();
      if (!list) return;
      const block: List = { kind: 'list', ordered: list.mark.ordered, start: list.mark.start, items: list.items };
      (open.at(-1)?.items.at(-1) ?? blocks).push(block);
    }
  };
  for (const { block, list } of marked) {
    if (!list) {
      closeTo(0);
      blocks.push(block);
      continue;
    }
    // A list may begin at its second level: the number of open lists counts, not the stated depth.
    const depth = Math.min(list.depth, open.length);
    closeTo(depth + 1);
    const current = open[depth];
    if (current && (current.mark.ordered !== list.ordered || list.begins)) closeTo(depth);
    if (!open[depth]) open.push({ mark: list, items: [] });
    open[depth]?.items.push([block]);
  }
  closeTo(0);
  return blocks;
}
