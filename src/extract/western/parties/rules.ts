/** What the families' own rules say of the parties: a sign for the trees, and what confirms their choice. */
import { addressProbability, addressSigns } from '../candidates/address-signs.ts';
import { chooseParties } from '../candidates/choose-parties.ts';
import { letterheadOf } from '../candidates/letterhead.ts';
import { partyCandidates } from '../candidates/parties.ts';
import { leastProbability, rank } from '../candidates/score.ts';
import type { Survey } from '../candidates/survey.ts';
import { invoiceWeights, receiptWeights } from '../candidates/weights.ts';
import { squeezed } from '../labels/squeeze.ts';
import type { RulesChoice } from './rules-choice.ts';

/** By headings, sender's lines and letterheads of invoices. */
export function invoiceRules(survey: Survey): RulesChoice {
  const { seller, buyer } = chooseParties(partyCandidates(survey), invoiceWeights.parties, survey.layout.method);
  const partyOf = (chosen: typeof seller): RulesChoice['seller'] =>
    chosen && { name: chosen.name.value, address: chosen.address?.value, confidence: chosen.name.confidence };
  return { family: 'invoice', seller: partyOf(seller), buyer: partyOf(buyer) };
}

/** By the head of a till receipt, which names no buyer. */
export function receiptRules(survey: Survey): RulesChoice {
  const letterhead = letterheadOf(survey, (names) => {
    const [first] = rank(names, receiptWeights.sellerName, squeezed);
    return first && first.probability >= leastProbability ? first : undefined;
  });
  const { name, address } = letterhead;
  const confidence = address
    ? addressProbability(addressSigns({ ...letterhead, address }), receiptWeights.sellerAddress)
    : (name?.probability ?? 0);
  const seller = name || address ? { name: name?.value ?? '', address: address?.text, confidence } : undefined;
  return { family: 'receipt', seller, buyer: undefined };
}
