/** An equation as LaTeX, with amsmath and amssymb. Gives what stands between the dollars. */
import { isEmpty, type MathNode, plainText, type Variant } from './ast.ts';
import { alphanumeric } from './alphanumerics.ts';
import { accentCommands, operatorCommands } from './operators.ts';
import { capitalGreek, mathCharacter } from './symbols.ts';

export interface Latex {
  /** What stands in the equation environment. */
  readonly body: string;
  /** Lines under each other at the top: `align`, else `equation`. */
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

/** `aligning`: whether an alignment mark means anything here; elsewhere it is left out. */
function written(node: MathNode, aligning = false): string {
  switch (node.kind) {
    case 'run':
      return writtenRun(node.text, node.variant);
    case 'row':
      return node.items.map((item) => written(item, aligning)).join('');
    case 'fraction':
      return writtenFraction(node);
    case 'script':
      return writtenScript(node);
    case 'radical':
      return node.degree && !isEmpty(node.degree)
        ? `\\sqrt[{${written(node.degree)}}]{${written(node.body)}}`
        : `\\sqrt{${written(node.body)}}`;
    case 'nary':
      return writtenNary(node);
    case 'delimited':
      return writtenDelimited(node);
    case 'matrix':
      return `\\begin{matrix}${cells(node.rows)}\\end{matrix}`;
    case 'lines':
      return `\\begin{aligned}${lines(node.rows)}\\end{aligned}`;
    case 'accent':
      return writtenAccent(node.character, node.body);
    case 'bar':
      return `\\${node.place}line{${written(node.body)}}`;
    case 'group':
      return writtenGroup(node);
    case 'limit':
      return writtenLimit(node);
    case 'function':
      return `${functionName(node.name)} ${written(node.body)}`;
    case 'phantom':
      return node.show ? written(node.body) : `\\phantom{${written(node.body)}}`;
    case 'boxed':
      return `\\boxed{${written(node.body)}}`;
    case 'break':
      return '';
    case 'align':
    default:
      return aligning ? '&' : '';
  }
}

const cells = (rows: readonly (readonly MathNode[])[]): string =>
  rows.map((cell) => cell.map((item) => guarded(written(item).trim())).join(' & ')).join(' \\\\ ');
const lines = (rows: readonly MathNode[]): string =>
  rows.map((line) => guarded(written(line, true).trim())).join(' \\\\ ');
/** After `\\` a bracket or a star would be taken for its argument. */
const guarded = (text: string): string => (/^[[*]/.test(text) ? `{}${text}` : text);

const alphabetCommands: Readonly<Record<Variant, string>> = {
  italic: '',
  roman: 'mathrm',
  bold: 'mathbf',
  'bold-italic': 'boldsymbol',
  'double-struck': 'mathbb',
  script: 'mathcal',
  fraktur: 'mathfrak',
  'sans-serif': 'mathsf',
  monospace: 'mathtt',
  text: 'text',
};

const knownFunctions = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh'.split(
    ' ',
  ),
);

function writtenRun(text: string, variant: Variant): string {
  if (variant === 'text') return text === '' ? '' : `\\text{${textInMath(text)}}`;
  if (variant === 'italic') return characters(text);
  if (variant === 'roman' && knownFunctions.has(text.trim())) return `\\${text.trim()} `;
  // Letters and digits take the alphabet; signs stand as they are.
  return text.replaceAll(/\p{Script=Greek}+|[A-Za-z0-9]+|[^\p{Script=Greek}A-Za-z0-9]+/gu, (piece) => {
    if (/^[A-Za-z0-9]/.test(piece)) {
      if (variant === 'roman' && /^\d+$/.test(piece)) return piece;
      // These two alphabets have capitals alone.
      const letters = variant === 'script' || variant === 'double-struck' ? /[A-Z]+/g : /^.+$/g;
      return piece.replaceAll(letters, (found) => `\\${alphabetCommands[variant]}{${found}}`);
    }
    if (/^\p{Script=Greek}/u.test(piece))
      return variant.startsWith('bold') ? `\\boldsymbol{${characters(piece).trim()}}` : characters(piece);
    return variant.startsWith('bold') && /[^\s\d]/.test(piece)
      ? `\\boldsymbol{${characters(piece).trim()}}`
      : characters(piece);
  });
}

/** Scripts that LaTeX's mathematical fonts have no letters for: set as text, where the document's font serves. */
const wordsOfText =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\u3000-\u303f\uff00-\uffef]+|[À-ÖØ-öø-ÿĀ-ſ]+/gu;

function characters(text: string): string {
  let result = '';
  let last = 0;
  for (const match of text.matchAll(wordsOfText)) {
    result += each(text.slice(last, match.index));
    result += match[0].length === 1 && /[ð]/.test(match[0]) ? mathCharacter(match[0]) : `\\text{${match[0]}}`;
    last = match.index + match[0].length;
  }
  return result + each(text.slice(last));
}

const each = (text: string): string =>
  Array.from(text, (character) => alphanumeric(character) ?? capitalGreek[character] ?? mathCharacter(character)).join(
    '',
  );

const textEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
const textInMath = (text: string): string =>
  Array.from(text, (character) => {
    const escape = textEscapes[character];
    if (escape !== undefined) return escape;
    const symbol = mathCharacter(character);
    // Letters, digits, spaces and stops are text; what only mathematics has a sign for goes back into mathematics.
    return symbol === character || !symbol.startsWith('\\') || /^[\s\p{Script=Latin}\p{N}]$/u.test(character)
      ? character
      : `$${symbol.trim()}$`;
  }).join('');

function writtenFraction(node: Extract<MathNode, { kind: 'fraction' }>): string {
  const top = written(node.top).trim();
  const bottom = written(node.bottom).trim();
  if (node.bar === 'bar') return `\\frac{${top}}{${bottom}}`;
  if (node.bar === 'none') return `\\genfrac{}{}{0pt}{}{${top}}{${bottom}}`;
  return node.bar === 'skewed' ? `{}^{${top}}\\!/\\!{}_{${bottom}}` : `{${top}}/{${bottom}}`;
}

function writtenScript(node: Extract<MathNode, { kind: 'script' }>): string {
  const sub = node.sub && !isEmpty(node.sub) ? `_{${written(node.sub).trim()}}` : '';
  const sup = node.sup && !isEmpty(node.sup) ? `^{${written(node.sup).trim()}}` : '';
  const base = isEmpty(node.base) ? '{}' : asBase(node.base);
  return node.before === true ? `{}${sub}${sup}${base}` : `${base}${primes(node) ?? `${sub}${sup}`}`;
}

/** `f^{\prime}` is written `f'`. */
function primes(node: Extract<MathNode, { kind: 'script' }>): string | undefined {
  const text = node.sup && !node.sub ? plainText(node.sup) : '';
  return /^[′']{1,4}$/.test(text) ? "'".repeat(text.length) : undefined;
}

/** What a script hangs on must be one thing to TeX. */
function asBase(node: MathNode): string {
  const text = written(node).trim();
  const single = /^(?:[A-Za-z0-9]|\\[a-zA-Z]+)$/.test(text);
  return single || node.kind === 'delimited' || (node.kind === 'function' && !text.includes(' ')) ? text : `{${text}}`;
}

function writtenNary(node: Extract<MathNode, { kind: 'nary' }>): string {
  const operator = operatorCommands[node.operator] ?? `\\mathop{${characters(node.operator).trim()}}`;
  const integral = operator.includes('int');
  const limits =
    integral && node.limits === 'under-over' ? '\\limits' : !integral && node.limits === 'sub-sup' ? '\\nolimits' : '';
  const sub = node.sub && !isEmpty(node.sub) ? `_{${underOperator(node.sub)}}` : '';
  const sup = node.sup && !isEmpty(node.sup) ? `^{${written(node.sup).trim()}}` : '';
  return `${operator}${sub === '' && sup === '' ? '' : limits}${sub}${sup} ${written(node.body)}`;
}

const underOperator = (node: MathNode): string =>
  node.kind === 'lines'
    ? `\\substack{${node.rows.map((line) => written(line).trim()).join(' \\\\ ')}}`
    : written(node).trim();

const delimiters: Readonly<Record<string, string>> = {
  '(': '(',
  ')': ')',
  '[': '[',
  ']': ']',
  '{': '\\{',
  '}': '\\}',
  '|': '|',
  '‖': '\\|',
  '∥': '\\|',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '〈': '\\langle',
  '〉': '\\rangle',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '/': '/',
  '\\': '\\backslash',
  '↑': '\\uparrow',
  '↓': '\\downarrow',
  '': '.',
  '⟦': '[\\![',
  '⟧': ']\\!]',
  '∣': '|',
  '⎰': '\\lmoustache',
  '⎱': '\\rmoustache',
  '<': '\\langle',
  '>': '\\rangle',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
};
const matrixKinds: Readonly<Record<string, string>> = {
  '()': 'pmatrix',
  '[]': 'bmatrix',
  '{}': 'Bmatrix',
  '||': 'vmatrix',
  '∣∣': 'vmatrix',
  '‖‖': 'Vmatrix',
  '∥∥': 'Vmatrix',
};

function writtenDelimited(node: Extract<MathNode, { kind: 'delimited' }>): string {
  const [only] = node.items.length === 1 ? node.items : [];
  const content = only?.kind === 'row' && only.items.length === 1 ? only.items[0] : only;
  if (content?.kind === 'fraction' && content.bar === 'none' && node.open === '(' && node.close === ')') {
    return `\\binom{${written(content.top).trim()}}{${written(content.bottom).trim()}}`;
  }
  const kind = matrixKinds[node.open + node.close];
  if (content?.kind === 'matrix' && kind !== undefined) return `\\begin{${kind}}${cells(content.rows)}\\end{${kind}}`;
  if (
    content?.kind === 'matrix' &&
    node.open === '{' &&
    node.close === '' &&
    content.rows.every((cell) => cell.length <= 2)
  ) {
    return `\\begin{cases}${cells(content.rows)}\\end{cases}`;
  }
  if (content?.kind === 'lines' && node.open === '{' && node.close === '')
    return `\\begin{cases}${lines(content.rows)}\\end{cases}`;
  const separator = node.separator === '|' ? ' \\middle| ' : ` ${characters(node.separator)} `;
  const inside = node.items.map((item) => written(item).trim()).join(separator);
  return `\\left${fence(node.open)}${inside} \\right${fence(node.close)}`;
}

const fence = (character: string): string => {
  const found = delimiters[character];
  if (found === undefined) return `.${characters(character)}`;
  return /[a-zA-Z]$/.test(found) ? `${found} ` : found;
};

function writtenAccent(character: string, body: MathNode): string {
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
  // Brackets and arcs, for which there are no commands without further packages.
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
function writtenGroup(node: Extract<MathNode, { kind: 'group' }>): string {
  const body = written(node.body).trim();
  const command = groupCommands[`${node.character}/${node.place}`] ?? groupCommands[node.character];
  return command === undefined
    ? `\\${node.place}set{${characters(node.character).trim()}}{${body}}`
    : `\\${command}{${body}}`;
}

/** Some writers set the brace itself as a limit. */
const braceOf = (node: Extract<MathNode, { kind: 'limit' }>): string | undefined => {
  const mark = plainText(node.limit).trim();
  return mark === '⏟' || mark === '⏞' ? groupCommands[mark] : undefined;
};

const limitOperators = new Set(['lim', 'max', 'min', 'sup', 'inf', 'liminf', 'limsup', 'det', 'gcd', 'Pr']);

function writtenLimit(node: Extract<MathNode, { kind: 'limit' }>): string {
  const brace = braceOf(node);
  if (brace !== undefined) return `\\${brace}{${written(node.body).trim()}}`;
  const limit = written(node.limit).trim();
  const mark = node.place === 'under' ? '_' : '^';
  const name = plainText(node.body).trim();
  if (limitOperators.has(name)) return `\\${name}${mark}{${limit}}`;
  const base = written(node.body).trim();
  // Braces take what stands under them as their own limit.
  const braced = node.body.kind === 'limit' && braceOf(node.body) !== undefined;
  if (braced || node.body.kind === 'group' || Object.values(operatorCommands).includes(base))
    return `${base}${mark}{${limit}}`;
  if (/^[a-zA-Z]{2,} ?[a-zA-Z]*$/.test(name) && isUpright(node.body))
    return `\\operatorname*{${name}}${mark}{${limit}}`;
  return `\\${node.place}set{${limit}}{${base}}`;
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
