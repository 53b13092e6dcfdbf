/** An equation as MathML 3 presentation elements, under the prefix `mml`. */
import { definedOnly } from '../../domain/defined-only.ts';
import { element, type HubElement } from '../hub/node.ts';
import { type MathKind, type MathNode, row, type Variant } from './ast.ts';

/** `latex` becomes the alttext: the conf writes it into the TeX, and readers of the Hub see it. */
export function toMathMl(node: MathNode, latex: string, display: boolean): HubElement {
  return element('mml:math', { display: display ? 'block' : 'inline', alttext: latex }, [grouped(node)]);
}

const m = (
  name: string,
  children: readonly (HubElement | string)[],
  attributes: Readonly<Record<string, string>> = {},
): HubElement => element(`mml:${name}`, attributes, children);

const grouped = (node: MathNode | undefined): HubElement => {
  const items = node ? elements(node) : [];
  const [only] = items;
  return items.length === 1 && only ? only : m('mrow', items);
};

const variants: Readonly<Partial<Record<Variant, string>>> = {
  roman: 'normal',
  bold: 'bold',
  'bold-italic': 'bold-italic',
  'double-struck': 'double-struck',
  script: 'script',
  fraktur: 'fraktur',
  'sans-serif': 'sans-serif',
  monospace: 'monospace',
};

const elements = <Kind extends MathKind>(node: MathNode<Kind>): readonly HubElement[] => writers[node.kind](node);

const writers: { readonly [kind in MathKind]: (node: MathNode<kind>) => readonly HubElement[] } = {
  run: ({ text, variant }) => tokens(text, variant),
  row: ({ items }) => items.flatMap((item) => elements(item)),
  fraction: ({ top, bottom, bar }) => [m('mfrac', [grouped(top), grouped(bottom)], fractionAttributes[bar])],
  script: (node) => [scripted(node)],
  radical: ({ body, degree }) => [degree ? m('mroot', [grouped(body), grouped(degree)]) : m('msqrt', [grouped(body)])],
  nary: ({ operator, limits, sub, sup, body }) => {
    const names = limits === 'under-over' ? ['munder', 'mover', 'munderover'] : ['msub', 'msup', 'msubsup'];
    return [attached(m('mo', [operator]), sub, sup, names), grouped(body)];
  },
  delimited: ({ open, close, separator, items }) => [
    m('mrow', [
      fence(open),
      ...items.flatMap((item, index) => [...(index > 0 ? [m('mo', [separator])] : []), grouped(item)]),
      fence(close),
    ]),
  ],
  matrix: ({ rows }) => [table(rows)],
  lines: ({ rows }) => [table(rows.map(atMarks))],
  accent: ({ body, character }) => [
    m('mover', [grouped(body), m('mo', [spacing[character] ?? character])], { accent: 'true' }),
  ],
  bar: ({ side, body }) => [m(`m${side}`, [grouped(body), m('mo', ['\u00af'])])],
  group: ({ side, body, character }) => [m(`m${side}`, [grouped(body), m('mo', [character])])],
  limit: ({ side, body, limit }) => [m(`m${side}`, [grouped(body), grouped(limit)])],
  function: ({ name, body }) => [grouped(name), m('mo', ['\u2061']), grouped(body)],
  phantom: ({ show, body }) => [show ? grouped(body) : m('mphantom', [grouped(body)])],
  boxed: ({ body }) => [m('menclose', [grouped(body)], { notation: 'box' })],
  break: () => [m('mspace', [], { linebreak: 'newline' })],
  align: () => [],
};

const fractionAttributes: Readonly<Record<MathNode<'fraction'>['bar'], Readonly<Record<string, string>>>> = {
  bar: {},
  none: { linethickness: '0' },
  skewed: { bevelled: 'true' },
  linear: { bevelled: 'true' },
};

const table = (rows: readonly (readonly MathNode[])[]): HubElement =>
  m(
    'mtable',
    rows.map((cells) =>
      m(
        'mtr',
        cells.map((cell) => m('mtd', [grouped(cell)])),
      ),
    ),
  );

/** Accents of OMML are combining characters; alone in an element, they would combine with the tag before them. */
const spacing: Readonly<Record<string, string>> = {
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '¯',
  '\u0305': '¯',
  '\u0307': '˙',
  '\u0308': '¨',
  '\u030c': 'ˇ',
  '\u0306': '˘',
  '\u0301': '´',
  '\u0300': '`',
  '\u20d7': '→',
  '\u20d6': '←',
  '\u030a': '˚',
};

const fence = (character: string): HubElement | string =>
  character === '' ? '' : m('mo', [character], { fence: 'true' });

function atMarks(line: MathNode): readonly MathNode[] {
  const cells: MathNode[][] = [[]];
  for (const item of line.kind === 'row' ? line.items : [line]) {
    if (item.kind === 'align') cells.push([]);
    else cells.at(-1)?.push(item);
  }
  return cells.map(row);
}

function attached(
  base: HubElement,
  sub: MathNode | undefined,
  sup: MathNode | undefined,
  names: readonly string[],
): HubElement {
  const [under = 'msub', over = 'msup', both = 'msubsup'] = names;
  if (sub && sup) return m(both, [base, grouped(sub), grouped(sup)]);
  if (sub) return m(under, [base, grouped(sub)]);
  return sup ? m(over, [base, grouped(sup)]) : base;
}

function scripted(node: MathNode<'script'>): HubElement {
  if (node.before !== true) return attached(grouped(node.base), node.sub, node.sup, ['msub', 'msup', 'msubsup']);
  return m('mmultiscripts', [
    grouped(node.base),
    m('mprescripts', []),
    node.sub ? grouped(node.sub) : m('none', []),
    node.sup ? grouped(node.sup) : m('none', []),
  ]);
}

function tokens(text: string, variant: Variant): readonly HubElement[] {
  if (variant === 'text') return text === '' ? [] : [m('mtext', [text])];
  const style = variants[variant];
  const attributes: Readonly<Record<string, string>> = definedOnly({ mathvariant: style });
  const upright = variant === 'roman';
  const found =
    text.match(upright ? /\d+(?:[.,]\d+)*|\p{L}+|\s+|[^\s]/gu : /\d+(?:[.,]\d+)*|\p{L}\p{M}*|\s+|[^\s]/gu) ?? [];
  return found.map((piece) => {
    if (/^\d/.test(piece)) return m('mn', [piece], attributes);
    if (/^\p{L}/u.test(piece)) return m('mi', [piece], attributes);
    return /^\s/.test(piece) ? m('mtext', [piece]) : m('mo', [piece]);
  });
}
