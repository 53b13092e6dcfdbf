/**
 * Features of a span: where it stands, how it is set, what it and its neighbours look like, which headings are near,
 * and what the rules chose. Their order is part of the model: whoever changes it trains anew (`npm run train`).
 */
import type { TextStyle } from '../../../geometry/word.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { legalForm, personTitle } from '../values/names.ts';
import { isOpenEnded } from './wholeness.ts';
import { hostMatch, occurrences } from './name-signs.ts';
import type { Node } from './chains.ts';
import type { NodeFacts, PageFacts, StyleShares } from './page-facts.ts';
import { type Segment, type Span, folded } from './spans.ts';
import { type Likeness, classAt, classCount } from './text-model.ts';

const roles: readonly LabelMeaning[] = ['seller', 'buyer', 'shipTo', 'remitTo', 'otherParty'];
const hows: readonly Span['how'][] = ['lines', 'separated', 'commas'];
const headingClasses = [classAt('sellerHeading'), classAt('buyerHeading'), classAt('deliveryHeading')];
const addressAt = classAt('address');

/** Stands for "far away" and "there is none". */
const far = 9;

/** Where the numbers of one span are written, one after the other. */
interface Row {
  readonly numbers: Float32Array;
  count: number;
}

/** More than a span has. */
const mostNumbers = 512;

/** Every span's numbers are collected here and copied when all are there. */
const scratch: Row = { numbers: new Float32Array(mostNumbers), count: 0 };

const nothing: Likeness = new Float32Array(classCount);
const put = (row: Row, ...values: readonly number[]): void => {
  for (let at = 0; at < values.length; at++) row.numbers[row.count++] = values[at] ?? 0;
};
const putLikeness = (row: Row, likeness: Likeness): void => {
  row.numbers.set(likeness, row.count);
  row.count += classCount;
};

const gapAbove = (node: Node, other: Node | undefined, none: number): number =>
  other ? (node.cell.box[1] - other.cell.box[3]) / node.cell.height : none;

function putPosition(
  row: Row,
  { sizes, firstPage, bodyHeight, tallest, chains }: PageFacts,
  { first, last }: Span,
): void {
  const { cell } = first;
  const [width, height] = sizes.get(cell.page) ?? [1, 1];
  const chain = chains.chains[first.chain] ?? [];
  const { left, previous } = first;
  const { next } = last;
  let widest = 0;
  for (let place = first.place; place < last.place; place++) {
    const [upper, lower] = [chain[place], chain[place + 1]];
    if (upper && lower) widest = Math.max(widest, gapAbove(lower, upper, 0));
  }
  put(row, cell.page - firstPage, cell.box[0] / width, last.cell.box[2] / width, cell.box[1] / height);
  put(row, (cell.box[0] + cell.box[2]) / 2 / width, cell.height / bodyHeight, cell.height / tallest);
  put(row, last.place - first.place + 1, first.place, chain.length - 1 - last.place);
  put(row, gapAbove(chain[0] ?? first, chain[0]?.above, 20));
  put(row, left ? (cell.box[0] - left.cell.box[2]) / cell.height : 99);
  put(row, gapAbove(first, previous, far), next ? gapAbove(next, last, far) : far, widest);
  put(row, cell.height / last.cell.height, next ? cell.height / next.cell.height : 0);
  put(row, previous ? cell.height / previous.cell.height : 0);
}

const capital = /\p{Lu}/u;

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 65 && code <= 90 : capital.test(text.charAt(at));
}

/** Length, shares of digits and capitals, number of blanks and commas. */
function putCharacters(row: Row, text: string): void {
  let [digits, capitals, blanks, commas] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if (code === 32) blanks++;
    else if (code === 44) commas++;
    else if (isCapital(text, at)) capitals++;
  }
  const length = Math.max(1, text.length);
  put(row, text.length, digits / length, capitals / length, blanks, commas);
}

function putText(row: Row, { survey }: PageFacts, span: Span): void {
  const { text, how, part, parts, first, last, segments } = span;
  const [from, to] = [segments[0], segments.at(-1)];
  put(row, hows.indexOf(how), part, parts);
  putCharacters(row, text);
  put(row, first.label === '' ? 0 : 1);
  put(row, from && from.start > first.valueStart ? 1 : 0, from && from.start < first.valueStart ? 1 : 0);
  put(row, to && to.end < last.cell.text.length ? 1 : 0, survey.layout.method === 'ocr' ? 1 : 0);
}

/** The strongest heading of each class above the span in its chain, and how many lines above it is. */
function putHeadings(row: Row, facts: PageFacts, { first }: Span): void {
  const { nodes, chains, headings } = facts;
  const chain = chains.chains[first.chain] ?? [];
  put(row, ...headings);
  for (const at of headingClasses) {
    let best = 0;
    let distance = far;
    for (let place = Math.max(0, first.place - 12); place < first.place; place++) {
      const odds = nodes[chain[place]?.id ?? -1]?.text[at] ?? 0;
      if (odds <= best) continue;
      best = odds;
      distance = odds > 0.3 ? first.place - place : far;
    }
    put(row, best, distance);
  }
}

const sameStyle = (a: TextStyle | undefined, b: TextStyle | undefined): number =>
  a && b ? Number(a.number === b.number) : -1;
const boldOf = (style: TextStyle | undefined): number => (style ? Number(style.bold) : -1);

/** The style of the word that stands at a place of the cell's text. */
function styleAt({ cell }: Node, place: number): TextStyle | undefined {
  const after = cell.starts.findIndex((start) => start > place);
  return cell.words[after < 0 ? cell.words.length - 1 : Math.max(0, after - 1)]?.style;
}

const startStyle = ({ node, start }: Segment): TextStyle | undefined => styleAt(node, start);
const endStyle = ({ node, end }: Segment): TextStyle | undefined => styleAt(node, end - 1);

/** How often the style changes from one part of the span to the next, and whether its end is set unlike its start. */
function styleChanges(segments: readonly Segment[], start: TextStyle | undefined, end: TextStyle | undefined): number {
  const between = segments.filter((lower, at) => {
    const upper = segments[at - 1];
    return upper !== undefined && sameStyle(endStyle(upper), startStyle(lower)) === 0;
  });
  return between.length + (sameStyle(start, end) === 0 ? 1 : 0);
}

/** How much of the page is set in this style, and how much in bold. */
const sharesOf = (shares: StyleShares | undefined, style: TextStyle | undefined): readonly number[] =>
  shares ? [shares.of.get(style?.number ?? -1) ?? -1, shares.bold] : [-1, -1];

/** How the span is set, and whether its neighbours and its own lines are set alike. */
function putStyle(row: Row, { styleShares }: PageFacts, { first, last, segments }: Span): void {
  const [from, to] = [segments[0], segments.at(-1)];
  const [start, end] = [from && startStyle(from), to && endStyle(to)];
  const [before, after] = [first.previous?.cell.words.at(-1)?.style, last.next?.cell.words[0]?.style];
  put(row, ...sharesOf(styleShares.get(first.cell.page), start), boldOf(start));
  put(row, styleChanges(segments, start, end));
  put(row, sameStyle(start, before), boldOf(before), sameStyle(end, after), boldOf(after));
  put(row, from && from.start > 0 ? sameStyle(first.cell.words[0]?.style, start) : -1);
}

/** Room to the right of a line for the first word of the next, in heights: below 0 where it had to go on there. */
function roomAfter({ ofChains }: PageFacts, upper: Node | undefined, lower: Node | undefined): number {
  const word = lower?.cell.words[0];
  if (!upper || !word) return far;
  const right = ofChains[upper.chain]?.right ?? upper.cell.box[2];
  return (right - upper.cell.box[2] - (word.box[2] - word.box[0])) / upper.cell.height;
}

/** Whether lines end because their column does: those of the span, the one before it and its last one. */
function putRoom(row: Row, facts: PageFacts, { first, last }: Span): void {
  const chain = facts.chains.chains[first.chain] ?? [];
  let [least, most] = [far, -far];
  for (let place = first.place; place < last.place; place++) {
    const room = roomAfter(facts, chain[place], chain[place + 1]);
    [least, most] = [Math.min(least, room), Math.max(most, room)];
  }
  put(row, least, most, roomAfter(facts, first.previous, first), roomAfter(facts, last, last.next));
}

/** The nearest label that names a role: in the chain above, left of the line, over the chain or left of the heading. */
function putRoles(row: Row, { nodes, chains }: PageFacts, { first }: Span): void {
  const roleAt = (node: Node | undefined): LabelMeaning | undefined => (node ? nodes[node.id]?.role : undefined);
  const chain = chains.chains[first.chain] ?? [];
  let above: LabelMeaning | undefined;
  let distance = far;
  for (let place = first.place - 1; place >= Math.max(0, first.place - 8) && !above; place--) {
    above = roleAt(chain[place]);
    if (above) distance = first.place - place;
  }
  const over = roleAt(chain[0]?.above);
  const left = roleAt(first.left) ?? roleAt(chain[0]?.left);
  const own = roleAt(first);
  put(row, distance);
  for (const found of [own, left, above, over]) for (const role of roles) put(row, found === role ? 1 : 0);
}

/** The heading that the span stands under, in whatever column. */
function putSection(row: Row, { sections }: PageFacts, { first }: Span): void {
  const section = sections[first.id];
  put(row, section?.above ?? 2 * far, section?.left ?? 0);
  for (const role of roles) put(row, section?.role === role ? 1 : 0);
}

/** Share of the longer text that the shorter one covers, where one holds the other. */
function agreement(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.includes(short) ? (0.95 * short.length) / long.length : 0;
}

function putRules(row: Row, { rules, isReceipt }: PageFacts, span: Span): void {
  const { kind } = span;
  const bare = folded(span.bare);
  const at = kind === 'name' ? 0 : 1;
  put(row, isReceipt ? 1 : 0);
  for (const role of ['seller', 'buyer'] as const)
    put(row, agreement(rules[role][at], bare), rules[role][2], rules[role][at] === '' ? 1 : 0);
}

/** Whether the name is whole: how it ends, and whether the next line completes it. */
function putWholeness(row: Row, { text, last, segments }: Span): void {
  const below = last.next?.cell.text ?? '';
  const own = segments.length > 1 ? last.cell.text : '';
  put(row, isOpenEnded(text) ? 1 : 0, /^[\p{Ll}&]/u.test(below) ? 1 : 0, /^[\p{Ll}&]/u.test(own) ? 1 : 0);
  put(
    row,
    below.length < 16 && legalForm.test(` ${below}`) ? 1 : 0,
    own.length > 0 && own.length < 16 && legalForm.test(` ${own}`) ? 1 : 0,
  );
}

function putNameSigns(row: Row, { hosts, allText }: PageFacts, span: Span): void {
  const { text, bare } = span;
  putWholeness(row, span);
  put(row, occurrences(allText, bare), hostMatch(hosts, text), hosts.length);
  put(row, legalForm.test(text) ? 1 : 0, personTitle.test(text) ? 1 : 0);
}

function putChain(row: Row, { ofChains, chains, addressBlocks, sizes }: PageFacts, { first }: Span): void {
  const facts = ofChains[first.chain];
  const [width, height] = sizes.get(first.cell.page) ?? [1, 1];
  const length = chains.chains[first.chain]?.length ?? 0;
  put(row, length, facts?.order ?? -1, addressBlocks, (facts?.right ?? 0) / width);
  put(row, (facts?.bottom ?? 0) / height, (facts?.top ?? 0) / height, length / (1 + chains.nodes.length));
  putLikeness(row, facts?.likest ?? nothing);
}

/** How likely the lines of a span are lines of an address: the least likely one, all together, and on average. */
function putAddressOdds(row: Row, oddsOfLines: readonly number[]): void {
  let least = 1;
  let sum = 0;
  for (const odds of oddsOfLines) {
    least = Math.min(least, odds);
    sum += Math.log(odds + 1e-3);
  }
  put(row, least, sum, sum / Math.max(1, oddsOfLines.length));
}

const addressOf = (line: NodeFacts | undefined): number => line?.address ?? 0;

/** What a name is like as a whole, or the first line of an address. */
function ownLikeness({ nodes, model }: PageFacts, { segments, text, kind, first, how }: Span): Likeness {
  const isPart = how !== 'lines' || segments[0]?.start !== first.valueStart;
  return isPart || (kind === 'name' && segments.length > 1) ? model.of(text) : (nodes[first.id]?.value ?? nothing);
}

/** What the span and its lines are like. */
function putLooks(row: Row, facts: PageFacts, span: Span): void {
  const { nodes } = facts;
  const lines = span.segments.map(({ node }) => nodes[node.id]);
  const [top, bottom] = [lines[0], lines.at(-1)];
  putLikeness(row, ownLikeness(facts, span));
  putAddressOdds(
    row,
    lines.map((line) => line?.value[addressAt] ?? 0),
  );
  put(row, addressOf(top), addressOf(bottom), lines.filter((line) => addressOf(line) > 0).length);
  put(row, top?.inTable ? 1 : 0);
  if (span.kind === 'name') return;
  putLikeness(row, top?.value ?? nothing);
  putLikeness(row, bottom?.value ?? nothing);
}

/** What the text around the span is like: above, below and left of it, its label, and what is over its chain. */
function putNeighbours(row: Row, { nodes, chains }: PageFacts, { first, last }: Span): void {
  const likenessAt = (node: Node | undefined): Likeness => (node ? nodes[node.id]?.text : undefined) ?? nothing;
  putLikeness(row, likenessAt(first.previous));
  putLikeness(row, likenessAt(last.next));
  put(row, addressOf(last.next && nodes[last.next.id]));
  putLikeness(row, likenessAt(first.left));
  putLikeness(row, nodes[first.id]?.label ?? nothing);
  putLikeness(row, likenessAt(chains.chains[first.chain]?.[0]?.above));
}

/** The numbers of one span; spans of one kind have equally many. */
export function featuresOf(facts: PageFacts, span: Span): Float32Array {
  const row = scratch;
  row.count = 0;
  putPosition(row, facts, span);
  putText(row, facts, span);
  putStyle(row, facts, span);
  putRoom(row, facts, span);
  putHeadings(row, facts, span);
  putRoles(row, facts, span);
  putSection(row, facts, span);
  putRules(row, facts, span);
  if (span.kind === 'name') putNameSigns(row, facts, span);
  putChain(row, facts, span);
  putLooks(row, facts, span);
  putNeighbours(row, facts, span);
  return row.numbers.slice(0, row.count);
}
