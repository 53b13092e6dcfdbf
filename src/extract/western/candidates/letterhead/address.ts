/** The seller's address in the head of a receipt. */
import { type Box } from '../../../../geometry/box.ts';
import { noWord, wordsOf } from '../../languages/index.ts';
import type { Cell } from '../../../layout/text-layout.ts';
import { addressLineOf, namesPlace } from '../../values/addresses.ts';
import type { Candidate } from '../score.ts';
import { groupsOfDigits } from '../../values/names.ts';
import { type HeadLine, greeting } from './head.ts';

export interface HeadAddress {
  readonly text: string;
  readonly cells: readonly Cell[];
  readonly postal: boolean;
}

/** More than its upper half, by far: lines of creased paper overlap. */
const isAbove = (box: Box, bottom: number): boolean => (box[1] + box[3]) / 2 < bottom - 0.3 * (box[3] - box[1]);

/** A contact on a line of the address. */
const contactBehind = new RegExp(
  String.raw`${noWord}*(?<![\p{L}\d_])(?:tele|${wordsOf('contact')}|h\/p|[tfh](?=\s?[:.]\s?\+?\d))(?![\p{L}\d_]).*$`,
  'iu',
);

/** Street and town with their numbers on one line: "4 Mill Lane, 1200 Milltown". */
const isWhole = (text: string): boolean => /\d.*,.*\d{3}/.test(text) && addressLineOf(text) !== undefined;

/** A post code before its town. */
const postCode = /(?<![\d-])(?:\d{2}-\d{3}|\d{4,6})\s\p{L}{3}/u;

/** A line in brackets, and one that ends in a quoted name: "FILIALE „AM MARKT“". */
const namesBranch = new RegExp(String.raw`^${noWord}*\(.*\)${noWord}*$|["“„«][^"“”„«»]+["“”»]${noWord}*$`, 'u');

/**
 * Whether the address ends above a line: it is a telephone number, or belongs to another address (a branch below the
 * company), because the one before it already has its town.
 */
function endsAbove(members: readonly HeadLine[], { text }: HeadLine): boolean {
  if (groupsOfDigits.test(text)) return true;
  const town = members.find((member) => addressLineOf(member.text) === 'postal' && postCode.test(member.text));
  if (!town) return false;
  const hasStreet = members.length > 1 || isWhole(town.text) || namesPlace(town.text);
  if (!hasStreet) return false;
  const isOtherTown = addressLineOf(text) === 'postal' && postCode.test(text);
  return isOtherTown || (/\d/.test(text) && !namesPlace(text));
}

/**
 * The address: lines after the name up to the contact, the title or the sale. Places without a number of their own
 * ("Selangor") belong to it where they stand between its lines or right after them.
 */
export function addressOf(head: readonly HeadLine[], name: Candidate<string> | undefined): HeadAddress | undefined {
  const named = name ? head.findLastIndex(({ line }) => line.page === name.page && isAbove(line.box, name.box[3])) : 0;
  const isStart = ({ kind, text }: HeadLine): boolean =>
    kind === 'address' ||
    (kind === 'other' && namesPlace(text)) ||
    (kind === 'other' && /\d/.test(text) && /\p{L}{3}/u.test(text) && !greeting.test(text));
  const certain = head.findIndex(
    (member, index) =>
      index > named && isStart(member) && head.slice(index, index + 4).some(({ kind }) => kind === 'address'),
  );
  // Places that no pattern knows, but between name and contact.
  const from =
    certain >= 0
      ? certain
      : head.findIndex(
          ({ kind, text }, index) => index > named && kind === 'other' && /\d/.test(text) && /,/.test(text),
        );
  if (from < 0) return undefined;
  const members: HeadLine[] = [];
  for (const member of head.slice(from, from + 9)) {
    if (member.kind === 'title' || greeting.test(member.text)) break;
    if (member.kind === 'contact' || member.kind === 'registration') {
      if (members.length > 1 || members.some(({ text }) => addressLineOf(text) === 'postal' || isWhole(text))) break;
      continue;
    }
    if (namesBranch.test(member.text)) {
      if (members.length > 0) break;
      continue;
    }
    if (endsAbove(members, member)) break;
    members.push(member);
  }
  if (members.length === 0) return undefined;
  return {
    text: members.map(({ text }) => text.replace(contactBehind, '').replace(/[\s,]+$/, '')).join(', '),
    cells: members.flatMap(({ line }) => line.cells),
    postal: members.some(({ text }) => addressLineOf(text) === 'postal'),
  };
}
