/**
 * Seller and buyer, chosen together: the same name is not both.
 *
 * A name found without its address takes the address of another candidate of the same name.
 */
import type { Evidence, Method } from '../../../domain/evidence.ts';
import { isSameName } from '../values/names.ts';
import type { PartyCandidate } from './parties.ts';
import { type Weights, scoreOf, surestChoice } from './score.ts';

export interface ChosenParty {
  readonly name: Evidence<string>;
  readonly address?: Evidence<string>;
}

type Role = 'seller' | 'buyer';

interface ScoredParty {
  readonly candidate: PartyCandidate;
  readonly seller: number;
  readonly buyer: number;
}

interface Pair {
  readonly seller: ScoredParty | undefined;
  readonly buyer: ScoredParty | undefined;
  readonly score: number;
}

/** So many of the likeliest candidates for each role are paired with each other. */
const mostPaired = 12;

/** An address is a little less sure than the name it belongs to. */
const addressFactor = 0.97;

/** One name or one address is not both. */
export const exclusion = (seller: PartyCandidate, buyer: PartyCandidate): number =>
  (isSameName(seller.name, buyer.name) ? -8 : 0) +
  (seller.address !== undefined && seller.address === buyer.address ? -6 : 0);

const likeliest = (scored: readonly ScoredParty[], role: Role): ScoredParty[] =>
  scored.toSorted((a, b) => b[role] - a[role]).slice(0, mostPaired);

/** All pairs of likely candidates; either role may be nobody's. */
function pairsOf(scored: readonly ScoredParty[]): Pair[] {
  const buyers = [...likeliest(scored, 'buyer'), undefined];
  return [...likeliest(scored, 'seller'), undefined].flatMap((seller) =>
    buyers.map((buyer) => ({
      seller,
      buyer,
      score:
        (seller?.seller ?? 0) +
        (buyer?.buyer ?? 0) +
        (seller && buyer ? exclusion(seller.candidate, buyer.candidate) : 0),
    })),
  );
}

/** The probability that a pair of which `isMeant` holds is the right one. */
type ShareOf = (isMeant: (pair: Pair) => boolean) => number;

function sharesIn(pairs: readonly Pair[], best: Pair): ShareOf {
  const weightOf = (some: readonly Pair[]): number =>
    some.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0);
  const all = weightOf(pairs);
  return (isMeant) => weightOf(pairs.filter(isMeant)) / all;
}

/** The best candidate with an address that has the name of `party`, if not `party` itself. */
const withAddress = (party: PartyCandidate, scored: readonly ScoredParty[], role: Role): PartyCandidate | undefined =>
  party.address
    ? party
    : scored
        .filter(({ candidate }) => candidate.address && isSameName(candidate.name, party.name))
        .toSorted((a, b) => b[role] - a[role])[0]?.candidate;

const evidenceFor = (
  value: string,
  { page, box }: PartyCandidate,
  confidence: number,
  method: Method,
): Evidence<string> => ({ value, confidence, method, page, box, text: value });

function chosenFor(
  role: Role,
  scored: readonly ScoredParty[],
  { best, shareOf }: { readonly best: Pair; readonly shareOf: ShareOf },
  method: Method,
): ChosenParty | undefined {
  const party = best[role]?.candidate;
  if (!party) return undefined;
  const share = shareOf((pair) => pair[role] !== undefined && isSameName(pair[role].candidate.name, party.name));
  const confidence = Math.min(surestChoice, share);
  const name = evidenceFor(party.name, party, confidence, method);
  const located = withAddress(party, scored, role);
  const address = located?.address;
  if (!located || !address) return { name };
  // Names may be unsure where the address is not: several lines of one block compete.
  const shareOfAddress = shareOf((pair) => pair[role]?.candidate.address === address);
  const sureness = addressFactor * Math.min(surestChoice, Math.max(confidence, shareOfAddress));
  return { name, address: evidenceFor(address, located, sureness, method) };
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
  const pairs = pairsOf(scored);
  const best = pairs.reduce((a, b) => (b.score > a.score ? b : a));
  const choice = { best, shareOf: sharesIn(pairs, best) };
  const seller = chosenFor('seller', scored, choice, method);
  const buyer = chosenFor('buyer', scored, choice, method);
  return { ...(seller ? { seller } : {}), ...(buyer ? { buyer } : {}) };
}
