/**
 * Every stretch of text that may be a name or an address: one to six lines of a chain, parts of a line between
 * separators or commas, and what stands behind a label.
 */
import { bareText } from '../../../domain/bare-text.ts';
import type { LabelHit } from '../labels/match.ts';
import { noWord, wordsOf } from '../languages/index.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { groupsOfDigits, legalForm } from '../values/names.ts';
import type { Node } from './chains.ts';
import { formAtEnd } from './confidence.ts';
import { companyBehindBrand } from './name-signs.ts';

/** Characters [start, end) of a cell. */
export interface Segment {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

export type SpanKind = 'name' | 'address';

export interface Span {
  readonly kind: SpanKind;
  readonly segments: readonly Segment[];
  readonly text: string;
  /** Letters and digits alone, lower case. */
  readonly bare: string;
  /** First and last node of the chain that it touches. */
  readonly first: Node;
  readonly last: Node;
  /** Whole lines, parts of a line between separators, or between commas. */
  readonly how: 'lines' | 'separated' | 'commas';
  /** Of the parts of its line: index of the first, and how many there are. */
  readonly part: number;
  readonly parts: number;
}

/** Digits as the letters that recognition takes them for, so that a misread text compares equal. Same length. */
export const folded = (text: string): string =>
  text.replace(/[015]/g, (digit) => ({ '0': 'o', '1': 'l', '5': 's' })[digit] ?? digit);

/** "7 Mill Lane, Leeds | 0131 555 0122 | www.acme.example": digits as of a telephone between separators. */
const phonePart = String.raw`(?<=[•·|*–-]\s{0,3})(?!\d{5}-\d{4}(?!\d))[+(]?(?:\d[\s().\/-]{0,2}){9,}(?:[•·|*–].*)?`;

/** From here on a line speaks of telephones and mail, not of an address. */
const contactTail = new RegExp(
  String.raw`[\s,;•·|*–-]*(?:(?<![\p{L}\d])(?:${wordsOf('contact')}|${wordsOf('taxIds')})(?!\p{L})[.:]?.*|[^\s,]+@.*|(?:www\.|https?:).*|${phonePart})$`,
  'iu',
);

export const separator = /\s+[-–—*~]\s+|\s*[●•|·∙⋅‧・▪■│¦]\s*|\s+\/\s+/gu;
const mayHoldSeparator = /[-–—*~●•|·∙⋅‧・▪■│¦/]/;

/** What precedes a name without being part of it. */
const honorific = new RegExp(
  String.raw`^(?:${wordsOf('personTitles')}|${wordsOf('signsFor')}|${wordsOf('attention')})[.:]*\s+(?=\S)`,
  'iu',
);

/** What follows a name without being part of it: a number in brackets, a register. */
const numberedTail =
  /\s*(?:[([{][^)\]}]*\d[^)\]}]*[)\]}]?|\(?\d{5,}[-\s]?[A-Z]?\)?|(?:co\.?|company)\s*(?:reg|no)\b.*)\s*$/iu;

const numberAlone = new RegExp(String.raw`^${noWord}*(?:\p{Lu}{2})?\d{7,}${noWord}*$`, 'u');

const isNumberAlone = (text: string): boolean => numberAlone.test(text) || groupsOfDigits.test(text);

/** Where a sentence ends: a full stop behind a long word or a number, and not behind an abbreviation ("7 Mill St."). */
const sentenceEnd = /(?<=\p{L}{5}|\d|\d[\p{L}\d]{1,3})\.\s+(?=[\p{Lu}\d])/gu;

/** A legal form with something else behind it. */
const formInside = new RegExp(String.raw`\s(?:${wordsOf('legalForms')})(?=\s+[^\s&])`, 'u');

const lengths = { name: { least: 2, most: 100 }, address: { least: 5, most: 160 } } as const;
const mostLines = 6;
const mostNameLines = 3;
/** Pages of hostile documents can make any number of spans. */
const mostSpans = 8000;

interface Part {
  readonly start: number;
  readonly end: number;
}

/** What no name or address begins or ends with: stars are those of a hotel, dots and squares are drawn. */
const noPart = /[\s,;★☆✦◆■●•]/;

/** [start, end) without blanks, commas and ornaments at its ends. */
function trimmed(text: string, start: number, end: number): Part {
  let from = start;
  let to = end;
  while (from < to && noPart.test(text.charAt(from))) from++;
  while (to > from && noPart.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

function partsBetween(text: string, start: number, between: RegExp): Part[] {
  const found: Part[] = [];
  let from = start;
  const value = text.slice(start);
  for (const match of value.matchAll(between)) {
    found.push(trimmed(text, from, start + match.index));
    from = start + match.index + match[0].length;
  }
  found.push(trimmed(text, from, text.length));
  return found.filter((part) => part.end > part.start);
}

/** Longer lines, in characters, are running text: a page can be one of any length. */
const longestSearched = 1000;

const contactIn = (text: string): RegExpExecArray | null =>
  text.length <= longestSearched ? contactTail.exec(text) : null;

/** A node is asked about once for every stretch of lines that it is part of. */
const addressParts = new WeakMap<Node, Part>();

/** The value without a telephone or mail address at its end. */
function addressPart(node: Node): Part {
  const known = addressParts.get(node);
  if (known) return known;
  const { cell, valueStart } = node;
  const cut = contactIn(cell.text.slice(valueStart));
  const part = trimmed(cell.text, valueStart, cut ? valueStart + cut.index : cell.text.length);
  addressParts.set(node, part);
  return part;
}

/** What stands in the part of a cell that a span takes. */
export const textOf = ({ node, start, end }: Segment): string => node.cell.text.slice(start, end);

/** What a line may be part of. Spans are made of no other lines: each costs features and a walk through all trees. */
export type MayBe = Readonly<Record<SpanKind, boolean>>;

interface Collector {
  readonly spans: Span[];
  readonly seen: Set<string>;
  readonly mayBe: (node: Node) => MayBe;
}

type About = Pick<Span, 'how' | 'part' | 'parts'>;
type Given = Pick<Span, 'kind' | 'segments'> & Partial<About>;

const wholeLines: About = { how: 'lines', part: 0, parts: 1 };

/** Names with a larger share of digits have a legal form: "4711 Trading Ltd". */
const mostDigitsInName = 0.2;

function isNumber(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits > mostDigitsInName * text.length && !legalForm.test(text);
}

const letter = /\p{L}/u;

/** A span of these segments; undefined where it is too short or too long for its kind, has no letter, or is a number and no name. */
export function spanOf(kind: SpanKind, segments: readonly Segment[], about: About = wholeLines): Span | undefined {
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return undefined;
  const text = segments.map(textOf).join(kind === 'name' ? ' ' : ', ');
  const bare = bareText(text);
  const { least, most } = lengths[kind];
  if (bare.length < least || bare.length > most || !letter.test(text)) return undefined;
  if (kind === 'name' && isNumber(text)) return undefined;
  return { kind, segments, text, bare, first: first.node, last: last.node, ...about };
}

/** Whether two spans are the same stretch of text. */
function keyOf({ kind, segments }: Span): string {
  let key: string = kind;
  for (const { node, start, end } of segments) key += ` ${node.id} ${start} ${end}`;
  return key;
}

function add({ spans, seen }: Collector, { kind, segments, ...about }: Given): void {
  const span = spans.length < mostSpans ? spanOf(kind, segments, { ...wholeLines, ...about }) : undefined;
  if (!span) return;
  const key = keyOf(span);
  if (seen.has(key)) return;
  seen.add(key);
  spans.push(span);
}

/**
 * `spans` with those of `more` that are not among them. Of two that begin in one cell and read alike the first stays: the
 * other took a line that stands twice on the page, as a town under two streets, from the wrong place.
 */
export function withMore(spans: readonly Span[], more: readonly Span[]): readonly Span[] {
  const textOfSpan = ({ kind, first, bare }: Span): string => `${kind} ${first.id} ${bare}`;
  const seen = new Set(spans.flatMap((span) => [keyOf(span), textOfSpan(span)]));
  return [...spans, ...more.filter((span) => !seen.has(keyOf(span)) && !seen.has(textOfSpan(span)))];
}

/** A line as a name: whole, without what precedes or follows the name proper, and behind a label without a colon. */
function addNames(found: Collector, node: Node, hits: readonly LabelHit[]): void {
  const { cell, valueStart } = node;
  const { text } = cell;
  const whole = trimmed(text, valueStart, text.length);
  const name = (start: number, end: number): void => {
    const part = trimmed(text, start, end);
    add(found, { kind: 'name', segments: [{ node, ...part }] });
  };
  name(whole.start, whole.end);
  if (valueStart > 0) name(0, text.length);
  const value = text.slice(whole.start, whole.end);
  const before = honorific.exec(value);
  if (before) name(whole.start + before[0].length, whole.end);
  const company = companyBehindBrand(value);
  if (company) name(whole.start + company.start, whole.start + company.end);
  const tail = numberedTail.exec(value);
  if (tail && tail.index > 1) name(whole.start, whole.start + tail.index);
  const [hit] = hits;
  if (hit && hit.start <= 2 && hit.end > valueStart && hit.end < whole.end) name(hit.end, whole.end);
  // "Acme Ltd. Invoice": a title that was set beside the name.
  const end = hits.at(-1);
  if (end && end.start > whole.start + 1 && end.end >= whole.end) name(whole.start, end.start);
  // "Acme GmbH Accounts department"
  const form = formInside.exec(value);
  if (form && form.index > 1) name(whole.start, whole.start + form.index + form[0].length);
  addNamesOfSeveralLines(found, { node, ...whole });
}

/** A name that goes on in the lines below: one span for each number of lines. */
function addNamesOfSeveralLines(found: Collector, first: Segment): void {
  const segments = [first];
  let { next } = first.node;
  for (let line = 2; line <= mostNameLines && next && !next.label; line++) {
    segments.push({ node: next, ...trimmed(next.cell.text, 0, next.cell.text.length) });
    add(found, { kind: 'name', segments: [...segments] });
    next = next.next;
  }
}

function addLines(found: Collector, chain: readonly Node[], from: number): void {
  const segments: Segment[] = [];
  for (const node of chain.slice(from, from + mostLines)) {
    const part = addressPart(node);
    // A telephone or tax number may stand between street and town.
    const isSkipped = part.end <= part.start || isNumberAlone(node.cell.text.slice(part.start, part.end));
    if (isSkipped && segments.length > 0) continue;
    if (isSkipped || !found.mayBe(node).address) return;
    segments.push({ node, ...part });
    add(found, { kind: 'address', segments: [...segments] });
  }
}

function addSeparated(found: Collector, node: Node): void {
  if (!mayHoldSeparator.test(node.cell.text)) return;
  const { text } = node.cell;
  const parts = partsBetween(text, node.valueStart, separator);
  if (parts.length < 2 || parts.length > 12) return;
  const about = { how: 'separated', parts: parts.length } as const;
  const isContact = ({ start, end }: Part): boolean =>
    isNumberAlone(text.slice(start, end)) || contactIn(text.slice(start, end))?.index === 0;
  parts.forEach((part, index) => {
    if (index < 4) add(found, { kind: 'name', segments: [{ node, ...part }], ...about, part: index });
    for (let last = index; last < Math.min(parts.length, index + 5); last++) {
      const added = parts[last];
      if (!added || isContact(added)) break;
      // The whole line is a span already, as it stands on the page.
      if (index === 0 && last === parts.length - 1) continue;
      const segments = parts.slice(index, last + 1).map((each) => ({ node, ...each }));
      add(found, { kind: 'address', segments, ...about, part: index });
    }
  });
}

function addAtCommas(found: Collector, node: Node): void {
  if (!node.value.includes(',')) return;
  const parts = partsBetween(node.cell.text, node.valueStart, /,/gu);
  const [first] = parts;
  if (!first || parts.length < 2 || parts.length > 10) return;
  const about = { how: 'commas', parts: parts.length } as const;
  add(found, { kind: 'name', segments: [{ node, ...first }], ...about });
  const end = addressPart(node).end;
  for (const at of [1, 2]) {
    const start = parts[at]?.start;
    if (start === undefined || start >= end) continue;
    const segment = { node, start, end };
    add(found, { kind: 'address', segments: [segment], ...about, part: at });
    const below = node.next && { node: node.next, ...addressPart(node.next) };
    if (at === 1 && below && below.end > below.start)
      add(found, { kind: 'address', segments: [segment, below], ...about, part: at });
  }
}

/** A line of print has no more sentences than this that are of use. */
const mostSentences = 6;

/**
 * An address that is a sentence of a line, or the rest of one behind a name: "Acme Ltd, 7 Mill Lane, Leeds LS1 4AP.
 * Registered in England 88451." A sentence that is only the name of a company is a name: "Page 1 of 2. Acme Ltd. VAT …".
 */
function addInSentences(found: Collector, node: Node): void {
  const { text } = node.cell;
  const sentences = partsBetween(text, node.valueStart, sentenceEnd).slice(0, mostSentences);
  if (sentences.length < 2) return;
  for (const [index, sentence] of sentences.entries()) {
    if (index > 0 && formAtEnd.test(text.slice(sentence.start, sentence.end)))
      add(found, {
        kind: 'name',
        segments: [{ node, ...sentence }],
        how: 'separated',
        parts: sentences.length,
        part: index,
      });
    const parts = partsBetween(text.slice(0, sentence.end), sentence.start, /,/gu);
    if (parts.length < 2 || parts.length > 10) continue;
    for (const [at, part] of parts.slice(0, 3).entries()) {
      // The line begins with a name.
      if (index === 0 && at === 0) continue;
      const segment = { node, start: part.start, end: sentence.end };
      add(found, { kind: 'address', segments: [segment], how: 'commas', parts: parts.length, part: at });
    }
  }
}

const anything: MayBe = { name: true, address: true };

/** All spans of the chains. `labels` gives what is known of a cell's labels, `mayBe` what a line may be part of. */
export function spansOf(
  chains: readonly (readonly Node[])[],
  labels: ReadonlyMap<Cell, readonly LabelHit[]>,
  mayBe: Collector['mayBe'] = () => anything,
): readonly Span[] {
  const found: Collector = { spans: [], seen: new Set(), mayBe };
  for (const chain of chains) {
    chain.forEach((node, place) => {
      const { name, address } = mayBe(node);
      if (name) addNames(found, node, labels.get(node.cell) ?? []);
      if (address) addLines(found, chain, place);
      if (!name && !address) return;
      addSeparated(found, node);
      addAtCommas(found, node);
      addInSentences(found, node);
    });
  }
  return found.spans;
}
