/**
 * The four fields chosen together: one span is not two things, seller and buyer are not one name, and a name whose
 * address stands right below it is likelier to be one.
 */
import { leastBrand } from './name-signs.ts';
import type { Span } from './spans.ts';

export interface Judged {
  readonly span: Span;
  /** Probability of being the seller's and of being the buyer's. */
  readonly seller: number;
  readonly buyer: number;
}

export interface Choice {
  readonly sellerName: Judged | undefined;
  readonly sellerAddress: Judged | undefined;
  readonly buyerName: Judged | undefined;
  readonly buyerAddress: Judged | undefined;
}

/** Weights of the choice; see `npm run train`. */
export interface ChoiceWeights {
  /** Probability at which a span is as good as none. */
  readonly none: number;
  /** Added where the address stands right below the name, and where the name stands right below or inside the address. */
  readonly below: number;
  readonly same: number;
  /** Added where the address stands beside the name or a few lines from it, also in another column of the same block. */
  readonly near: number;
}

export const choiceWeights: ChoiceWeights = { none: 0.03, below: 1.2, same: 0.8, near: 0.3 };

const mostOfAField = 12;
const mostPairs = 30;

interface Scored {
  readonly judged: Judged;
  readonly score: number;
}

type Role = 'seller' | 'buyer';

/** The likeliest spans of a field. What stands twice on the page counts in both places: one of them has its address below. */
function best(judged: readonly Judged[], role: Role, none: number): Scored[] {
  const seen = new Set<string>();
  const found: Scored[] = [];
  for (const one of judged.toSorted((a, b) => b[role] - a[role]).slice(0, 4 * mostOfAField)) {
    const key = `${one.span.first.chain} ${one.span.bare}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push({ judged: one, score: Math.log(Math.max(1e-9, one[role]) / none) });
    if (found.length >= mostOfAField) break;
  }
  return found;
}

interface Pair {
  readonly name: Judged | undefined;
  readonly address: Judged | undefined;
  readonly score: number;
}

/** Whether two spans have text of the page in common. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.segments.some((one) =>
    b.segments.some((other) => one.node === other.node && one.start < other.end && other.start < one.end),
  );

/** How far apart two spans of one block may be, in heights of a line: across, and up or down. */
const nearest = { across: 6, along: 4 };

function areNear({ first: { cell: a } }: Span, { first: { cell: b } }: Span): boolean {
  if (a.page !== b.page) return false;
  const across = Math.max(a.box[0], b.box[0]) - Math.min(a.box[2], b.box[2]);
  const along = Math.max(a.box[1], b.box[1]) - Math.min(a.box[3], b.box[3]);
  return across <= nearest.across * a.height && along <= nearest.along * a.height;
}

/** An address begins so many lines below its name at most: a person or a department may stand between them. */
const mostBelow = 2;

function bonusOf({ below, same, near }: ChoiceWeights, name: Span, address: Span): number {
  const lines = address.first.place - name.last.place;
  if (name.first.chain !== address.first.chain || lines > mostBelow) return areNear(name, address) ? near : 0;
  if (lines > 0) return below;
  return name.first.place - address.last.place <= mostBelow ? same : 0;
}

function pairsOf(names: readonly Scored[], addresses: readonly Scored[], weights: ChoiceWeights): Pair[] {
  const pairs: Pair[] = [];
  for (const name of [...names, undefined]) {
    for (const address of [...addresses, undefined]) {
      let score = (name?.score ?? 0) + (address?.score ?? 0);
      if (name && address) {
        const [a, b] = [name.judged.span, address.judged.span];
        if (overlaps(a, b) || b.bare.startsWith(a.bare)) continue;
        score += bonusOf(weights, a, b);
      }
      pairs.push({ name: name?.judged, address: address?.judged, score });
    }
  }
  return pairs.sort((a, b) => b.score - a.score).slice(0, mostPairs);
}

/**
 * A text and the same one cut differ by no more than this: a name without its legal form or a part of it, an address
 * without its country or region.
 */
const mostCut = { name: 4, address: 20 } as const;

function readsLike({ kind, bare }: Span, other: Span): boolean {
  if (kind !== other.kind) return false;
  const isCut = bare.startsWith(other.bare) || other.bare.startsWith(bare);
  return bare === other.bare || (isCut && Math.abs(bare.length - other.bare.length) <= mostCut[kind]);
}

/**
 * A brand and its company, or a name and the same one with the next line: "kestrelroof" and "Kestrel Roof Restoration Pty
 * Ltd". Of 216 real documents one names two parties of which one's name begins with all of the other's.
 */
function areOneParty(a: Judged | undefined, b: Judged | undefined): boolean {
  if (!a || !b) return false;
  const [short, long] =
    a.span.bare.length < b.span.bare.length ? [a.span.bare, b.span.bare] : [b.span.bare, a.span.bare];
  return short.length >= leastBrand && long.startsWith(short);
}

function areOneText(a: Judged | undefined, b: Judged | undefined): boolean {
  return a !== undefined && b !== undefined && (readsLike(a.span, b.span) || overlaps(a.span, b.span));
}

/** Whether a seller and a buyer claim the same text of the page, or have the same name or address. */
const clash = (seller: Pair, buyer: Pair): boolean =>
  areOneText(seller.name, buyer.name) ||
  areOneParty(seller.name, buyer.name) ||
  areOneText(seller.address, buyer.address) ||
  areOneText(seller.name, buyer.address) ||
  areOneText(seller.address, buyer.name);

/** The best quadruple of spans; any of them may be absent. */
export function chooseFields(names: readonly Judged[], addresses: readonly Judged[], weights = choiceWeights): Choice {
  const pairs = (role: Role): Pair[] =>
    pairsOf(best(names, role, weights.none), best(addresses, role, weights.none), weights);
  const [sellers, buyers] = [pairs('seller'), pairs('buyer')];
  const topBuyer = buyers[0]?.score ?? 0;
  let chosen: { seller: Pair; buyer: Pair; score: number } | undefined;
  for (const seller of sellers) {
    if (chosen && seller.score + topBuyer <= chosen.score) break;
    for (const buyer of buyers) {
      const score = seller.score + buyer.score;
      if (chosen && score <= chosen.score) break;
      if (clash(seller, buyer)) continue;
      chosen = { seller, buyer, score };
      break;
    }
  }
  return {
    sellerName: chosen?.seller.name,
    sellerAddress: chosen?.seller.address,
    buyerName: chosen?.buyer.name,
    buyerAddress: chosen?.buyer.address,
  };
}
