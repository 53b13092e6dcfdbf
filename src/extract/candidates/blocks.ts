/**
 * Blocks of lines that belong together on the page (a letterhead, an address window), and what they say of a party.
 *
 * Only lines under each other with a common edge or middle make a block: two addresses side by side are two blocks.
 */
import type { Box } from '../../domain/document.ts';
import type { LabelHit } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import type { LabelMeaning } from '../labels/table.ts';
import { boxAround } from '../../domain/rows.ts';
import type { Cell } from '../layout/sheet.ts';
import { addressLineOf, namesPlace } from '../values/addresses.ts';
import { contactLine, registrationLine } from '../values/names.ts';
import type { Survey } from './survey.ts';

export interface Block {
  readonly cells: readonly Cell[];
  readonly box: Box;
  readonly page: number;
}

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

export const roleMeanings: ReadonlySet<LabelMeaning> = new Set(['seller', 'buyer', 'shipTo', 'remitTo', 'otherParty']);

/** Lines of one address may stand wider apart than its neighbours, but not wider than this many heights. */
const widestInAddress = 2.3;

function continues(members: readonly Cell[], cell: Cell): boolean {
  const last = members.at(-1);
  if (!last || last.page !== cell.page || last.line === cell.line) return false;
  const gap = cell.box[1] - last.box[3];
  const height = Math.min(cell.height, last.height);
  const aligned =
    Math.abs(cell.box[0] - last.box[0]) < 0.7 * height ||
    Math.abs(cell.box[2] - last.box[2]) < 0.4 * height ||
    (Math.abs(cell.box[0] + cell.box[2] - last.box[0] - last.box[2]) < 1.6 * height && last.line === cell.line - 1);
  const widest = addressLineOf(cell.text) ? widestInAddress : 1.1;
  return (
    gap < widest * height &&
    gap > -0.6 * height &&
    aligned &&
    cell.height < 1.9 * last.height &&
    last.height < 2.2 * cell.height
  );
}

/** Blocks of all pages. A heading that names a role ("Bill to") begins a block of its own. */
export function blocksOf(survey: Survey, excluded: ReadonlySet<Cell>): Block[] {
  const open: Cell[][] = [];
  const { sheet } = survey;
  for (const cell of sheet.cells) {
    const line = sheet.lines[cell.line];
    if (!line || survey.tableLines.has(line) || excluded.has(cell)) continue;
    const heads = meaningOf(survey.labels.get(cell) ?? [], cell) !== undefined;
    const block = heads ? undefined : open.slice(-60).findLast((members) => continues(members, cell));
    if (block) block.push(cell);
    else open.push([cell]);
  }
  return open.map((cells) => ({ cells, box: boxAround(cells.map((cell) => cell.box)), page: cells[0]?.page ?? 1 }));
}

/** A label that is all of its cell, or is closed by a colon: "To" inside a sentence is none. */
export function isLabel(cell: Cell, hit: LabelHit): boolean {
  const rest = cell.text.slice(hit.end).trim();
  if (hit.start > 2) return false;
  return (
    rest === '' ||
    /^[:：#.]/.test(rest) ||
    (squeezed(rest) === '' && rest.length < 3) ||
    (hit.length >= 5 && /^\(.*\)\s*:?$/.test(rest))
  );
}

const meaningOf = (hits: readonly LabelHit[], cell: Cell): LabelMeaning | undefined => {
  const hit = hits[0];
  return hit && isLabel(cell, hit) ? hit.meanings.find((meaning) => roleMeanings.has(meaning)) : undefined;
};

/** Label right of which `cell` stands on its line, if the neighbour is one. */
export function labelLeftOf(survey: Survey, cell: Cell): LabelHit | undefined {
  const other = survey.sheet.lines[cell.line]?.cells[cell.column - 1];
  const hit = other && survey.labels.get(other)?.[0];
  // A title across the page is no label of what happens to stand on its line.
  if (!other || !hit || cell.box[0] - other.box[2] > 16 * cell.height || other.height > 1.4 * cell.height)
    return undefined;
  return isLabel(other, hit) ? hit : undefined;
}

export const notParty: ReadonlySet<LabelMeaning> = new Set([
  'number',
  'purchaseOrder',
  'otherNumber',
  'issueDate',
  'dueDate',
  'otherDate',
  'date',
  'period',
  'taxId',
  'iban',
  'paymentTerms',
  'currency',
  'net',
  'tax',
  'total',
  'grandTotal',
  'amountDue',
  'previousBalance',
  'paid',
  'discount',
  'contact',
  'otherAmount',
  'receipt',
  'invoice',
  'creditNote',
]);

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

type Part = { readonly text: string; readonly cell: Cell; readonly kind: 'name' | 'address' | 'free' | 'skip' };

function partOf(survey: Survey, cell: Cell): Part {
  const hits = survey.labels.get(cell) ?? [];
  const left = labelLeftOf(survey, cell);
  const own = hits[0];
  const label = own && isLabel(cell, own) ? own : undefined;
  const text = label ? cell.text.slice(label.end).replace(/^[\s:：.#]+/, '') : cell.text;
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

/** Contacts and registrations may share a line with the address ("12345 Town, Tel. …"): cut there. */
const cutContact = (text: string): string =>
  text
    .slice(0, 400)
    .replace(
      /[\s,;•·|–-]*(?:(?<![\p{L}\d])(?:tel|telefon|phone|tél|tfno|fax|telephone|e-?mail|ph|ust|tva|vat)(?!\p{L})[.:]?.*|[^\s,]+@.*|(?:www\.|https?:).*)$/iu,
      '',
    )
    .trim();

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
    .map((cell) => meaningOf(survey.labels.get(cell) ?? [], cell))
    .find((meaning) => meaning !== undefined);
  const parts = withWholeNames(
    block.cells
      .map((cell) => partOf(survey, cell))
      .filter((part) => part.kind !== 'skip' && !titleLine.test(part.text)),
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

/** What is left of a legal form when a name is broken before it: "Instruments Pvt." over "Ltd.". */
const legalRest =
  /^(?:de C\.?V\.?|Ltd\.?|Limited|LLC|Inc\.?|GmbH|& Co\.? KG|mbH|KG|AG|S\.?A\.?|S\.?L\.?|S\.?r\.?l\.?|SARL|SAS|B\.?V\.?|Lda\.?|Ltda\.?|Bhd\.?|Pty Ltd)\.?$/iu;

/** Lines of a name that its column was too narrow for, as one. */
function withWholeNames(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.kind !== 'address' && part.kind === 'free' && legalRest.test(part.text.trim()))
      joined[joined.length - 1] = { ...last, text: `${last.text} ${part.text.trim()}` };
    else joined.push(part);
  }
  return joined;
}

const bareCode = /(?:^|,\s)(?:\d{4} [A-Z]{2}|\d{5})$/;
const townLine = /^\p{Lu}[\p{L}' -]{2,30}$/u;

const titleLine =
  /^(?:invoice|tax invoice|rechnung|facture|factura|fattura|factuur|fatura|receipt|page|seite)(?:\s+(?:no|nr|n°|#)?[.:]?\s*\S*\d\S*)?$/iu;

/** Longer than this is a sentence. */
const longestName = 70;

/** The party whose address comes first in `parts`, and how many parts it took. */
function firstParty(
  parts: readonly Part[],
  block: Block,
  role: LabelMeaning | undefined,
): { party: PartyText | undefined; used: number } {
  const kinds = parts.map((part) =>
    part.kind === 'address'
      ? 'street'
      : part.kind === 'name' || registrationLine.test(part.text)
        ? undefined
        : addressLineOf(part.text),
  );
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
    firstAddress < 0 ? [] : parts.slice(firstAddress, lastAddress + 1).filter((part) => part.kind !== 'name');
  const usable = parts
    .slice(0, firstAddress < 0 ? 3 : firstAddress)
    .filter((part) => /\p{L}{2}/u.test(part.text) && !registrationLine.test(part.text));
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
        text: cutName(part.text),
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

/** A name without what is appended to it: separators, contact, capital. */
export const cutName = (text: string): string =>
  cutContact(text)
    .replace(/^[\s:：.,;#|•·●-]+/u, '')
    .replace(/\s+(?:[|•·●]|[-–]\s).*$/u, '')
    .replace(/[\s,;:]+$/, '')
    .trim();

/** "Company | Street 1 | 12345 Town" in one cell. */
export function senderLine(cell: Cell): { name: string; address: string } | undefined {
  for (const separator of [/\s*[|•·●∙]\s*/u, /\s+[-–—]\s+/u, /\s*[,;]\s+/u]) {
    const parts = cutContact(cell.text)
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length < 3 || parts.length > 7) continue;
    const kinds = parts.map(addressLineOf);
    const street = kinds.findIndex((kind, index) => index > 0 && kind !== undefined);
    if (street < 1 || street > 2 || !kinds.slice(street).includes('postal') || kinds[0] !== undefined) continue;
    let end = street;
    kinds.forEach((kind, index) => (end = index >= street && kind !== undefined && index - end <= 1 ? index : end));
    return { name: parts[0] ?? '', address: parts.slice(street, end + 1).join(', ') };
  }
  return undefined;
}

/** "Street 1 | 12345 Town | Tel. …" below a name that stands on a line of its own. */
export function addressStripe(cell: Cell): string | undefined {
  const parts = cell.text
    .split(/\s*[|•·●∙]\s*/u)
    .map((part) => cutContact(part.trim()))
    .filter((part) => part !== '');
  const kinds = parts.map(addressLineOf);
  const last = kinds.indexOf('postal');
  if (parts.length < 2 || last < 1 || kinds.slice(0, last).includes(undefined)) return undefined;
  return parts.slice(0, last + 1).join(', ');
}
