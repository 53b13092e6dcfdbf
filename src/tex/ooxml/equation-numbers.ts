/**
 * Numbered equations as Word users write them: a formula and, after a tab, its number in parentheses, usually with SEQ and a
 * bookmark. The number is removed, because TeX counts. The bookmarks move into the equation, where references find them.
 */
import { element, type HubElement, type HubNode, isElement, textOf, withAttributes } from '../hub/node.ts';

export function numberedEquation(nodes: readonly HubNode[]): readonly HubNode[] {
  const formulas = nodes.filter(
    (node) => isElement(node) && (node.name === 'equation' || node.name === 'inlineequation'),
  );
  const [formula] = formulas;
  if (formulas.length !== 1 || formula === undefined || !isElement(formula)) return withHashNumbers(nodes);
  const others = nodes.filter((node) => node !== formula);
  const text = others.map(textOf).join('').trim();
  const allowed = others.every(
    (node) => typeof node === 'string' || ['tab', 'anchor', 'phrase', 'br'].includes(node.name),
  );
  const separated =
    others.some((node) => isElement(node, 'tab') || (typeof node === 'string' && node.includes('\t'))) ||
    formula.name === 'equation';
  if (!allowed || !separated || !/^[(（[]\s*[A-Z]?[\d.\-–]+[a-z]?\s*[)）\]]$/u.test(text))
    return withHashNumbers(nodes);
  const anchors = anchorsOf(others);
  return [numbered(formula, anchors)];
}

function numbered(formula: HubElement, anchors: readonly HubElement[]): HubElement {
  const children = formula.children.map((inner) =>
    isElement(inner, 'mml:math') ? withAttributes(inner, { display: 'block' }) : inner,
  );
  return element('equation', { ...formula.attributes, condition: 'numbered' }, [...anchors, ...children]);
}

const anchorsOf = (nodes: readonly HubNode[]): readonly HubElement[] =>
  nodes.flatMap((node): readonly HubElement[] => {
    if (!isElement(node)) return [];
    return node.name === 'anchor' ? [node] : anchorsOf(node.children);
  });

/** The form of Word since 2016: `E=mc^2#(1)` in an equation array. The reader of OMML leaves the `#` in the LaTeX. */
function withHashNumbers(nodes: readonly HubNode[]): readonly HubNode[] {
  return nodes.map((node) => {
    if (!isElement(node, 'equation') || nodes.some((other) => other !== node && textOf(other).trim() !== ''))
      return node;
    const [math] = node.children;
    if (math === undefined || !isElement(math)) return node;
    const latex = math.attributes['alttext'] ?? '';
    const found = /^([\s\S]*?)\\#\s*(?:\\left)?\(?[\d.\s]+(?:\\right)?\)?\s*$/.exec(latex);
    if (!found) return node;
    return element('equation', { condition: 'numbered' }, [withAttributes(math, { alttext: (found[1] ?? '').trim() })]);
  });
}
