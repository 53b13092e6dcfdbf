/** Reads Office Math (ECMA-376, part 1, 22.1) into the meaning of an equation. */
import { child, children, type XmlNode } from '../../documents/xml.ts';
import { attribute, isOn, valueOf } from '../../office/nodes.ts';
import { type MathNode, row, type Variant } from './ast.ts';

/** Reads m:oMath, or any element with the same content. */
export function readMath(node: XmlNode): MathNode {
  return row(node.children.flatMap(readElement));
}

const argument = (node: XmlNode, name: string): MathNode => {
  const inner = child(node, name);
  return inner ? readMath(inner) : row([]);
};

const optional = (node: XmlNode, name: string): MathNode | undefined => {
  const inner = child(node, name);
  return inner && inner.children.length > 0 ? readMath(inner) : undefined;
};

type Reader = (node: XmlNode) => readonly MathNode[];

const readers: Readonly<Record<string, Reader>> = {
  r: readRun,
  f: (node) => [
    {
      kind: 'fraction',
      bar: fractionBars[valueOf(child(node, 'fPr'), 'type') ?? ''] ?? 'bar',
      top: argument(node, 'num'),
      bottom: argument(node, 'den'),
    },
  ],
  sSub: (node) => [{ kind: 'script', base: argument(node, 'e'), sub: argument(node, 'sub') }],
  sSup: (node) => [{ kind: 'script', base: argument(node, 'e'), sup: argument(node, 'sup') }],
  sSubSup: (node) => [
    { kind: 'script', base: argument(node, 'e'), sub: argument(node, 'sub'), sup: argument(node, 'sup') },
  ],
  sPre: (node) => [
    { kind: 'script', base: argument(node, 'e'), sub: argument(node, 'sub'), sup: argument(node, 'sup'), before: true },
  ],
  rad: (node) => {
    const degree = isOn(child(node, 'radPr'), 'degHide') === true ? undefined : optional(node, 'deg');
    return [{ kind: 'radical', body: argument(node, 'e'), ...(degree ? { degree } : {}) }];
  },
  nary: readNary,
  d: readDelimited,
  m: (node) => [{ kind: 'matrix', rows: children(node, 'mr').map((line) => children(line, 'e').map(readMath)) }],
  eqArr: (node) => [{ kind: 'lines', rows: children(node, 'e').map(readMath) }],
  acc: (node) => [
    { kind: 'accent', character: valueOf(child(node, 'accPr'), 'chr') ?? '\u0302', body: argument(node, 'e') },
  ],
  bar: (node) => [
    {
      kind: 'bar',
      side: valueOf(child(node, 'barPr'), 'pos') === 'top' ? 'over' : 'under',
      body: argument(node, 'e'),
    },
  ],
  groupChr: (node) => {
    const properties = child(node, 'groupChrPr');
    const side = valueOf(properties, 'pos') === 'top' ? 'over' : 'under';
    return [{ kind: 'group', character: valueOf(properties, 'chr') ?? '⏟', side, body: argument(node, 'e') }];
  },
  limLow: (node) => [{ kind: 'limit', side: 'under', body: argument(node, 'e'), limit: argument(node, 'lim') }],
  limUpp: (node) => [{ kind: 'limit', side: 'over', body: argument(node, 'e'), limit: argument(node, 'lim') }],
  func: (node) => [{ kind: 'function', name: argument(node, 'fName'), body: argument(node, 'e') }],
  phant: (node) => [
    { kind: 'phantom', show: isOn(child(node, 'phantPr'), 'show') !== false, body: argument(node, 'e') },
  ],
  borderBox: (node) => [{ kind: 'boxed', body: argument(node, 'e') }],
  box: (node) => [argument(node, 'e')],
};

/** Skips what a tracked change deleted; of an unknown element, reads the content. */
function readElement(node: XmlNode): readonly MathNode[] {
  const { name } = node;
  if (name === 'del' || name === 'moveFrom' || name.endsWith('Pr')) return [];
  const reader = readers[name];
  if (reader) return reader(node);
  if (name === 't') return [{ kind: 'run', text: node.text, variant: 'italic' }];
  return node.children.flatMap(readElement);
}

const fractionBars: Readonly<Record<string, MathNode<'fraction'>['bar']>> = {
  noBar: 'none',
  skw: 'skewed',
  lin: 'linear',
};

const scripts: Readonly<Record<string, Variant>> = {
  'double-struck': 'double-struck',
  script: 'script',
  fraktur: 'fraktur',
  'sans-serif': 'sans-serif',
  monospace: 'monospace',
};

const styles: Readonly<Record<string, Variant>> = { p: 'roman', b: 'bold', bi: 'bold-italic' };

function variantOf(node: XmlNode): Variant {
  // Two elements are called rPr: m:rPr says how mathematics looks, w:rPr how text does.
  const properties = node.children.find(({ name, prefix }) => name === 'rPr' && prefix !== 'w');
  if (isOn(properties, 'nor') === true) return 'text';
  const script = scripts[valueOf(properties, 'scr') ?? ''];
  if (script) return script;
  return styles[valueOf(properties, 'sty') ?? ''] ?? 'italic';
}

function readRun(node: XmlNode): readonly MathNode[] {
  const variant = variantOf(node);
  const marks = node.children.filter(({ name }) => name === 'rPr');
  const broken = marks.some((properties) => child(properties, 'brk') !== undefined);
  const aligned = marks.some((properties) => child(properties, 'aln') !== undefined);
  const pieces: MathNode[] = [];
  if (broken) pieces.push({ kind: 'break' });
  if (aligned) pieces.push({ kind: 'align' });
  for (const inner of node.children) {
    if (inner.name === 't') pieces.push(...splitAtMarks(inner.text, variant));
    else if (inner.name === 'br') pieces.push({ kind: 'break' });
    else if (inner.name === 'tab') pieces.push({ kind: 'run', text: '\u2003', variant });
  }
  return pieces;
}

/** In an m:eqArr, Word marks where lines align by `&` in the text. Elsewhere the writers leave such marks out. */
function splitAtMarks(text: string, variant: Variant): readonly MathNode[] {
  if (variant === 'text' || !text.includes('&')) return [{ kind: 'run', text, variant }];
  return text
    .split('&')
    .flatMap((piece, index): readonly MathNode[] => [
      ...(index > 0 ? [{ kind: 'align' } as const] : []),
      ...(piece === '' ? [] : [{ kind: 'run', text: piece, variant } as const]),
    ]);
}

function readNary(node: XmlNode): readonly MathNode[] {
  const properties = child(node, 'naryPr');
  const operator = valueOf(properties, 'chr') ?? '∫';
  const limits = valueOf(properties, 'limLoc') ?? ('∫∬∭∮∯∰'.includes(operator) ? 'subSup' : 'undOvr');
  const sub = isOn(properties, 'subHide') === true ? undefined : optional(node, 'sub');
  const sup = isOn(properties, 'supHide') === true ? undefined : optional(node, 'sup');
  return [
    {
      kind: 'nary',
      operator,
      limits: limits === 'subSup' ? 'sub-sup' : 'under-over',
      body: argument(node, 'e'),
      ...(sub ? { sub } : {}),
      ...(sup ? { sup } : {}),
    },
  ];
}

/** An empty value means no character; an absent element means the usual one. */
const characterOf = (properties: XmlNode | undefined, name: string, usual: string): string => {
  const given = properties && child(properties, name);
  return given ? (attribute(given, 'val') ?? '') : usual;
};

function readDelimited(node: XmlNode): readonly MathNode[] {
  const properties = child(node, 'dPr');
  return [
    {
      kind: 'delimited',
      open: characterOf(properties, 'begChr', '('),
      close: characterOf(properties, 'endChr', ')'),
      separator: characterOf(properties, 'sepChr', '|'),
      items: children(node, 'e').map(readMath),
    },
  ];
}
