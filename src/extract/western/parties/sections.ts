/**
 * The headings under which the cells of a page stand, whatever column they are in: a viewer of e-invoices and many forms
 * print "Seller" over labels and values in columns of their own.
 */
import type { LabelMeaning } from '../languages/table.ts';
import type { Node } from './chains.ts';

export interface Section {
  readonly role: LabelMeaning;
  /** How far above the cell the heading stands, and how far left of it, in heights of the cell's line. */
  readonly above: number;
  readonly left: number;
}

/** A heading says nothing of what stands farther below it, in heights. */
const farthest = 22;

/** Whether a cell stands below a heading, on its page, and near enough to be under it. */
export function isInReach({ page, box, height }: Node['cell'], heading: Node['cell']): boolean {
  const gap = box[1] - heading.box[3];
  return heading.page === page && gap >= -0.3 * height && gap <= farthest * height;
}

/** A cell may begin this far left of its heading, in heights. */
const overhang = 2;

/** Headings of one row: the section of a cell is that of the nearest one on its left. */
const sameRow = 0.6;

/** In widths of the text of a page: a heading whose middle is no farther from that of the text stands over all of it. */
const mostOffCentre = 0.05;

/** Where the text of a page begins and ends, and how many cells each of its lines has. */
interface PageOfText {
  left: number;
  right: number;
  readonly cellsOfLines: Map<number, number>;
}

function pagesOf(nodes: readonly Node[]): ReadonlyMap<number, PageOfText> {
  const pages = new Map<number, PageOfText>();
  for (const { cell } of nodes) {
    const page = pages.get(cell.page) ?? { left: Infinity, right: -Infinity, cellsOfLines: new Map() };
    page.left = Math.min(page.left, cell.box[0]);
    page.right = Math.max(page.right, cell.box[2]);
    page.cellsOfLines.set(cell.line, (page.cellsOfLines.get(cell.line) ?? 0) + 1);
    pages.set(cell.page, page);
  }
  return pages;
}

/** Whether a heading stands alone in its row, in the middle of the page: "SERVICE PROVIDER" over the rows of a form. */
function isAloneInTheMiddle({ cell }: Node, page: PageOfText | undefined): boolean {
  if (page?.cellsOfLines.get(cell.line) !== 1) return false;
  const offCentre = Math.abs(cell.box[0] + cell.box[2] - page.left - page.right) / 2;
  return offCentre <= mostOffCentre * (page.right - page.left);
}

/**
 * The section of each node, by its id: the lowest heading above it that begins no farther right or stands over the whole
 * page, and of several in one row the one farthest right.
 */
export function sectionsOf(
  nodes: readonly Node[],
  roleOf: (node: Node) => LabelMeaning | undefined,
): (Section | undefined)[] {
  const pages = pagesOf(nodes);
  const headings = nodes.flatMap((node) => {
    const role = roleOf(node);
    return role ? [{ role, cell: node.cell, isCentred: isAloneInTheMiddle(node, pages.get(node.cell.page)) }] : [];
  });
  return nodes.map(({ cell }) => {
    let best: (typeof headings)[number] | undefined;
    for (const heading of headings) {
      const [x0, y0] = heading.cell.box;
      if (!isInReach(cell, heading.cell)) continue;
      if (!heading.isCentred && x0 > cell.box[0] + overhang * cell.height) continue;
      const lower = best ? (y0 - best.cell.box[1]) / cell.height : 1;
      const isRight = best !== undefined && x0 > best.cell.box[0];
      if (lower > sameRow || (lower > -sameRow && isRight)) best = heading;
    }
    if (!best) return undefined;
    const [x0, , , y1] = best.cell.box;
    return {
      role: best.role,
      above: (cell.box[1] - y1) / cell.height,
      left: (cell.box[0] - x0) / cell.height,
    };
  });
}

/** Who an invoice is from and for. */
type Party = 'seller' | 'buyer';

/** What is left of the odds of a span that stands under the heading of the other party, or of a third one. */
const otherShare = 0.1;

/**
 * The factor for the odds that what stands in `section` is of `role`, on a page with headings of `headed`. Where both
 * parties have a heading, nothing of one stands under the other's: of 248 right values of such pages one did. Where the
 * party itself has one, nothing of it stands where goods go, money goes or a third party is named: of 369 right values
 * four did.
 */
export function shareUnder(section: Section | undefined, role: Party, headed: ReadonlySet<LabelMeaning>): number {
  if (!section || section.role === role || !headed.has(role)) return 1;
  const isParty = section.role === 'seller' || section.role === 'buyer';
  return isParty && !headed.has(section.role) ? 1 : otherShare;
}

/**
 * The factor for the odds that `node` is of `role`, by the nearest heading of a party in the chain of lines right above
 * it: what stands in one block under "Bill to" is no seller's, whether or not the seller has a heading.
 */
export function shareInBlock(node: Node, role: Party, roleOf: (node: Node) => LabelMeaning | undefined): number {
  for (let line: Node | undefined = node; line; line = line.previous) {
    const heading = roleOf(line);
    if (heading === 'seller' || heading === 'buyer') return heading === role ? 1 : otherShare;
  }
  return 1;
}
