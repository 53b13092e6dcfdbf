/**
 * Formulas as Word has them (Office MathML), from presentation MathML.
 * Source: ECMA-376-1, 22.1; MathML Core.
 */
import { type XmlNode, parseXml } from '../../../documents/xml.ts';
import { escapeXml } from '../../../domain/xml-text.ts';
import { mathMlOf } from '../formulas.ts';
import { type Article, formulasOf } from '../model.ts';
import { type Message, message } from '../../../texts/message.ts';

/** Undefined for TeX that is not known. */
async function ommlOf(tex: string, display: boolean): Promise<string | undefined> {
  const mathMl = await mathMlOf(tex, display);
  if (mathMl === undefined) return undefined;
  const namespace = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
  const content = written(parseXml(mathMl));
  return display
    ? `<m:oMathPara ${namespace}><m:oMath>${content}</m:oMath></m:oMathPara>`
    : `<m:oMath ${namespace}>${content}</m:oMath>`;
}

/** The formulas of an article, by their TeX. `warnings` gets a line for each that cannot be translated and stays TeX. */
export async function ommlOfAll(article: Article, warnings: Message[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { tex, display } of formulasOf(article)) {
    const omml = await ommlOf(tex, display);
    if (omml === undefined) warnings.push(message('loss.formulaWritten', { tex: tex.slice(0, 60) }));
    else found.set(tex, omml);
  }
  return found;
}

const element = (name: string, content: string): string => `<m:${name}>${content}</m:${name}>`;
const run = (text: string, isPlain = false): string =>
  text === ''
    ? ''
    : `<m:r>${isPlain ? '<m:rPr><m:sty m:val="p"/></m:rPr>' : ''}<m:t xml:space="preserve">${escapeXml(text)}</m:t></m:r>`;

const all = (nodes: readonly XmlNode[]): string => {
  let content = '';
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (node) content += written(node);
  }
  return content;
};

const part = (name: string, node: XmlNode | undefined): string => element(name, node ? written(node) : '');

/** Fences around a row become a delimiter that grows with its content. */
function rowOf(node: XmlNode): string {
  const { children } = node;
  const [first, last] = [children[0], children.at(-1)];
  const isFence = (one: XmlNode | undefined): one is XmlNode =>
    one?.name === 'mo' && one.attributes['fence'] === 'true' && one.attributes['stretchy'] === 'true';
  if (children.length < 3 || !isFence(first) || !isFence(last)) return all(children);
  const side = (name: string, one: XmlNode): string => `<m:${name} m:val="${escapeXml(one.text.trim())}"/>`;
  const properties = element('dPr', side('begChr', first) + side('endChr', last));
  return element('d', properties + element('e', all(children.slice(1, -1))));
}

const isAccent = (node: XmlNode | undefined): node is XmlNode =>
  node?.name === 'mo' && Object.hasOwn(combiningSigns, node.text.trim());

/** Sums, products and integrals carry their limits, and what they run over follows them. */
const isLarge = (node: XmlNode | undefined): node is XmlNode =>
  node?.name === 'mo' && /^[\u220f-\u2211\u222b-\u2233\u22c0-\u22c3\u2a00-\u2a06]$/.test(node.text.trim());

function large(base: XmlNode, below: XmlNode | undefined, above: XmlNode | undefined): string {
  const hidden = (name: string, limit: XmlNode | undefined): string => (limit ? '' : `<m:${name} m:val="1"/>`);
  const sign = `<m:chr m:val="${escapeXml(base.text.trim())}"/>`;
  const properties = element('naryPr', sign + hidden('subHide', below) + hidden('supHide', above));
  return element('nary', properties + part('sub', below) + part('sup', above) + element('e', ''));
}

/** Limits of a large operator; of anything else, what `other` makes of them. */
const limits =
  (other: (node: XmlNode) => string, where: 'below' | 'above' | 'both') =>
  (node: XmlNode): string => {
    const [base, first, second] = node.children;
    if (!isLarge(base)) return other(node);
    return {
      below: large(base, first, undefined),
      above: large(base, undefined, first),
      both: large(base, first, second),
    }[where];
  };

function over(node: XmlNode): string {
  const [base, top] = node.children;
  if (isAccent(top))
    return element('acc', `<m:accPr><m:chr m:val="${escapeXml(combining(top.text))}"/></m:accPr>${part('e', base)}`);
  return element('limUpp', part('e', base) + part('lim', top));
}

/** Word wants accents as combining characters. */
const combining = (sign: string): string => combiningSigns[sign.trim()] ?? sign.trim();
const combiningSigns: Readonly<Record<string, string>> = {
  ˆ: '\u0302',
  '^': '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0305',
  '‾': '\u0305',
  '˙': '\u0307',
  '¨': '\u0308',
  '⃗': '\u20d7',
};

const table = (node: XmlNode): string =>
  element(
    'm',
    node.children.map((row) => element('mr', row.children.map((cell) => part('e', cell)).join(''))).join(''),
  );

const writers: Readonly<Record<string, (node: XmlNode) => string>> = {
  annotation: () => '',
  mspace: () => run(' '),
  mtext: ({ text }) => run(text, true),
  mi: ({ text }) => run(text, text.trim().length > 1),
  mn: ({ text }) => run(text),
  mo: ({ text }) => run(text),
  mrow: rowOf,
  mfrac: ({ children: [top, bottom] }) => element('f', part('num', top) + part('den', bottom)),
  msqrt: ({ children }) =>
    element('rad', `<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${element('e', all(children))}`),
  mroot: ({ children: [base, degree] }) => element('rad', part('deg', degree) + part('e', base)),
  msup: limits(({ children: [base, sup] }) => element('sSup', part('e', base) + part('sup', sup)), 'above'),
  msub: limits(({ children: [base, sub] }) => element('sSub', part('e', base) + part('sub', sub)), 'below'),
  msubsup: limits(
    ({ children: [base, sub, sup] }) => element('sSubSup', part('e', base) + part('sub', sub) + part('sup', sup)),
    'both',
  ),
  munder: limits(({ children: [base, below] }) => element('limLow', part('e', base) + part('lim', below)), 'below'),
  mover: limits(over, 'above'),
  munderover: limits(
    ({ children: [base, below, above] }) =>
      element('limUpp', element('e', element('limLow', part('e', base) + part('lim', below))) + part('lim', above)),
    'both',
  ),
  mtable: table,
};

const written = (node: XmlNode): string =>
  Object.hasOwn(writers, node.name) ? (writers[node.name]?.(node) ?? '') : all(node.children);
