/** An equation as MathML 3 presentation elements, under the prefix `mml`. */
import { element, type HubElement } from '../hub/node.ts';
import { type MathNode, row, type Variant } from './ast.ts';

/** `latex` goes into alttext: what TeX prints, for whoever reads the Hub and for the conf. */
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

function elements(node: MathNode): readonly HubElement[] {
  switch (node.kind) {
    case 'run':
      return tokens(node.text, node.variant);
    case 'row':
      return node.items.flatMap(elements);
    case 'fraction':
      return [
        m(
          'mfrac',
          [grouped(node.top), grouped(node.bottom)],
          node.bar === 'none' ? { linethickness: '0' } : node.bar === 'bar' ? {} : { bevelled: 'true' },
        ),
      ];
    case 'script':
      return [scripted(node)];
    case 'radical':
      return [node.degree ? m('mroot', [grouped(node.body), grouped(node.degree)]) : m('msqrt', [grouped(node.body)])];
    case 'nary': {
      const base = m('mo', [node.operator]);
      const names = node.limits === 'under-over' ? ['munder', 'mover', 'munderover'] : ['msub', 'msup', 'msubsup'];
      return [attached(base, node.sub, node.sup, names), grouped(node.body)];
    }
    case 'delimited':
      return [
        m('mrow', [
          fence(node.open),
          ...node.items.flatMap((item, index) => [...(index > 0 ? [m('mo', [node.separator])] : []), grouped(item)]),
          fence(node.close),
        ]),
      ];
    case 'matrix':
      return [
        m(
          'mtable',
          node.rows.map((cells) =>
            m(
              'mtr',
              cells.map((cell) => m('mtd', [grouped(cell)])),
            ),
          ),
        ),
      ];
    case 'lines':
      return [
        m(
          'mtable',
          node.rows.map((line) =>
            m(
              'mtr',
              atMarks(line).map((cell) => m('mtd', [grouped(cell)])),
            ),
          ),
        ),
      ];
    case 'accent':
      return [
        m('mover', [grouped(node.body), m('mo', [spacing[node.character] ?? node.character])], { accent: 'true' }),
      ];
    case 'bar':
      return [m(`m${node.place}`, [grouped(node.body), m('mo', ['\u00af'])])];
    case 'group':
      return [m(`m${node.place}`, [grouped(node.body), m('mo', [node.character])])];
    case 'limit':
      return [m(`m${node.place}`, [grouped(node.body), grouped(node.limit)])];
    case 'function':
      return [grouped(node.name), m('mo', ['\u2061']), grouped(node.body)];
    case 'phantom':
      return [node.show ? grouped(node.body) : m('mphantom', [grouped(node.body)])];
    case 'boxed':
      return [m('menclose', [grouped(node.body)], { notation: 'box' })];
    case 'break':
      return [m('mspace', [], { linebreak: 'newline' })];
    case 'align':
    default:
      return [];
  }
}

/** Accents of OMML are combining characters; on their own they would combine with the tag. */
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

function scripted(node: Extract<MathNode, { kind: 'script' }>): HubElement {
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
  const attributes: Readonly<Record<string, string>> = style === undefined ? {} : { mathvariant: style };
  const upright = variant === 'roman';
  const found =
    text.match(upright ? /\d+(?:[.,]\d+)*|\p{L}+|\s+|[^\s]/gu : /\d+(?:[.,]\d+)*|\p{L}\p{M}*|\s+|[^\s]/gu) ?? [];
  return found.map((piece) => {
    if (/^\d/.test(piece)) return m('mn', [piece], attributes);
    if (/^\p{L}/u.test(piece)) return m('mi', [piece], attributes);
    return /^\s/.test(piece) ? m('mtext', [piece]) : m('mo', [piece]);
  });
}
