/**
 * Notes in HTML, as GitHub and Pandoc write them: references lead to the items of a section of notes.
 *
 * Properties have the names of hast: `dataFootnoteRef` is data-footnote-ref.
 */
import type { Element, ElementContent, Nodes } from 'hast';

/** The numbers of notes by the ids of their items. */
export type NoteNumbers = ReadonlyMap<string, number>;

const has = (node: Element, property: string, role: string, className: string): boolean => {
  const classes = node.properties['className'];
  return (
    node.properties[property] !== undefined ||
    node.properties['role'] === role ||
    (Array.isArray(classes) && classes.includes(className))
  );
};

const isReference = (node: Element): boolean =>
  node.tagName === 'a' && has(node, 'dataFootnoteRef', 'doc-noteref', 'footnote-ref');
const isWayBack = (node: Element): boolean =>
  node.tagName === 'a' && has(node, 'dataFootnoteBackref', 'doc-backlink', 'footnote-back');
const isNotes = (node: Element): boolean => has(node, 'dataFootnotes', 'doc-endnotes', 'footnotes');

export interface NoteItems {
  readonly numbers: NoteNumbers;
  /** In the order of their numbers; without the links that lead back. */
  readonly items: readonly Element[];
}

/** The items of sections of notes that references lead to. */
export function noteItemsIn(root: Nodes): NoteItems {
  const targets = new Set<string>();
  const found: Element[] = [];
  const look = (node: Nodes, inNotes: boolean): void => {
    if (node.type === 'element') {
      if (isReference(node)) targets.add(targetOf(node));
      if (inNotes && node.tagName === 'li') found.push(node);
    }
    if (!('children' in node)) return;
    const within = inNotes || (node.type === 'element' && isNotes(node));
    for (const inner of node.children) look(inner, within);
  };
  look(root, false);
  const items = found.filter(({ properties }) => targets.has(String(properties['id'] ?? '')));
  return {
    numbers: new Map(items.map(({ properties }, index) => [String(properties['id']), index + 1])),
    items: items.map((item) => ({ ...item, children: withoutWayBack(item.children) })),
  };
}

const targetOf = (node: Element): string => String(node.properties['href'] ?? '').replace(/^#/, '');

const withoutWayBack = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    return isWayBack(node) ? [] : [{ ...node, children: withoutWayBack(node.children) }];
  });

/** The number of the note that a link refers to. */
export const referredNote = (node: Element, numbers: NoteNumbers): number | undefined =>
  isReference(node) ? numbers.get(targetOf(node)) : undefined;

/** A section of which every item is a note; it is not text. */
export function isOnlyNotes(node: Element, numbers: NoteNumbers): boolean {
  if (!isNotes(node)) return false;
  const items: Element[] = [];
  const look = (one: Element): void => {
    if (one.tagName === 'li') items.push(one);
    else for (const inner of one.children) if (inner.type === 'element') look(inner);
  };
  look(node);
  return items.length > 0 && items.every(({ properties }) => numbers.has(String(properties['id'] ?? '')));
}
