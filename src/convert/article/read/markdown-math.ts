/**
 * Decides by pandoc's rules which dollars of a Markdown text enclose a formula: no blank follows the first one or precedes
 * the last one, and no digit follows the last one, so that "$5 and $10" stays text. Two dollars put the formula on a line of
 * its own.
 */
import type { Nodes } from 'mdast';

/** Changes the tree: dollars without a formula become text, and formulas get the class by which the HTML tree shows them. */
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
