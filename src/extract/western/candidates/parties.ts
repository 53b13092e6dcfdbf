/**
 * Seller and buyer, chosen together: the same name is not both.
 *
 * A candidate is a name, an address, or both; a name found without its address takes the address of another candidate
 * of the same name.
 */
import { wholeWords, wordsOf } from '../languages/index.ts';
import type { Box } from '../../../geometry/box.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import { findColumns, labelsInText } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Cell } from '../layout.ts';
import { distinctiveWords, hostsIn, legalForm, personTitle, unfilled } from '../values/names.ts';
import { type Block, blocksOf } from './blocks.ts';
import { labelledNames, prominent } from './lone-names.ts';
import { partiesOf } from './party-texts.ts';
import { labelLeftOf, meaningOf } from './roles.ts';
import { type Features, type Weights, scoreOf, surestChoice, flag } from './score.ts';
import { addressStripe, cutName, senderLine } from './sender-lines.ts';
import type { Survey } from './survey.ts';

export interface PartyCandidate {
  readonly name: string;
  readonly address: string | undefined;
  readonly page: number;
  readonly box: Box;
  readonly features: Features;
}

export interface ChosenParty {
  readonly name: Evidence<string>;
  readonly address?: Evidence<string>;
}

/** Role of the nearest heading above `block` in its column, or left of its first line. */
function headingOf(survey: Survey, block: Block): LabelMeaning | undefined {
  const top = block.cells[0];
  if (!top) return undefined;
  // In a form the heading stands over the labels, not over the values.
  const beside = labelLeftOf(survey, top) ? survey.layout.lines[top.line]?.cells[top.column - 1] : undefined;
  const role = beside ? roleOf(survey, beside) : undefined;
  return role ?? headingOver(survey, block, top) ?? (beside ? headingOver(survey, block, beside) : undefined);
}

/** A role that `cell` names for what is under or beside it: one with a value of its own names none. */
function roleOf(survey: Survey, cell: Cell): LabelMeaning | undefined {
  const hit = survey.labels.get(cell)?.[0];
  if (hit && squeezed(cell.text.slice(hit.end)) !== '') return undefined;
  return meaningOf(survey, cell);
}

function headingOver(survey: Survey, block: Block, first: Cell): LabelMeaning | undefined {
  for (let index = first.line; index >= 0 && first.line - index <= 4; index--) {
    const line = survey.layout.lines[index];
    if (!line || line.page !== first.page || first.box[1] - line.box[3] > 4 * first.height) break;
    for (const cell of line.cells) {
      if (block.cells.includes(cell)) continue;
      const role = roleOf(survey, cell);
      const beside =
        index === first.line && cell.column === first.column - 1 && labelLeftOf(survey, first) !== undefined;
      const over = index < first.line && Math.abs(cell.box[0] - first.box[0]) < 3 * first.height;
      if (role && (beside || over)) return role;
    }
  }
  return undefined;
}

/** The address window of an envelope: a little below the sender's line. */
const isBelow = (block: Block, sender: Cell): boolean =>
  sender.page === block.page &&
  block.box[1] >= sender.box[1] &&
  block.box[1] - sender.box[3] < 6 * sender.height &&
  Math.abs(sender.box[0] - block.box[0]) < 40;

/** Lines a little above a letterhead in its column: a logo's name stands apart from the address. */
function namesAbove(survey: Survey, block: Block, orCentred = false): Cell[] {
  const first = block.cells[0];
  if (!first) return [];
  const found: Cell[] = [];
  for (let index = first.line - 1; index >= 0 && found.length < 3; index--) {
    const line = survey.layout.lines[index];
    if (!line || line.page !== first.page || first.box[1] - line.box[3] > 5 * first.height) break;
    for (const cell of line.cells) {
      const centred = orCentred && Math.abs(cell.box[0] + cell.box[2] - first.box[0] - first.box[2]) < first.height;
      const under = centred || Math.abs(cell.box[0] - first.box[0]) < 2 * first.height;
      if (under && !block.cells.includes(cell) && cell.words.length <= 7 && !/\d{3}/.test(cell.text)) found.push(cell);
    }
  }
  return found;
}

interface Page1 {
  readonly height: number;
  readonly width: number;
}

function placeFeatures(survey: Survey, cell: Cell, page: Page1): Record<string, number> {
  const top = cell.box[1] / page.height;
  return {
    top: Math.max(0, 1 - 3 * top),
    footer: flag(top > 0.82),
    left: flag(cell.box[0] / page.width < 0.45),
    firstPage: flag(cell.page === survey.layout.pages[0]?.number),
    firstLine: flag(cell.line <= 1),
    big: flag(cell.height > 1.3 * survey.layout.bodyHeight),
    prose: flag(cell.words.length > 8),
  };
}

function nameFeatures(name: string, hosts: readonly string[], allText: string): Record<string, number> {
  const key = squeezed(name);
  const words = distinctiveWords(name);
  let count = 0;
  for (
    let at = allText.indexOf(key);
    key.length > 3 && at >= 0 && count < 5;
    at = allText.indexOf(key, at + key.length)
  )
    count++;
  const matches =
    words.some((word) => hosts.some((host) => host.replace(/[^a-z0-9]/g, '').includes(word))) ||
    (key.length > 3 && hosts.some((host) => host.replace(/[^a-z0-9]/g, '').includes(key)));
  return {
    legalForm: flag(legalForm.test(name)),
    person: flag(personTitle.test(name)),
    host: flag(matches),
    repeated: Math.max(0, Math.min(count, 4) - 1) / 3,
    digits: flag(/\d{3}/.test(name)),
    long: flag(name.length > 60),
    tiny: flag(key.length < 3),
    labelled: flag(looksLikeLabel(name)),
    amount: flag(/\d[.,]\d{2}(?!\d)|%/.test(name)),
  };
}

const documentTitle = new RegExp(
  String.raw`^${wholeWords(`${wordsOf('titles')}|${wordsOf('formWords')}`)}(?:.{0,6}|.*\d.*)$`,
  'iu',
);

/** Names that are in truth a title or a label of the form. */
function looksLikeLabel(name: string): boolean {
  const hits = labelsInText(name);
  const first = hits[0];
  if (first?.start === 0 && /^\s*[:：]/.test(name.slice(first.end))) return true;
  const length = (found: readonly { readonly length: number }[]): number =>
    found.reduce((sum, hit) => sum + hit.length, 0);
  const covered = Math.max(length(hits), length(findColumns(name)));
  return covered >= 0.75 * squeezed(name).length || documentTitle.test(name);
}

/** Parties stand on the first pages or, with the fine print, on the last; pages between repeat them. */
function partyPages(survey: Survey): ReadonlySet<number> {
  const numbers = survey.layout.pages.map((page) => page.number);
  return new Set([...numbers.slice(0, 2), ...numbers.slice(-1)]);
}

export function partyCandidates(survey: Survey): PartyCandidate[] {
  const { layout } = survey;
  const near = partyPages(survey);
  const sizes = new Map(layout.pages.map((page) => [page.number, page] as const));
  const allText = squeezed(
    layout.lines
      .map((line) => line.text)
      .join(' ')
      .slice(0, 60_000),
  );
  const hosts = layout.lines.flatMap((line) => hostsIn(line.text));
  const found: PartyCandidate[] = [];
  const add = (
    name: string,
    address: string | undefined,
    cell: Cell,
    cells: readonly Cell[],
    extra: Features,
  ): void => {
    const page = sizes.get(cell.page);
    if (!page || !near.has(cell.page) || squeezed(name).length < 2 || !/\p{L}{2}/u.test(name)) return;
    if (unfilled.test(name)) return;
    found.push({
      name,
      address,
      page: cell.page,
      box: boxAround(cells.map((member) => member.box)),
      features: {
        ...placeFeatures(survey, cell, page),
        ...nameFeatures(name, hosts, allText),
        ...extra,
        address: flag(Boolean(address)),
      },
    });
  };
  const senders: Cell[] = [];
  for (const cell of layout.cells) {
    const sender = senderLine(cell);
    if (sender) {
      senders.push(cell);
      add(cutName(sender.name), sender.address, cell, [cell], { senderLine: 1 });
    }
    const stripe = sender ? undefined : addressStripe(cell);
    if (stripe === undefined) continue;
    for (const name of namesAbove(survey, { cells: [cell], box: cell.box, page: cell.page }, true))
      add(cutName(name.text), stripe, name, [name, cell], { postal: 1, stackTop: 1, tight: 1 });
  }
  for (const block of blocksOf(survey, new Set(senders))) {
    const heading = headingOf(survey, block);
    const belowSender = senders.some((sender) => isBelow(block, sender));
    partiesOf(survey, block).forEach((party, index) => {
      const role = party.roles[0] ?? (index === 0 ? heading : undefined);
      const over = role === undefined && index === 0 ? namesAbove(survey, block) : [];
      for (const cell of over) {
        add(cutName(cell.text), party.address, cell, [cell, ...party.cells], {
          postal: flag(party.postal),
          contact: flag(party.hasContact),
          registration: flag(party.hasRegistration),
          apart: 1,
          stackTop: 1,
        });
      }
      party.names.forEach((line, place) => {
        add(line.text, party.address, line.cell, [line.cell, ...party.cells], {
          ...(role ? { [`role:${role}`]: 1 } : {}),
          contact: flag(party.hasContact),
          registration: flag(party.hasRegistration),
          postal: flag(party.postal),
          belowSender: flag(belowSender && index === 0),
          later: index,
          stackTop: flag(place === 0),
          tight: flag(line.tight),
          named: flag(line.named),
          personUnder: flag(place > 0 && personTitle.test(line.text) && line.tight),
        });
      });
    });
  }
  for (const candidate of labelledNames(survey))
    add(candidate.name, candidate.address, candidate.cell, [candidate.cell], {
      [`role:${candidate.role}`]: 1,
      inlineRole: 1,
    });
  for (const cell of prominent(survey)) add(cutName(cell.text), undefined, cell, [cell], { alone: 1 });
  const delivered = found.filter(({ features }) => features['role:shipTo'] === 1).map(({ name }) => name);
  return found.map((candidate) =>
    candidate.features['role:shipTo'] !== 1 && delivered.some((name) => sameName(name, candidate.name))
      ? { ...candidate, features: { ...candidate.features, delivered: 1 } }
      : candidate,
  );
}

/** Best pair of seller and buyer; each may be absent. */
export function chooseParties(
  candidates: readonly PartyCandidate[],
  weights: { readonly seller: Weights; readonly buyer: Weights },
  method: Method,
): { seller?: ChosenParty; buyer?: ChosenParty } {
  const scored = candidates.map((candidate) => ({
    candidate,
    seller: scoreOf(candidate.features, weights.seller),
    buyer: scoreOf(candidate.features, weights.buyer),
  }));
  const sellers = [...scored].sort((a, b) => b.seller - a.seller).slice(0, 12);
  const buyers = [...scored].sort((a, b) => b.buyer - a.buyer).slice(0, 12);
  const pairs = [...sellers, undefined].flatMap((seller) =>
    [...buyers, undefined].map((buyer) => ({
      seller,
      buyer,
      score:
        (seller?.seller ?? 0) +
        (buyer?.buyer ?? 0) +
        (seller && buyer ? exclusion(seller.candidate, buyer.candidate) : 0),
    })),
  );
  const best = pairs.reduce((a, b) => (b.score > a.score ? b : a));
  const all = pairs.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0);
  const share = (role: 'seller' | 'buyer'): number =>
    pairs
      .filter((pair) => pair[role] && best[role] && sameName(pair[role].candidate.name, best[role].candidate.name))
      .reduce((sum, { score }) => sum + Math.exp(score - best.score), 0) / all;
  /** Names may be unsure where the address is not: several lines of one block compete. */
  const shareOfAddress = (role: 'seller' | 'buyer', address: string): number =>
    pairs
      .filter((pair) => pair[role]?.candidate.address === address)
      .reduce((sum, { score }) => sum + Math.exp(score - best.score), 0) / all;
  const chosen = (role: 'seller' | 'buyer'): ChosenParty | undefined => {
    const party = best[role]?.candidate;
    if (!party) return undefined;
    const confidence = Math.min(surestChoice, share(role));
    const place = { method, page: party.page, box: party.box };
    const withAddress = party.address
      ? party
      : scored
          .filter(({ candidate }) => candidate.address && sameName(candidate.name, party.name))
          .sort((a, b) => b[role] - a[role])[0]?.candidate;
    return {
      name: { value: party.name, confidence, ...place, text: party.name },
      ...(withAddress?.address
        ? {
            address: {
              value: withAddress.address,
              confidence:
                0.97 * Math.min(surestChoice, Math.max(confidence, shareOfAddress(role, withAddress.address))),
              method,
              page: withAddress.page,
              box: withAddress.box,
              text: withAddress.address,
            },
          }
        : {}),
    };
  };
  const seller = chosen('seller');
  const buyer = chosen('buyer');
  return { ...(seller ? { seller } : {}), ...(buyer ? { buyer } : {}) };
}

/** One name or one address is not both. */
export const exclusion = (seller: PartyCandidate, buyer: PartyCandidate): number =>
  (sameName(seller.name, buyer.name) ? -8 : 0) +
  (seller.address !== undefined && seller.address === buyer.address ? -6 : 0);

function sameName(a: string, b: string): boolean {
  const [x, y] = [squeezed(a), squeezed(b)];
  return x === y || (Math.min(x.length, y.length) > 4 && (x.startsWith(y) || y.startsWith(x)));
}
