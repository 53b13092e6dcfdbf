/**
 * Several documents on one picture: receipts that were laid side by side for a photo, or tickets stuck on one page.
 *
 * Words form blocks by the white space between them. A page has several documents only where at least two blocks are
 * complete by themselves: each has an issuer, a total, and a number or a day, that the others do not have, and no block of
 * words lies across both. The columns of one invoice share its total, its table runs below both of them, and its payment slip
 * repeats its total.
 */
import { clustersOf } from '../geometry/clusters.ts';
import type { Page } from '../domain/document.ts';
import type { Box } from '../geometry/box.ts';
import type { Word } from '../geometry/word.ts';
import { boxAround } from '../geometry/rows.ts';
import { type Rotation, inverse, uprightBox, rotatedSize } from '../geometry/rotation.ts';
import { type Identity, hasIssuer, identityOf, mayBeDocument } from './document-identity.ts';
import type { Family } from './families/family.ts';
import { surestOf } from './families/surest.ts';
import type { Reading } from './reading.ts';
import { sameValue } from './same-value.ts';
import { median } from '../geometry/median.ts';

/** The part of a page that one document takes, rotated upright. */
export interface DocumentPart {
  readonly page: Page;
  /** From a box of the part to that of the page that it is on. */
  readonly toPage: (box: Box) => Box;
  /** The bounds of its words on that page. */
  readonly box: Box;
}

/** Gaps between the words of one document, in heights of a line. The gaps between documents are wider. */
const reachBeside = 1.2;
const reachBelow = 2.5;
/** A stamp or an empty space may separate the parts of one document by this much, if they stand in one column. */
const reachOfParts = 7;
/** A block of fewer words is no document. */
const fewestWords = 6;
/** A page with more large blocks is a spreadsheet, not a photo of receipts. */
const mostBlocks = 60;
/** More blocks than this are noise. */
const mostFragments = 400;
/** The most blocks that are read: each takes as long as a page. */
const mostReads = 80;

function sameDocument({ identity: a, box }: Whole, { identity: b, box: other }: Whole): boolean {
  const agree = (field: keyof Identity): boolean =>
    a[field] === undefined || b[field] === undefined || sameValue(a[field], b[field]);
  if (a.number !== undefined && b.number !== undefined) return agree('number') && agree('code');
  // A payment slip repeats the total, with the day of payment and without the number.
  if ((a.number === undefined) !== (b.number === undefined) && a.total !== undefined && a.total === b.total)
    return true;
  if (!agree('day')) return false;
  return (a.total !== undefined && a.total === b.total) || sharedWidth(box, other) >= sharedColumn;
}

/** Blocks stand in one column where they share this much of the width of the narrower one. */
const sharedColumn = 0.5;

/** Whether a block says all that two documents on one page are distinguished by. */
const isComplete = ({ identity: { number, day, total }, isIssued }: Whole): boolean =>
  isIssued && total !== undefined && (number !== undefined || day !== undefined);

/** A block that covers this much of the width of each of two columns lies across both. */
const coveredColumn = 0.3;

/** Whether a block of words runs below or above two columns, as the table of an invoice does. */
function liesAcross({ box, words }: Block, a: Box, b: Box): boolean {
  const areBeside = Math.min(a[2], b[2]) <= Math.max(a[0], b[0]);
  const covered = (column: Box): number =>
    (Math.min(box[2], column[2]) - Math.max(box[0], column[0])) / Math.max(1e-6, column[2] - column[0]);
  return words.length >= fewestWords && areBeside && [a, b].every((column) => covered(column) >= coveredColumn);
}

interface Block {
  readonly words: readonly Word[];
  readonly box: Box;
  readonly identity: Identity | undefined;
  readonly isIssued: boolean;
}

interface Whole extends Block {
  readonly identity: Identity;
}

const isWhole = (block: Block): block is Whole => block.identity !== undefined;

const gapBelow = (a: Box, b: Box): number => Math.max(0, Math.max(a[1], b[1]) - Math.min(a[3], b[3]));
const gapBeside = (a: Box, b: Box): number => Math.max(0, Math.max(a[0], b[0]) - Math.min(a[2], b[2]));
/** A block beside is more likely another document than a block below. */
const distance = (a: Box, b: Box): number => Math.hypot(gapBelow(a, b), 1.5 * gapBeside(a, b));
const sharedWidth = (a: Box, b: Box): number =>
  (Math.min(a[2], b[2]) - Math.max(a[0], b[0])) / Math.max(1e-6, Math.min(a[2] - a[0], b[2] - b[0]));

/** Joins the pairs of blocks that `next` finds, until it finds none. */
function joined(
  blocks: readonly Block[],
  blockOf: (words: readonly Word[]) => Block,
  next: (blocks: readonly Block[]) => readonly [Block, Block] | undefined,
): Block[] {
  let rest = [...blocks];
  for (let pair = next(rest); pair; pair = next(rest)) {
    const [a, b] = pair;
    rest = [...rest.filter((block) => block !== a && block !== b), blockOf([...a.words, ...b.words])];
  }
  return rest;
}

/** The nearest pair that may be parts of one document: in one column, and neither a document by itself. */
function partsOf(height: number): (blocks: readonly Block[]) => readonly [Block, Block] | undefined {
  return (blocks) => {
    let [nearest, least]: [readonly [Block, Block] | undefined, number] = [undefined, reachOfParts * height];
    blocks.forEach((a, index) => {
      if (a.identity) return;
      for (const b of blocks.slice(0, index)) {
        if (b.identity || sharedWidth(a.box, b.box) < sharedColumn) continue;
        const away = gapBelow(a.box, b.box);
        if (away < least) [nearest, least] = [[a, b], away];
      }
    });
    return nearest;
  };
}

/** In rows from left to right. A block belongs to a row if it begins above the middle of the first block of the row. */
function inReadingOrder<Placed extends { readonly box: Box }>(blocks: readonly Placed[]): Placed[] {
  const ordered: Placed[] = [];
  let rest = blocks.toSorted((a, b) => a.box[1] - b.box[1]);
  for (let [first] = rest; first; [first] = rest) {
    const middle = (first.box[1] + first.box[3]) / 2;
    ordered.push(...rest.filter(({ box }) => box[1] <= middle).sort((a, b) => a.box[0] - b.box[0]));
    rest = rest.filter(({ box }) => box[1] > middle);
  }
  return ordered;
}

/** The words of each document, all upright; one group where the words are one document. */
function documentsIn(
  words: readonly Word[],
  read: (words: readonly Word[]) => Reading | undefined,
): (readonly Word[])[] {
  const height = median(words.map(({ box }) => box[3] - box[1]));
  const clusters = clustersOf(words, { beside: reachBeside * height, below: reachBelow * height });
  const large = clusters.filter((cluster) => cluster.length >= fewestWords);
  if (large.length < 2 || large.length > mostBlocks || clusters.length > mostFragments) return [words];
  let reads = 0;
  const blockOf = (members: readonly Word[]): Block => {
    const reading = members.length >= fewestWords && reads++ < mostReads ? read(members) : undefined;
    return {
      words: members,
      box: boxAround(members.map(({ box }) => box)),
      identity: reading && identityOf(reading),
      isIssued: reading !== undefined && hasIssuer(reading),
    };
  };
  const blocks = joined(clusters.map(blockOf), blockOf, partsOf(height));
  const fragments = blocks.filter(({ identity }) => !identity);
  const documents: Whole[] = [];
  for (const block of blocks.filter(isWhole)) {
    const at = documents.findIndex(
      (other) => sameDocument(block, other) || fragments.some((fragment) => liesAcross(fragment, block.box, other.box)),
    );
    const same = documents[at];
    if (same)
      documents[at] = {
        ...same,
        words: [...same.words, ...block.words],
        box: boxAround([same.box, block.box]),
        isIssued: same.isIssued || block.isIssued,
      };
    else documents.push(block);
  }
  if (documents.filter(isComplete).length < 2) return [words];
  return withFragments(documents, fragments, reachOfParts * height);
}

/**
 * Adds the blocks that are no documents, nearest first: each goes to the document of the block that is nearest to it.
 */
function withFragments(documents: readonly Block[], fragments: readonly Block[], reach: number): (readonly Word[])[] {
  const parts = new Map(documents.map((document) => [document, [...document.words]]));
  const waiting = new Map<Block, { home: Block; away: number }>();
  const lookFrom = (block: Block, home: Block, others: Iterable<Block>): void => {
    for (const other of others) {
      const away = distance(block.box, other.box);
      if (away < (waiting.get(other)?.away ?? reach)) waiting.set(other, { home, away });
    }
  };
  const rest = new Set(fragments);
  for (const document of documents) lookFrom(document, document, rest);
  for (;;) {
    const [next] = [...waiting].sort(([, a], [, b]) => a.away - b.away);
    if (!next) return [...parts.values()];
    const [block, { home }] = next;
    parts.get(home)?.push(...block.words);
    waiting.delete(block);
    rest.delete(block);
    lookFrom(block, home, rest);
  }
}

/** The documents on a page; the page itself where it has one document. */
export function documentPartsOn(page: Page, families: readonly Family[]): DocumentPart[] {
  const whole: DocumentPart = { page, toPage: (box) => box, box: [0, 0, page.width, page.height] };
  if (page.textSource !== 'ocr') return [whole];
  const rotations = ([0, 90, 180, 270] as const).filter((rotation) =>
    page.words.some((word) => rotationOf(word) === rotation),
  );
  const parts = rotations.flatMap((rotation) => {
    const found = partsAt(page, rotation, families);
    const [only, ...more] = found;
    // Words that run another way beside a document are its margin, unless they may be a document themselves.
    const isMargin =
      rotations.length > 1 && only && more.length === 0 && !readingsOf(only.page, families).some(mayBeDocument);
    return isMargin ? [] : found;
  });
  return parts.length < 2 ? [whole] : inReadingOrder(parts);
}

const readingsOf = (page: Page, families: readonly Family[]): readonly Reading[] =>
  surestOf(families, [page])?.family.read([page]) ?? [];

const rotationOf = (word: Word): Rotation => word.rotation ?? 0;

function partsAt(page: Page, rotation: Rotation, families: readonly Family[]): DocumentPart[] {
  const size = rotatedSize(page, rotation);
  const words = page.words
    .filter((word) => rotationOf(word) === rotation)
    .map(({ text, box, confidence }) => ({ text, confidence, box: uprightBox(box, rotation, page) }));
  const pageOf = (members: readonly Word[]): Page => ({ ...page, ...size, words: members });
  const read = (members: readonly Word[]): Reading | undefined => {
    const readings = readingsOf(pageOf(members), families);
    return readings.length === 1 ? readings[0] : undefined;
  };
  const toPage = (box: Box): Box => uprightBox(box, inverse[rotation], size);
  return documentsIn(words, read).map((members) => ({
    page: pageOf(members),
    toPage,
    box: toPage(boxAround(members.map(({ box }) => box))),
  }));
}
