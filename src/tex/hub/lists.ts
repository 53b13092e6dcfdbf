/**
 * Numbered and bulleted paragraphs as nested lists.
 *
 * TeX allows four levels; deeper items of Word join the fourth. A list that continues after other text states its next number.
 */
import type { ListPlace } from '../../office/word/numbering.ts';
import type { Block } from './block.ts';
import { element, type HubElement } from './node.ts';

const deepest = 4;

const numerations: Readonly<Record<string, string>> = {
  decimal: 'arabic',
  lowerLetter: 'loweralpha',
  upperLetter: 'upperalpha',
  lowerRoman: 'lowerroman',
  upperRoman: 'upperroman',
};

interface Item {
  readonly place: ListPlace;
  readonly depth: number;
  readonly blocks: HubElement[];
}
interface OpenList {
  readonly depth: number;
  readonly ordered: boolean;
  readonly first: ListPlace;
  readonly items: HubElement[];
  current: Item;
}

export function nestLists(blocks: readonly Block[]): readonly HubElement[] {
  const result: HubElement[] = [];
  const open: OpenList[] = [];
  const closeTo = (depth: number): void => {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) {
      const list = open.pop();
      if (!list) return;
      list.items.push(listItem(list));
      const target = open.at(-1)?.current.blocks ?? result;
      target.push(wrapped(list));
    }
  };
  for (const { node, list } of blocks) {
    if (!list) {
      closeTo(0);
      result.push(node);
      continue;
    }
    const depth = Math.min(list.level, deepest - 1);
    closeTo(depth + 1);
    const last = open.at(-1);
    const ordered = list.definition.format !== 'bullet';
    if (
      last &&
      last.depth === depth &&
      last.ordered === ordered &&
      (last.first.id === list.id || !ordered) &&
      list.count === last.current.place.count + 1
    ) {
      last.items.push(listItem(last));
      last.current = { place: list, depth, blocks: [node] };
    } else if (last && last.depth === depth && last.ordered === ordered && !ordered) {
      last.items.push(listItem(last));
      last.current = { place: list, depth, blocks: [node] };
    } else {
      closeTo(depth);
      open.push({ depth, ordered, first: list, items: [], current: { place: list, depth, blocks: [node] } });
    }
  }
  closeTo(0);
  return result;
}

const isOrdinary = ({ definition }: ListPlace): boolean => numerations[definition.format] !== undefined;

/** An item carries its label when TeX cannot count like Word (一、二、…, ①). */
const listItem = (list: OpenList): HubElement =>
  element(
    'listitem',
    { override: list.ordered && !isOrdinary(list.current.place) ? list.current.place.label : undefined },
    list.current.blocks,
  );

function wrapped({ ordered, first, items }: OpenList): HubElement {
  if (!ordered) return element('itemizedlist', { mark: first.label }, items);
  const start = first.count;
  return element(
    'orderedlist',
    {
      numeration: numerations[first.definition.format],
      startingnumber: start === 1 ? undefined : start,
      continuation: start === 1 ? undefined : 'continues',
      'docx2tex:level': first.level + 1,
      'docx2tex:pattern': first.definition.pattern,
    },
    items,
  );
}
