/**
 * Who may be seller or buyer: a candidate is a name, with the address that stands with it if there is one.
 *
 * Names stand in a sender's line, above or in a block with an address, beside a label, or alone where they stand out.
 */
import type { Box } from '../../../geometry/box.ts';
import { boxAround } from '../../../geometry/rows.ts';
import { squeezed } from '../labels/squeeze.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { isSameName, personTitle, unfilled } from '../values/names.ts';
import { type Block, blocksOf } from './blocks.ts';
import { headingOf } from './headings.ts';
import { labelledNames, prominent } from './lone-names.ts';
import { nameFactsOf, nameFeatures, positionFeatures } from './party-features.ts';
import { type NameLine, type PartyText, partiesOf } from './party-texts.ts';
import { type Features, flag } from './score.ts';
import { addressStripe, cutName, senderLine } from './sender-lines.ts';
import type { Survey } from './survey.ts';

export interface PartyCandidate {
  readonly name: string;
  readonly address: string | undefined;
  readonly page: number;
  readonly box: Box;
  readonly features: Features;
}

/** A name as it was found, before what speaks for it is known. */
interface Mention {
  readonly name: string;
  readonly address: string | undefined;
  /** Where the name stands. */
  readonly cell: Cell;
  /** Where its address stands, if not there. */
  readonly addressCells: readonly Cell[];
  /** What only the way of finding it knows. */
  readonly features: Features;
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

/** Parties stand on the first pages or, with the fine print, on the last; pages between repeat them. */
function partyPages(survey: Survey): ReadonlySet<number> {
  const numbers = survey.layout.pages.map((page) => page.number);
  return new Set([...numbers.slice(0, 2), ...numbers.slice(-1)]);
}

type Sender = NonNullable<ReturnType<typeof senderLine>>;

/** Names in lines of a sender, and above a stripe that bears the address. */
function* ofSenders(senders: ReadonlyMap<Cell, Sender>, survey: Survey): Generator<Mention> {
  for (const cell of survey.layout.cells) {
    const sender = senders.get(cell);
    if (sender) {
      const { name, address } = sender;
      yield { name: cutName(name), address, cell, addressCells: [], features: { senderLine: 1 } };
      continue;
    }
    const address = addressStripe(cell);
    if (address === undefined) continue;
    for (const name of namesAbove(survey, { cells: [cell], box: cell.box, page: cell.page }, true)) {
      const features = { postal: 1, stackTop: 1, tight: 1 };
      yield { name: cutName(name.text), address, cell: name, addressCells: [cell], features };
    }
  }
}

const blockFeatures = ({ postal, hasContact, hasRegistration }: PartyText): Features => ({
  postal: flag(postal),
  contact: flag(hasContact),
  registration: flag(hasRegistration),
});

/** A party of a block, with what its surroundings say of it. */
interface PartyInBlock {
  readonly party: PartyText;
  /** 0 for the first party of its block. */
  readonly index: number;
  readonly role: LabelMeaning | undefined;
  readonly belowSender: boolean;
}

function lineFeatures(
  line: NameLine,
  indexOfLine: number,
  { party, index, role, belowSender }: PartyInBlock,
): Features {
  return {
    ...(role ? { [`role:${role}`]: 1 } : {}),
    ...blockFeatures(party),
    belowSender: flag(belowSender && index === 0),
    later: index,
    stackTop: flag(indexOfLine === 0),
    tight: flag(line.tight),
    named: flag(line.named),
    personUnder: flag(indexOfLine > 0 && personTitle.test(line.text) && line.tight),
  };
}

/** Names in a block of lines and, where no label says whose block it is, right above it. */
function* ofBlock(block: Block, belowSender: boolean, survey: Survey): Generator<Mention> {
  const heading = headingOf(survey, block);
  for (const [index, party] of partiesOf(survey, block).entries()) {
    const { address, cells: addressCells } = party;
    const role = party.role ?? (index === 0 ? heading : undefined);
    const over = role === undefined && index === 0 ? namesAbove(survey, block) : [];
    for (const cell of over) {
      const features = { ...blockFeatures(party), apart: 1, stackTop: 1 };
      yield { name: cutName(cell.text), address, cell, addressCells, features };
    }
    for (const [indexOfLine, line] of party.names.entries()) {
      const features = lineFeatures(line, indexOfLine, { party, index, role, belowSender });
      yield { name: line.text, address, cell: line.cell, addressCells, features };
    }
  }
}

/** All names that may be a party's, in the order of how they are looked for. */
function* mentionsIn(survey: Survey): Generator<Mention> {
  const senders = new Map(
    survey.layout.cells.flatMap((cell) => {
      const sender = senderLine(cell);
      return sender ? [[cell, sender] as const] : [];
    }),
  );
  yield* ofSenders(senders, survey);
  const senderCells = new Set(senders.keys());
  for (const block of blocksOf(survey, senderCells)) {
    const belowSender = [...senderCells].some((sender) => isBelow(block, sender));
    yield* ofBlock(block, belowSender, survey);
  }
  for (const { name, address, cell, role } of labelledNames(survey))
    yield { name, address, cell, addressCells: [], features: { [`role:${role}`]: 1, inlineRole: 1 } };
  for (const cell of prominent(survey))
    yield { name: cutName(cell.text), address: undefined, cell, addressCells: [], features: { alone: 1 } };
}

const mayBeName = (name: string): boolean =>
  squeezed(name).length >= 2 && /\p{L}{2}/u.test(name) && !unfilled.test(name);

/** Where goods are delivered to is rarely who pays for them: candidates of the same name are marked. */
function markedAsDelivered(candidates: readonly PartyCandidate[]): PartyCandidate[] {
  const isDelivery = ({ features }: PartyCandidate): boolean => features['role:shipTo'] === 1;
  const delivered = candidates.filter(isDelivery).map(({ name }) => name);
  return candidates.map((candidate) =>
    !isDelivery(candidate) && delivered.some((name) => isSameName(name, candidate.name))
      ? { ...candidate, features: { ...candidate.features, delivered: 1 } }
      : candidate,
  );
}

export function partyCandidates(survey: Survey): PartyCandidate[] {
  const near = partyPages(survey);
  const pages = new Map(survey.layout.pages.map((page) => [page.number, page] as const));
  const facts = nameFactsOf(survey);
  const found: PartyCandidate[] = [];
  for (const { name, address, cell, addressCells, features } of mentionsIn(survey)) {
    const page = pages.get(cell.page);
    if (!page || !near.has(cell.page) || !mayBeName(name)) continue;
    found.push({
      name,
      address,
      page: cell.page,
      box: boxAround([cell, ...addressCells].map((member) => member.box)),
      features: {
        ...positionFeatures(survey, cell, page),
        ...nameFeatures(name, facts),
        ...features,
        address: flag(Boolean(address)),
      },
    });
  }
  return markedAsDelivered(found);
}
