/**
 * Which dollars of a Markdown text are formulas, as pandoc has it: the first is followed and the last preceded by no blank, and
 * no digit follows, so that "$5 and $10" stays what it is. Two dollars set the formula on a line of its own.
 */
import type { Nodes } from 'mdast';

/** Changes the tree: what is no formula becomes text, and each formula bears the class by which it is told in the HTML tree. */
export function recogniseFormulas(node: Nodes, source: string): void {
  if (!('children' in node)) return;
  node.children.forEach((child, index) => {
    if (child.type !== 'inlineMath') return recogniseFormulas(child, source);
    const start = child.position?.start.offset ?? 0;
    const end = child.position?.end.offset ?? 0;
    const written = source.slice(start, end);
    const [, fence = '$', inner = ''] = /^(\$+)([^]*?)\$+$/.exec(written) ?? [];
    if (fence === '$' && (/^\s|\s$/.test(inner) || /^\d/.test(source.slice(end)))) {
      node.children[index] = { type: 'text', value: written } as never;
      return;
    }
    const name = fence.length > 1 ? 'math-display' : 'math-inline';
    child.data = { ...child.data, hProperties: { className: [name] } };
  });
}
