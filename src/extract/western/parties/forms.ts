/**
 * Parties of forms: under a heading ("Seller", "Buyer") each part has a row and a label of its own, at its left or before
 * a colon, as e-invoice viewers and the tax forms of many countries print them:
 *
 *     Seller                        Buyer
 *     Name         Acme Est.        Name         Wadi Co.
 *     Street       Mill Road        Street       Dune Street
 *     City         Riyadh           City         Buraydah
 */
import { wordsOf } from '../languages/index.ts';
import type { LabelHit } from '../labels/match.ts';
import { isLabel } from '../candidates/roles.ts';
import type { Cell } from '../../layout/text-layout.ts';
import type { Node } from './chains.ts';
import { inPostalOrder, placesIn } from './labelled-places.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { isInReach } from './sections.ts';
import { type Segment, type Span, spanOf } from './spans.ts';

type Part = 'name' | 'street' | 'place';

interface Row {
  readonly part: Part;
  readonly label: Node;
  readonly value: readonly Segment[];
}

export interface FormParty {
  readonly role: 'seller' | 'buyer';
  readonly name: Span | undefined;
  readonly address: Span;
}

interface Form {
  readonly nodes: readonly Node[];
  /** The role that a cell is the heading of. */
  readonly roleOf: (node: Node) => LabelMeaning | undefined;
  readonly labels: ReadonlyMap<Cell, readonly LabelHit[]>;
}

const placeLabel = new RegExp(String.raw`^(?:${wordsOf('placeLabels')})\s*[:：.]*$`, 'iu');

function partOf({ cell, label }: Node, labels: Form['labels']): Part | undefined {
  if (placeLabel.test(label === '' ? cell.text.trim() : label)) return 'place';
  const hit = labels.get(cell)?.[0];
  if (!hit || !isLabel(cell, hit)) return undefined;
  if (hit.meanings.includes('name')) return 'name';
  return hit.meanings.includes('address') ? 'street' : undefined;
}

const middleOf = ({ cell: { box } }: Node): number => (box[1] + box[3]) / 2;

/** Edges of one column differ by no more, in heights of its lines. */
const sameColumn = 0.6;
const isUnder = (node: Node, other: Node): boolean =>
  node.cell.page === other.cell.page &&
  Math.abs(node.cell.box[0] - other.cell.box[0]) <= sameColumn * other.cell.height;

/** Rows farther apart than this, in heights, are not neighbours. */
const farthestRow = 4;
/** A value begins no farther right of its label, in heights. */
const farthestValue = 30;

/** The band of the row of `label`, halfway to the rows above and below it; as far up as down for the first and last. */
function bandOf(label: Node, nodes: readonly Node[]): readonly [top: number, bottom: number] {
  const own = middleOf(label);
  const most = farthestRow * label.cell.height;
  let above = most;
  let below = most;
  for (const node of nodes) {
    if (node === label || !isUnder(node, label)) continue;
    const apart = middleOf(node) - own;
    if (apart > 0) below = Math.min(below, apart);
    else above = Math.min(above, -apart);
  }
  return [own - (above < most ? above : below) / 2, own + (below < most ? below : above) / 2];
}

/** The text of a cell without the colon that some forms set in front of the value. */
function wholeOf(node: Node): Segment {
  const { text } = node.cell;
  return { node, start: /^[:：\s]*/u.exec(text)?.[0].length ?? 0, end: text.length };
}

/** What stands right of a label that is all of its cell: the lines of the nearest column, in the band of its row. */
function valueBeside(label: Node, { nodes, labels }: Form): Segment[] {
  const { page, box, height } = label.cell;
  const [top, bottom] = bandOf(label, nodes);
  const beside = nodes.filter(
    (node) =>
      node.cell.page === page &&
      node.cell.box[0] >= box[2] - 1 &&
      node.cell.box[0] - box[2] <= farthestValue * height &&
      middleOf(node) > top &&
      middleOf(node) < bottom,
  );
  const left = Math.min(...beside.map(({ cell }) => cell.box[0]));
  const lines = beside.filter(({ cell }) => cell.box[0] - left <= sameColumn * height);
  const isLabelToo = ({ cell }: Node): boolean => (labels.get(cell) ?? []).some((hit) => isLabel(cell, hit));
  return lines.every(isLabelToo) || lines.some((line) => partOf(line, labels) !== undefined) ? [] : lines.map(wholeOf);
}

/** The value behind a label with a colon; several where the line has several labels ("Comune: Canelli Provincia: AT"). */
function valueBehind(node: Node): Segment[] {
  const places = placesIn(node);
  if (places.length > 0) return places;
  const { valueStart, cell, value } = node;
  return /[:：]/.test(value) ? [] : [{ node, start: valueStart, end: cell.text.length }];
}

function rowsOf(form: Form): Row[] {
  return form.nodes.flatMap((label): Row[] => {
    const part = partOf(label, form.labels);
    if (!part) return [];
    const isBehind = label.label !== '' && label.value.trim() !== '';
    const value = isBehind ? valueBehind(label) : valueBeside(label, form);
    return value.length > 0 ? [{ part, label, value }] : [];
  });
}

/** Rows of one party follow each other no farther apart, in heights: rows with other labels stand between them. */
const farthestInGroup = 9;

/**
 * The heading of a row: the lowest one above it that stands over its label or its value, be it at the edge of the column
 * or in the middle of both. Where none does, the row is in a further column of the form that the nearest one on its left
 * heads.
 */
function headingOf({ label, value }: Row, headings: readonly Node[]): Node | undefined {
  const { box, height } = label.cell;
  const right = Math.max(box[2], ...value.map(({ node }) => node.cell.box[2]));
  const above = headings
    .filter(({ cell }) => isInReach(label.cell, cell) && cell.box[0] < right)
    .toSorted((a, b) => b.cell.box[1] - a.cell.box[1] || b.cell.box[0] - a.cell.box[0]);
  return above.find(({ cell }) => cell.box[2] > box[0] - height) ?? above[0];
}

interface Group {
  readonly heading: Node;
  readonly rows: Row[];
}

/** The rows under each heading, in reading order. A party's rows may stand in two columns of labels. */
function groupsOf(rows: readonly Row[], { nodes, roleOf }: Form): Group[] {
  // "Company" on the second line of a name is no heading.
  const values = new Set(rows.flatMap(({ value }) => value.map(({ node }) => node)));
  const headings = nodes.filter((node) => roleOf(node) !== undefined && !values.has(node));
  const groups: Group[] = [];
  for (const row of rows) {
    const heading = headingOf(row, headings);
    if (!heading) continue;
    const group = groups.findLast((each) => {
      const last = each.rows.at(-1)?.label;
      if (!last || each.heading !== heading) return false;
      // A form has several rows for the places of a party, and one for its name and for its street.
      const isTaken = row.part !== 'place' && each.rows.some(({ part }) => part === row.part);
      return !isTaken && middleOf(row.label) - middleOf(last) <= farthestInGroup * last.cell.height;
    });
    if (group) group.rows.push(row);
    else groups.push({ heading, rows: [row] });
  }
  return groups;
}

const startOf = ({ value: [first] }: Row): number =>
  first && first.start === first.node.valueStart ? first.node.valueX : (first?.node.cell.box[0] ?? 0);

/** Whether two rows stand under each other with their labels, and with their values: no row of headings over columns. */
const areStacked = (rows: readonly Row[]): boolean =>
  rows.some((row, at) =>
    rows
      .slice(at + 1)
      .some(
        (other) =>
          isUnder(other.label, row.label) &&
          (other.value[0]?.node === other.label ||
            Math.abs(startOf(other) - startOf(row)) <= sameColumn * row.label.cell.height),
      ),
  );

/** The parties whose addresses have at least two rows of their own, by the heading that they stand under. */
export function formPartiesOf(form: Form): FormParty[] {
  return groupsOf(rowsOf(form), form).flatMap(({ heading, rows }): FormParty[] => {
    const role = form.roleOf(heading);
    if (role !== 'seller' && role !== 'buyer') return [];
    const parts = rows.filter(({ part }) => part !== 'name');
    if (parts.length < 2 || parts.every(({ part }) => part === 'street') || !areStacked(parts)) return [];
    const address = spanOf('address', inPostalOrder(parts.flatMap(({ value }) => value)));
    const name = rows.find(({ part }) => part === 'name');
    return address ? [{ role, name: name && spanOf('name', name.value), address }] : [];
  });
}
