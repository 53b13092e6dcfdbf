/** An equation as LaTeX with amsmath and amssymb, without the dollars or the environment around it. */
import { isEmpty, type MathKind, type MathNode, plainText } from './ast.ts';
import { characters, delimiter, knownFunctions, writtenRun } from './latex-characters.ts';
import { accentCommands, operatorCommands } from './operators.ts';

export interface Latex {
  /** The content of the equation environment. */
  readonly body: string;
  /** Whether the equation has several lines and needs `align` instead of `equation`. */
  readonly aligned: boolean;
}

export function toLatex(node: MathNode): Latex {
  const [only] = node.kind === 'row' && node.items.length === 1 ? node.items : [node];
  if (only?.kind === 'lines')
    return { body: only.rows.map((line) => written(line, true)).join(' \\\\\n'), aligned: true };
  const lines = splitAtBreaks(node);
  if (lines.length > 1) {
    const anchored = lines.some((line) => line.some(({ kind }) => kind === 'align'));
    return {
      body: lines
        .map((line) => `${anchored ? '' : '& '}${line.map((item) => written(item, true)).join('')}`.trim())
        .join(' \\\\\n'),
      aligned: true,
    };
  }
  return { body: written(node, false).trim(), aligned: false };
}

function splitAtBreaks(node: MathNode): readonly (readonly MathNode[])[] {
  const lines: MathNode[][] = [[]];
  for (const item of node.kind === 'row' ? node.items : [node]) {
    if (item.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(item);
  }
  return lines.filter((line) => line.some((item) => !isEmpty(item)));
}

/** `aligning`: whether alignment marks have a meaning here; elsewhere they are left out. */
const written = <Kind extends MathKind>(node: MathNode<Kind>, aligning = false): string =>
  writers[node.kind](node, aligning);

const writers: { readonly [kind in MathKind]: (node: MathNode<kind>, aligning: boolean) => string } = {
  run: ({ text, variant }) => writtenRun(text, variant),
  row: ({ items }, aligning) => items.map((item) => written(item, aligning)).join(''),
  fraction: writtenFraction,
  script: writtenScript,
  radical: ({ degree, body }) =>
    degree && !isEmpty(degree) ? `\\sqrt[{${written(degree)}}]{${written(body)}}` : `\\sqrt{${written(body)}}`,
  nary: writtenNary,
  delimited: writtenDelimited,
  matrix: ({ rows }) => `\\begin{matrix}${cells(rows)}\\end{matrix}`,
  lines: ({ rows }) => `\\begin{aligned}${lines(rows)}\\end{aligned}`,
  accent: writtenAccent,
  bar: ({ side, body }) => `\\${side}line{${written(body)}}`,
  group: writtenGroup,
  limit: writtenLimit,
  function: ({ name, body }) => `${functionName(name)} ${written(body)}`,
  phantom: ({ show, body }) => (show ? written(body) : `\\phantom{${written(body)}}`),
  boxed: ({ body }) => `\\boxed{${written(body)}}`,
  break: () => '',
  align: (_, aligning) => (aligning ? '&' : ''),
};

const cells = (rows: readonly (readonly MathNode[])[]): string =>
  rows.map((cell) => cell.map((item) => guarded(written(item).trim())).join(' & ')).join(' \\\\ ');
const lines = (rows: readonly MathNode[]): string =>
  rows.map((line) => guarded(written(line, true).trim())).join(' \\\\ ');
/** After `\\`, TeX reads a bracket or a star as an argument. */
const guarded = (text: string): string => (/^[[*]/.test(text) ? `{}${text}` : text);

function writtenFraction(node: MathNode<'fraction'>): string {
  const top = written(node.top).trim();
  const bottom = written(node.bottom).trim();
  if (node.bar === 'bar') return `\\frac{${top}}{${bottom}}`;
  if (node.bar === 'none') return `\\genfrac{}{}{0pt}{}{${top}}{${bottom}}`;
  return node.bar === 'skewed' ? `{}^{${top}}\\!/\\!{}_{${bottom}}` : `{${top}}/{${bottom}}`;
}

function writtenScript(node: MathNode<'script'>): string {
  const sub = node.sub && !isEmpty(node.sub) ? `_{${written(node.sub).trim()}}` : '';
  const sup = node.sup && !isEmpty(node.sup) ? `^{${written(node.sup).trim()}}` : '';
  const base = isEmpty(node.base) ? '{}' : asBase(node.base);
  return node.before === true ? `{}${sub}${sup}${base}` : `${base}${primes(node) ?? `${sub}${sup}`}`;
}

/** `f^{\prime}` is written `f'`. */
function primes(node: MathNode<'script'>): string | undefined {
  const text = node.sup && !node.sub ? plainText(node.sup) : '';
  return /^[′']{1,4}$/.test(text) ? "'".repeat(text.length) : undefined;
}

/** TeX attaches a script to one letter, command or group. */
function asBase(node: MathNode): string {
  const text = written(node).trim();
  const single = /^(?:[A-Za-z0-9]|\\[a-zA-Z]+)$/.test(text);
  return single || node.kind === 'delimited' || (node.kind === 'function' && !text.includes(' ')) ? text : `{${text}}`;
}

function writtenNary(node: MathNode<'nary'>): string {
  const operator = operatorCommands[node.operator] ?? `\\mathop{${characters(node.operator).trim()}}`;
  const integral = operator.includes('int');
  const unusual = integral ? 'under-over' : 'sub-sup';
  const command = integral ? '\\limits' : '\\nolimits';
  const limits = node.limits === unusual ? command : '';
  const sub = node.sub && !isEmpty(node.sub) ? `_{${underOperator(node.sub)}}` : '';
  const sup = node.sup && !isEmpty(node.sup) ? `^{${written(node.sup).trim()}}` : '';
  return `${operator}${sub === '' && sup === '' ? '' : limits}${sub}${sup} ${written(node.body)}`;
}

const underOperator = (node: MathNode): string =>
  node.kind === 'lines'
    ? `\\substack{${node.rows.map((line) => written(line).trim()).join(' \\\\ ')}}`
    : written(node).trim();

const matrixKinds: Readonly<Record<string, string>> = {
  '()': 'pmatrix',
  '[]': 'bmatrix',
  '{}': 'Bmatrix',
  '||': 'vmatrix',
  '∣∣': 'vmatrix',
  '‖‖': 'Vmatrix',
  '∥∥': 'Vmatrix',
};

function writtenDelimited(node: MathNode<'delimited'>): string {
  const [only] = node.items.length === 1 ? node.items : [];
  const content = only?.kind === 'row' && only.items.length === 1 ? only.items[0] : only;
  const environment = content && (asBinomial(node, content) ?? asMatrix(node, content) ?? asCases(node, content));
  if (environment !== undefined) return environment;
  const separator = node.separator === '|' ? ' \\middle| ' : ` ${characters(node.separator)} `;
  const inside = node.items.map((item) => written(item).trim()).join(separator);
  return `\\left${delimiter(node.open)}${inside} \\right${delimiter(node.close)}`;
}

function asBinomial({ open, close }: MathNode<'delimited'>, content: MathNode): string | undefined {
  if (content.kind !== 'fraction' || content.bar !== 'none' || open !== '(' || close !== ')') return undefined;
  return `\\binom{${written(content.top).trim()}}{${written(content.bottom).trim()}}`;
}

function asMatrix({ open, close }: MathNode<'delimited'>, content: MathNode): string | undefined {
  const kind = matrixKinds[open + close];
  if (content.kind !== 'matrix' || kind === undefined) return undefined;
  return `\\begin{${kind}}${cells(content.rows)}\\end{${kind}}`;
}

/** A brace on the left alone, before a value and a condition on each line. */
function asCases({ open, close }: MathNode<'delimited'>, content: MathNode): string | undefined {
  if (open !== '{' || close !== '') return undefined;
  if (content.kind === 'lines') return `\\begin{cases}${lines(content.rows)}\\end{cases}`;
  return content.kind === 'matrix' && content.rows.every((row) => row.length <= 2)
    ? `\\begin{cases}${cells(content.rows)}\\end{cases}`
    : undefined;
}

function writtenAccent({ character, body }: MathNode<'accent'>): string {
  const command = accentCommands[character];
  const inside = written(body).trim();
  if (command === undefined) return `\\overset{${characters(character)}}{${inside}}`;
  const wide = plainText(body).length > 1 || body.kind !== 'run';
  const widened: Readonly<Record<string, string>> = {
    '\\hat': '\\widehat',
    '\\tilde': '\\widetilde',
    '\\bar': '\\overline',
    '\\vec': '\\overrightarrow',
  };
  return `${wide ? (widened[command] ?? command) : command}{${inside}}`;
}

const groupCommands: Readonly<Record<string, string>> = {
  '⏞': 'overbrace',
  '⏟': 'underbrace',
  // Brackets and arcs have no commands without further packages.
  '⎴': 'overbrace',
  '⏜': 'overbrace',
  '⏠': 'overbrace',
  '⎵': 'underbrace',
  '⏝': 'underbrace',
  '⏡': 'underbrace',
  '→/over': 'overrightarrow',
  '←/over': 'overleftarrow',
  '↔/over': 'overleftrightarrow',
  '→/under': 'underrightarrow',
  '←/under': 'underleftarrow',
  '¯': 'overline',
  _: 'underline',
};
function writtenGroup(node: MathNode<'group'>): string {
  const body = written(node.body).trim();
  const command = groupCommands[`${node.character}/${node.side}`] ?? groupCommands[node.character];
  return command === undefined
    ? `\\${node.side}set{${characters(node.character).trim()}}{${body}}`
    : `\\${command}{${body}}`;
}

/** Some programs write the brace itself as a limit. */
const braceOf = (node: MathNode<'limit'>): string | undefined => {
  const mark = plainText(node.limit).trim();
  return mark === '⏟' || mark === '⏞' ? groupCommands[mark] : undefined;
};

const limitOperators = new Set(['lim', 'max', 'min', 'sup', 'inf', 'liminf', 'limsup', 'det', 'gcd', 'Pr']);

function writtenLimit(node: MathNode<'limit'>): string {
  const brace = braceOf(node);
  if (brace !== undefined) return `\\${brace}{${written(node.body).trim()}}`;
  const limit = written(node.limit).trim();
  const mark = node.side === 'under' ? '_' : '^';
  const name = plainText(node.body).trim();
  if (limitOperators.has(name)) return `\\${name}${mark}{${limit}}`;
  const base = written(node.body).trim();
  // A brace takes what is written below it as its own limit.
  const braced = node.body.kind === 'limit' && braceOf(node.body) !== undefined;
  if (braced || node.body.kind === 'group' || Object.values(operatorCommands).includes(base))
    return `${base}${mark}{${limit}}`;
  if (/^[a-zA-Z]{2,} ?[a-zA-Z]*$/.test(name) && isUpright(node.body))
    return `\\operatorname*{${name}}${mark}{${limit}}`;
  return `\\${node.side}set{${limit}}{${base}}`;
}

const isUpright = (node: MathNode): boolean =>
  node.kind === 'run'
    ? node.variant === 'roman' || node.variant === 'text'
    : node.kind === 'row' && node.items.every(isUpright);

function functionName(node: MathNode): string {
  const text = plainText(node).trim();
  if (node.kind === 'run' || (node.kind === 'row' && node.items.every(({ kind }) => kind === 'run'))) {
    if (knownFunctions.has(text)) return `\\${text}`;
    if (/^[a-zA-Z]{2,}$/.test(text)) return `\\operatorname{${text}}`;
  }
  if (node.kind === 'script' && knownFunctions.has(plainText(node.base).trim())) {
    return writtenScript({ ...node, base: { kind: 'run', text: plainText(node.base).trim(), variant: 'roman' } });
  }
  return written(node).trim();
}
