/**
 * Name and address at the head of a receipt.
 *
 * A till prints one column: name, registration, address, contact, in lines of one block. The legal name and the logo
 * may both be there; a line with a legal form, or one that a registration number follows, is the seller's.
 */
import { type HeadAddress, addressOf } from './letterhead/address.ts';
import { headOf } from './letterhead/head.ts';
import { nameCandidates } from './letterhead/names.ts';
import type { Candidate, Scored } from './score.ts';
import type { Survey } from './survey.ts';

export interface Letterhead {
  readonly name: Scored<string> | undefined;
  readonly address: HeadAddress | undefined;
}

/** `name` is the seller's, as chosen from the candidates: the address stands below it. */
export function letterheadOf(
  survey: Survey,
  choose: (names: readonly Candidate<string>[]) => Scored<string> | undefined,
): Letterhead {
  const head = headOf(survey);
  const name = choose(nameCandidates(survey, head));
  return { name, address: addressOf(head, name) };
}
