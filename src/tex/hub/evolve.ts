/** Turns flat paragraphs into the structures of TeX: nested lists, and figures and tables with their captions. */
import type { Block } from './block.ts';
import { element, type HubElement, withChildren } from './node.ts';
import { nestLists } from './lists.ts';

export function evolve(blocks: readonly Block[], place: 'body' | 'inside'): readonly HubElement[] {
  return nestLists(place === 'body' ? joinCaptions(blocks) : blocks);
}

/** Captions are usually above tables and below figures, but may be the other way round: the nearest neighbour is taken. */
function joinCaptions(blocks: readonly Block[]): readonly Block[] {
  const taken = new Set<Block>();
  const replaced = new Map<Block, Block>();
  const isFree = (block: Block | undefined, kind: 'figure' | 'table'): block is Block =>
    block !== undefined &&
    !replaced.has(block) &&
    (kind === 'table' ? block.node.name === 'informaltable' : block.pictures !== undefined && !block.list);
  blocks.forEach((block, index) => {
    const { caption } = block;
    if (!caption) return;
    const before = blocks[index - 1];
    const after = blocks[index + 1];
    const order = caption.kind === 'table' ? [after, before] : [before, after];
    const host = order.find((neighbour) => isFree(neighbour, caption.kind));
    if (!host) return;
    taken.add(block);
    const title = element('title', { 'docx2tex:label': caption.word }, block.node.children);
    if (caption.kind === 'table')
      replaced.set(host, { node: element('table', host.node.attributes, [title, ...host.node.children]) });
    else replaced.set(host, { node: element('figure', {}, [...(host.pictures ?? []).map(asBlock), title]) });
  });
  return blocks.flatMap((block) => (taken.has(block) ? [] : [replaced.get(block) ?? block]));
}

const asBlock = (node: HubElement): HubElement =>
  node.name === 'inlinemediaobject' ? { ...withChildren(node, node.children), name: 'mediaobject' } : node;
