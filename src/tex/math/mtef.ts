/**
 * The meaning of an equation of MathType or Microsoft's Equation Editor: its MTEF as the nodes of an equation.
 *
 * What is not known for sure makes the equation unreadable: its picture is better than a wrong formula. Source of the
 * selectors and variations of templates: see mtef-records.ts.
 */
import { ole2Streams } from '../../documents/compound-file.ts';
import { type MathNode, row, type Variant } from './ast.ts';
import {
  type MtefCharacter,
  type MtefMatrix,
  type MtefRecord,
  type MtefTemplate,
  readMtef,
  unreadable,
} from './mtef-records.ts';
import { templateMeaning } from './mtef-templates.ts';

/** The length of the header (EQNOLEFILEHDR), which stands first in it. */
const headerBytes = 28;

/** `object` is the compound file of an embedded equation. Throws `corrupt_document` if it cannot be read as a whole. */
export function readEquationObject(object: Uint8Array): MathNode {
  const stream = ole2Streams(object).get('equation native');
  if (!stream || stream[0] !== headerBytes || stream[1] !== 0) throw unreadable();
  const { version, records } = readMtef(stream.subarray(headerBytes));
  const equation = rowOf(records, version);
  if (equation.kind === 'row' && equation.items.length === 0) throw unreadable();
  return equation;
}

function rowOf(records: readonly MtefRecord[], version: 3 | 5): MathNode {
  const items: MathNode[] = [];
  for (const record of records) {
    if (record.kind === 'template') addTemplate(record, items, version);
    else addNode(meaningOf(record, version), items);
  }
  return row(items);
}

/** Neighbouring characters of a name or a text are one run. */
function addNode(node: MathNode, items: MathNode[]): void {
  const before = items.at(-1);
  if (node.kind === 'run' && before?.kind === 'run' && node.variant === before.variant && node.variant !== 'italic')
    items[items.length - 1] = { ...before, text: before.text + node.text };
  else items.push(node);
}

function meaningOf(record: MtefRecord, version: 3 | 5): MathNode {
  switch (record.kind) {
    case 'character':
      return characterMeaning(record);
    case 'line':
      return rowOf(record.items, version);
    case 'template':
      return rowOf([record], version);
    case 'pile':
      return pileMeaning(record.lines.map((line) => meaningOf(line, version)));
    case 'matrix':
      return matrixMeaning(record, version);
    default:
      return record satisfies never;
  }
}

function pileMeaning(rows: readonly MathNode[]): MathNode {
  const [only] = rows;
  return rows.length === 1 && only ? only : { kind: 'lines', rows };
}

function matrixMeaning({ columns, cells }: MtefMatrix, version: 3 | 5): MathNode {
  const rows = Array.from({ length: columns === 0 ? 0 : cells.length / columns }, (_, index) =>
    cells.slice(index * columns, (index + 1) * columns).map((cell) => meaningOf(cell, version)),
  );
  return { kind: 'matrix', rows };
}

/** A script belongs to what stands before it. */
function addTemplate(template: MtefTemplate, items: MathNode[], version: 3 | 5): void {
  const slots = template.parts
    .filter(({ kind }) => kind === 'line' || kind === 'pile')
    .map((slot) => meaningOf(slot, version));
  const signs = template.parts.map((part) => (part.kind === 'character' ? part.text : '')).join('');
  const meaning = templateMeaning(template, version, { slots, signs });
  if (meaning === undefined) throw unreadable();
  items.push(typeof meaning === 'function' ? meaning(items.pop() ?? row([])) : meaning);
}

/** By typeface. Symbols and characters of chosen fonts are what their code says. */
const variants: Readonly<Record<number, Variant>> = { 1: 'text', 2: 'roman', 7: 'bold', 12: 'text' };
const spaceTypeface = 24;

const accents: Readonly<Record<number, string>> = {
  2: '\u0307',
  3: '\u0308',
  8: '\u0303',
  9: '\u0302',
  11: '\u20d7',
};
const primes: Readonly<Record<number, string>> = { 5: '′', 6: '′′', 18: '′′′' };
const overBar = 17;

function characterMeaning({ text, typeface, embellishments }: MtefCharacter): MathNode {
  if (typeface === spaceTypeface) return { kind: 'run', text: ' ', variant: 'text' };
  // Private codes are parts of signs; neither they nor halves of characters mean anything alone.
  if (/\p{C}/u.test(text)) throw unreadable();
  let node: MathNode = { kind: 'run', text, variant: variants[typeface] ?? 'italic' };
  for (const embellishment of embellishments) {
    const accent = accents[embellishment];
    const prime = primes[embellishment];
    if (accent !== undefined) node = { kind: 'accent', character: accent, body: node };
    else if (prime !== undefined)
      node = { kind: 'script', base: node, sup: { kind: 'run', text: prime, variant: 'italic' } };
    else if (embellishment === overBar) node = { kind: 'bar', side: 'over', body: node };
    else throw unreadable();
  }
  return node;
}
