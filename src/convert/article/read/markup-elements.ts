/** What the elements of HTML mean for an article. */
import type { Element, Nodes } from 'hast';
import type { Marks } from '../model.ts';

const named = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that show something which an article cannot contain. */
export const leftOut = named('svg iframe object embed video audio canvas');
/** Elements whose content is not read. */
export const silent: ReadonlySet<string> = new Set([
  ...leftOut,
  ...named('script style template noscript meta link base select datalist'),
]);
/** Elements that occur within a line of text. */
export const inlineNames = named(
  'a abbr b bdi bdo br button cite code data del dfn em font i img input ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr picture source ruby rb rt rp',
);

/** The marks that an element gives to its text. */
export const markNames: Readonly<Record<string, Marks>> = {
  b: { bold: true },
  strong: { bold: true },
  th: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  var: { italic: true },
  u: { underline: true },
  ins: { underline: true },
  s: { strike: true },
  del: { strike: true },
  strike: { strike: true },
  code: { code: true },
  kbd: { code: true },
  samp: { code: true },
  tt: { code: true },
  sup: { raised: true },
  sub: { lowered: true },
};

export const elements = (node: Element): readonly Element[] =>
  node.children.filter((inner): inner is Element => inner.type === 'element');

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

export const hasClass = (node: Element, name: string): boolean => {
  const classes = node.properties['className'];
  return Array.isArray(classes) && classes.includes(name);
};

/** What the reader of Markdown makes of dollars. */
export const isMath = (node: Element): boolean =>
  node.tagName === 'code' && (hasClass(node, 'math-inline') || hasClass(node, 'math-display'));
