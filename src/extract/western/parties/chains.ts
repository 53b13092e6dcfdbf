/**
 * Cells of a page linked to their neighbours, and chains of them: lines that stand under each other with a common edge
 * or middle. Parties are looked for inside chains, so two columns side by side are never read across.
 */
import type { Cell } from '../../layout/text-layout.ts';
import { wordsOf } from '../languages/index.ts';
import { addressLineOf, namesPlace } from '../values/addresses.ts';
import type { Survey } from '../candidates/survey.ts';

export interface Node {
  readonly cell: Cell;
  readonly id: number;
  /** What stands before the value: "Customer:". Empty where the cell has no label. */
  readonly label: string;
  /** Where the value begins in the cell's text, and where it begins on the page. */
  readonly valueStart: number;
  readonly value: string;
  readonly valueX: number;
  /** The neighbour on the same line. */
  left: Node | undefined;
  /** The nearest cell above that shares width or left edge, however far. */
  above: Node | undefined;
  previous: Node | undefined;
  next: Node | undefined;
  /** Index of its chain, and its place in it. */
  chain: number;
  place: number;
}

export interface Chains {
  readonly nodes: readonly Node[];
  readonly chains: readonly (readonly Node[])[];
}

/** Labels are no longer than this many words. */
const longestLabel = 5;

/** Only so many cells are looked at: a page of print has two or three hundred. */
const mostCells = 1500;

/** Neighbours are looked for among so many cells before and after one. */
const reach = 60;

const numberSign = new RegExp(String.raw`^(?:${wordsOf('numberSigns')})[.:]+$`, 'iu');

function nodeOf(cell: Cell, id: number): Node {
  const { words, starts, text } = cell;
  let valueStart = 0;
  for (let index = 0; index < Math.min(longestLabel, words.length); index++) {
    const word = words[index]?.text ?? '';
    if (!/[:：]$/.test(word)) continue;
    // "Lale Sokak No: 12" is an address without a label.
    if (numberSign.test(word) && namesPlace(text.slice(0, starts[index]))) continue;
    valueStart = starts[index + 1] ?? 0;
    break;
  }
  // "City:Reno" is one word where blanks were lost.
  const glued = valueStart === 0 ? /^[\p{L} .]{3,24}[:：](?=[\p{L}\d])/u.exec(text) : null;
  const start = glued ? glued[0].length : valueStart;
  const valueWord =
    words[
      Math.max(
        0,
        starts.findIndex((from) => from >= start),
      )
    ];
  return {
    cell,
    id,
    label: text.slice(0, start).trim(),
    valueStart: start,
    value: text.slice(start),
    valueX: start > 0 && !glued ? (valueWord?.box[0] ?? cell.box[0]) : cell.box[0],
    left: undefined,
    above: undefined,
    previous: undefined,
    next: undefined,
    chain: 0,
    place: 0,
  };
}

const middleOf = ({ cell: { box } }: Node): number => (box[1] + box[3]) / 2;

/** How far the edges of two cells are from agreeing, in heights; middles and right edges count a little less. */
function misalignment(node: Node, other: Node): number {
  const [a, b] = [node.cell.box, other.cell.box];
  const apart = Math.min(
    Math.abs(a[0] - b[0]),
    Math.abs(a[0] - other.valueX),
    Math.abs(node.valueX - other.valueX),
    Math.abs(a[2] - b[2]) + 0.5,
    Math.abs(a[0] + a[2] - b[0] - b[2]) / 2 + 0.5,
  );
  return apart / Math.max(4, node.cell.height);
}

/** Gaps and edges that still make one chain, in heights. */
const widestGap = 1.3;
/** Lines that look like parts of an address may stand farther apart. */
const widestInAddress = 2.3;
const leastAlignment = 0.45;
const farthestAbove = 4.5;

function linkLeft(node: Node, near: readonly Node[]): void {
  const { cell } = node;
  for (const other of near) {
    if (other === node || other.cell.page !== cell.page) continue;
    const level = Math.abs(middleOf(other) - middleOf(node)) < 0.5 * Math.min(cell.height, other.cell.height);
    if (!level || other.cell.box[2] > cell.box[0] + 2) continue;
    if (!node.left || other.cell.box[2] > node.left.cell.box[2]) node.left = other;
  }
}

/** Whether lines that are `gap` points apart are near enough, and enough alike in size, for one chain. */
function mayBeOneChain({ cell, value }: Node, above: Node, gap: number): boolean {
  const sizes = cell.height / above.cell.height;
  if (sizes < 0.5 || sizes > 2) return false;
  const heights = gap / Math.max(4, Math.min(cell.height, above.cell.height));
  if (heights > widestInAddress) return false;
  return heights <= widestGap || Boolean(addressLineOf(value) && addressLineOf(above.value));
}

function linkAbove(node: Node, before: readonly Node[]): void {
  const { cell } = node;
  let best: { cost: number; node: Node } | undefined;
  for (const other of before) {
    const box = other.cell.box;
    if (other.cell.page !== cell.page || box[3] > cell.box[1] + 0.35 * cell.height) continue;
    const gap = cell.box[1] - box[3];
    const overlaps = Math.min(cell.box[2], box[2]) - Math.max(cell.box[0], box[0]) > 0;
    if (!overlaps && Math.abs(cell.box[0] - box[0]) > 3) continue;
    if (gap < farthestAbove * cell.height && (!node.above || box[3] > node.above.cell.box[3])) node.above = other;
    if (!mayBeOneChain(node, other, gap)) continue;
    const off = misalignment(node, other);
    const cost = gap + off * cell.height;
    if (off < leastAlignment && (!best || cost < best.cost)) best = { cost, node: other };
  }
  if (!best || best.node.next) return;
  node.previous = best.node;
  best.node.next = node;
}

/** Links the cells of the pages in `numbers`, top to bottom. */
export function chainsOf({ layout }: Survey, numbers: ReadonlySet<number>): Chains {
  const cells = layout.cells
    .filter((cell) => numbers.has(cell.page))
    .slice(0, mostCells)
    .sort((a, b) => a.page - b.page || a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  const nodes = cells.map(nodeOf);
  for (const node of nodes) {
    const from = Math.max(0, node.id - reach);
    linkLeft(node, nodes.slice(from, node.id + reach));
    linkAbove(node, nodes.slice(from, node.id));
  }
  const chains: Node[][] = [];
  for (const first of nodes) {
    if (first.previous) continue;
    const chain: Node[] = [];
    for (let node: Node | undefined = first; node; node = node.next) {
      node.chain = chains.length;
      node.place = chain.length;
      chain.push(node);
    }
    chains.push(chain);
  }
  return { nodes, chains };
}
