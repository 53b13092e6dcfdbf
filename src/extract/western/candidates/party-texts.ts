/**
 * What a block of lines says of parties: names that may be theirs, and the address.
 *
 * Lines are of kinds by their labels and their looks; an address is a run of such lines, and names stand above it.
 */
import { wordsOf } from '../languages/index.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Cell } from '../layout.ts';
import { type AddressLine, addressLineOf, namesPlace } from '../values/addresses.ts';
import { contactLine, registrationLine } from '../values/names.ts';
import type { Block } from './blocks.ts';
import { attentionLine, isLabel, labelLeftOf, meaningOf, notParty, roleMeanings, valueBehind } from './roles.ts';
import { cutContact, cutName } from './sender-lines.ts';
import type { Survey } from './survey.ts';
import { type Part, withWholeNames } from './whole-names.ts';

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
  /** Role labels inside the block, above it or left of it, nearest first. */
  readonly roles: readonly LabelMeaning[];
  readonly hasContact: boolean;
  readonly hasRegistration: boolean;
  readonly postal: boolean;
}

const factMeanings: ReadonlySet<LabelMeaning> = new Set([
  'number',
  'purchaseOrder',
  'otherNumber',
  'issueDate',
  'dueDate',
  'otherDate',
]);
/** Shorter labels ("Lot", "Unit") begin addresses too. */
const longFact = 8;

function partOf(survey: Survey, cell: Cell): Part {
  const hits = survey.labels.get(cell) ?? [];
  const left = labelLeftOf(survey, cell);
  if (attentionLine.test(cell.text)) return { text: cell.text, cell, kind: 'attention' };
  const own = hits[0];
  const label = own && isLabel(cell, own) ? own : undefined;
  const text = label ? valueBehind(survey, cell, label) : cell.text;
  const meanings = label?.meanings ?? left?.meanings ?? [];
  // "Invoice number  D3F0-0007": a label needs no colon where what follows is no word.
  const fact = own && own.start <= 2 && own.length >= longFact && /\d/.test(cell.text.slice(own.end));
  if (fact && own.meanings.some((meaning) => factMeanings.has(meaning))) return { text, cell, kind: 'skip' };
  if (text.trim() === '') return { text, cell, kind: 'skip' };
  if (meanings.includes('name')) return { text, cell, kind: 'name' };
  if (meanings.includes('address')) return { text, cell, kind: 'address' };
  if (meanings.some((meaning) => roleMeanings.has(meaning)))
    return { text, cell, kind: addressLineOf(text) ? 'address' : 'free' };
  if (meanings.some((meaning) => notParty.has(meaning))) return { text, cell, kind: 'skip' };
  if (contactLine.test(text) && !addressLineOf(text)) return { text, cell, kind: 'skip' };
  return { text, cell, kind: 'free' };
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

/** What `block` says of parties, top to bottom: a stack of letterheads holds several. */
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
  while (from < parts.length && found.length < 6) {
    const rest = parts.slice(from);
    const { party, used } = firstParty(rest, block, found.length === 0 ? role : undefined);
    if (!party) break;
    found.push(party);
    from += used;
  }
  return found;
}

/** Post codes that may stand on a line of their own: British, Irish, Canadian. */
const codeAlone = /^(?:[A-Z]{1,2}\d[A-Z\d]?\s?[\dO][A-Z]{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)$/;
const bareCode = /(?:^|,\s)(?:\d{4} [A-Z]{2}|\d{5})$/;
const townLine = /^\p{Lu}[\p{L}' -]{2,30}$/u;

const titleLine = new RegExp(
  String.raw`^(?:${wordsOf('titles')})(?:\s+(?:${wordsOf('numberSigns')}|#)?[.:]?\s*\S*\d\S*)?$`,
  'iu',
);

/** Longer than this is a sentence. */
const longestName = 70;

/** What a part is of an address: a line labelled "Address" counts as a street, and a name or registration as nothing. */
function addressKindOf({ kind, text }: Part): AddressLine {
  if (kind === 'address') return 'street';
  return kind === 'name' || registrationLine.test(text) ? undefined : addressLineOf(text);
}

/** The party whose address comes first in `parts`, and how many parts it took. */
function firstParty(
  parts: readonly Part[],
  block: Block,
  role: LabelMeaning | undefined,
): { party: PartyText | undefined; used: number } {
  const kinds = parts.map(addressKindOf);
  // "Place Lazare Goujon" has no number, but stands right above the town.
  kinds.forEach((kind, index) => {
    const part = parts[index];
    if (
      kind === undefined &&
      index > 0 &&
      part?.kind === 'free' &&
      kinds[index + 1] === 'postal' &&
      namesPlace(part.text)
    )
      kinds[index] = 'street';
  });
  // A town above a post code of its own line ("Solihull" over "B91 3QT"), and a street above the town.
  for (let index = kinds.length - 1; index > 1; index--) {
    const [town, street] = [parts[index - 1], parts[index - 2]];
    if (kinds[index] !== 'postal' || !codeAlone.test(parts[index]?.text ?? '')) continue;
    if (kinds[index - 1] !== undefined || town?.kind !== 'free' || !townLine.test(town.text)) continue;
    kinds[index - 1] = 'street';
    const named = index > 2 && street?.kind === 'free' && kinds[index - 2] === undefined && namesPlace(street.text);
    if (named) kinds[index - 2] = 'street';
  }
  // "Residents of Tower 5" under a heading, with a street of their own below, are a name.
  const [first, second] = parts;
  if (role !== undefined && kinds[0] === 'street' && kinds[1] === 'street' && first && second) {
    const nameLike = first.kind === 'free' && !/^\W*\d/.test(first.text);
    if (nameLike && kinds.slice(2, 5).includes('postal')) kinds[0] = undefined;
  }
  const firstAddress = kinds.findIndex(
    (kind, index) =>
      kind !== undefined && (index > 0 || kinds.length === 1 || parts[0]?.kind === 'address' || kinds[1] !== undefined),
  );
  const named = parts.findIndex((part) => part.kind === 'name');
  if (firstAddress < 0 && named < 0 && role === undefined) return { party: undefined, used: parts.length };
  let lastAddress = firstAddress;
  for (
    let index = firstAddress;
    index >= 0 && index < kinds.length && index - lastAddress <= 2 && index - firstAddress < 7;
    index++
  ) {
    // A post code ends an address; what follows may only name the country.
    // "8013 PM" over "Zwolle": the column was too narrow for the town.
    if (
      index === lastAddress + 1 &&
      bareCode.test(parts[lastAddress]?.text ?? '') &&
      townLine.test(parts[index]?.text ?? '')
    ) {
      lastAddress = index;
      continue;
    }
    const ended = kinds[lastAddress] === 'postal' && lastAddress > firstAddress - 1 && index > lastAddress;
    if (ended && (kinds[index] === undefined || kinds[index] === 'street')) break;
    if (kinds[index] === undefined) continue;
    lastAddress = index;
  }
  const addressParts =
    firstAddress < 0
      ? []
      : parts.slice(firstAddress, lastAddress + 1).filter((part) => part.kind !== 'name' && part.kind !== 'attention');
  const lettered = parts
    .slice(0, firstAddress < 0 ? 3 : firstAddress)
    .filter((part) => /\p{L}{2}/u.test(part.text) && !registrationLine.test(part.text));
  const others = lettered.filter((part) => part.kind !== 'attention');
  const usable = others.length > 0 ? others : lettered;
  const tight = new Set(firstAddress < 0 ? usable : closeAbove(usable, parts[firstAddress]));
  const label = named >= 0 && (firstAddress < 0 || named <= lastAddress) ? parts[named] : undefined;
  const names = (label ? [label] : usable.slice(-5)).filter((part) => part.text.length <= longestName);
  const address = addressParts
    .map((part) => cutContact(part.text))
    .filter((text) => text !== '')
    .join(', ');
  const members = block.cells;
  return {
    used: firstAddress < 0 ? parts.length : lastAddress + 1,
    party: {
      names: names.map((part) => ({
        text: cutName(part.text.replace(attentionLine, '')),
        cell: part.cell,
        tight: tight.has(part),
        named: part === label,
      })),
      address: address === '' ? undefined : address,
      cells: [...new Set(addressParts.map((part) => part.cell))],
      roles: role ? [role] : [],
      hasContact: members.some((cell) => contactLine.test(cell.text)),
      hasRegistration: members.some((cell) => registrationLine.test(cell.text)),
      postal: kinds.slice(0, lastAddress + 1).includes('postal'),
    },
  };
}
