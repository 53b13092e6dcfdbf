/**
 * What a block of lines says of parties: names that may be theirs, and the address.
 *
 * An address is a run of lines that look like one, and names stand above it.
 */
import { wordsOf } from '../languages/index.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { contactLine, registrationLine } from '../values/names.ts';
import { type AddressRange, addressIn } from './address-range.ts';
import { type Part, partOf } from './block-parts.ts';
import type { Block } from './blocks.ts';
import { attentionLine, meaningOf } from './roles.ts';
import { cutContact, cutName } from './sender-lines.ts';
import type { Survey } from './survey.ts';
import { withWholeNames } from './whole-names.ts';

export interface NameLine {
  readonly text: string;
  readonly cell: Cell;
  /** Set as tightly and in the same size as the address below it. */
  readonly tight: boolean;
  /** Labelled "Name". */
  readonly named: boolean;
}

export interface PartyText {
  /** Lines that may be the name, top to bottom. */
  readonly names: readonly NameLine[];
  readonly address: string | undefined;
  readonly cells: readonly Cell[];
  /** The role that a label inside the block names. */
  readonly role: LabelMeaning | undefined;
  readonly hasContact: boolean;
  readonly hasRegistration: boolean;
  readonly postal: boolean;
}

/** Parties of one block: a stack of letterheads holds several. */
const mostParties = 6;

const titleLine = new RegExp(
  String.raw`^(?:${wordsOf('titles')})(?:\s+(?:${wordsOf('numberSigns')}|#)?[.:]?\s*\S*\d\S*)?$`,
  'iu',
);

/** What `block` says of parties, top to bottom. */
export function partiesOf(survey: Survey, block: Block): PartyText[] {
  const role = block.cells
    .map((cell) => (attentionLine.test(cell.text) ? undefined : meaningOf(survey, cell)))
    .find((meaning) => meaning !== undefined);
  const parts = withWholeNames(
    block.cells
      .map((cell) => partOf(survey, cell))
      .filter((part) => part.kind !== 'skip' && !titleLine.test(part.text)),
    role !== undefined,
  );
  const found: PartyText[] = [];
  let from = 0;
  while (from < parts.length && found.length < mostParties) {
    const rest = parts.slice(from);
    const { party, used } = firstParty(rest, block, found.length === 0 ? role : undefined);
    if (!party) break;
    found.push(party);
    from += used;
  }
  return found;
}

/** The party whose address comes first in `parts`, and how many parts it took. */
function firstParty(
  parts: readonly Part[],
  { cells }: Block,
  role: LabelMeaning | undefined,
): { party: PartyText | undefined; used: number } {
  const range = addressIn(parts, role !== undefined);
  const used = range ? range.last + 1 : parts.length;
  const isNamed = parts.some((part) => part.kind === 'name');
  if (!range && !isNamed && role === undefined) return { party: undefined, used };
  const addressParts = range
    ? parts.slice(range.first, range.last + 1).filter((part) => part.kind !== 'name' && part.kind !== 'attention')
    : [];
  const address = addressParts
    .map((part) => cutContact(part.text))
    .filter((text) => text !== '')
    .join(', ');
  return {
    used,
    party: {
      names: namesIn(parts, range),
      address: address === '' ? undefined : address,
      cells: [...new Set(addressParts.map((part) => part.cell))],
      role,
      hasContact: cells.some((cell) => contactLine.test(cell.text)),
      hasRegistration: cells.some((cell) => registrationLine.test(cell.text)),
      postal: range?.postal ?? false,
    },
  };
}

/** Longer than this is a sentence. */
const longestName = 70;

/** So many lines above an address may be the name, and so many of a block without one. */
const mostNames = 5;
const mostWithoutAddress = 3;

/** The line labelled "Name", else the lines above the address that may be the name. */
function namesIn(parts: readonly Part[], address: AddressRange | undefined): NameLine[] {
  const lettered = parts
    .slice(0, address ? address.first : mostWithoutAddress)
    .filter((part) => /\p{L}{2}/u.test(part.text) && !registrationLine.test(part.text));
  const others = lettered.filter((part) => part.kind !== 'attention');
  const usable = others.length > 0 ? others : lettered;
  const tight = new Set(address ? closeAbove(usable, parts[address.first]) : usable);
  const label = parts.slice(0, address ? address.last + 1 : undefined).find((part) => part.kind === 'name');
  return (label ? [label] : usable.slice(-mostNames))
    .filter((part) => part.text.length <= longestName)
    .map((part) => ({
      text: cutName(part.text.replace(attentionLine, '')),
      cell: part.cell,
      tight: tight.has(part),
      named: part === label,
    }));
}

/** Lines above an address that belong to it: as tightly set, and in much the same size. */
function closeAbove(parts: readonly Part[], address: Part | undefined): Part[] {
  const close: Part[] = [];
  let below = address?.cell;
  for (const part of [...parts].reverse()) {
    if (below) {
      const gap = below.box[1] - part.cell.box[3];
      const sizes = Math.max(part.cell.height, below.height) / Math.min(part.cell.height, below.height);
      if (close.length > 0 && (gap > 0.9 * below.height || sizes > 1.3)) break;
      if (close.length === 4) break;
    }
    close.unshift(part);
    below = part.cell;
  }
  return close;
}
