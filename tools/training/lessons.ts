/**
 * Lessons of the three shapes in which candidates are chosen: one value of a field, a pair of parties, and net, tax and
 * total. Each scores as its chooser in src/extract/western/candidates does, in the weights' own space.
 *
 * A document whose right value is no candidate at all teaches nothing: no weight could have found it.
 */
import { perRepetition } from '../../src/extract/western/candidates/score.ts';
import { type Lesson, type Outcome, type Sparse, addTo, dot } from './fit.ts';

export interface Alternative {
  readonly right: boolean;
  /** Where the document says the value; the best place counts. Empty: the document has no such value (score 0). */
  readonly places: readonly Sparse[];
}

interface Scored {
  readonly right: boolean;
  readonly score: number;
  readonly parts: readonly Sparse[];
}

/** Loss and gradient of a softmax over `scored` in which several may be right. */
function softmax(scored: readonly Scored[], gradient: Float64Array | undefined, importance: number): Outcome {
  const top = scored.reduce((a, b) => (b.score > a.score ? b : a));
  let all = 0;
  let right = 0;
  for (const { score, right: isRight } of scored) {
    const mass = Math.exp(score - top.score);
    all += mass;
    if (isRight) right += mass;
  }
  // Below it the likelihood has no number, only a direction.
  const least = 1e-12 * all;
  if (gradient) {
    for (const { score, right: isRight, parts } of scored) {
      const mass = Math.exp(score - top.score);
      const slope = mass / all - (isRight ? mass / Math.max(right, least) : 0);
      if (Math.abs(slope) > 1e-6) for (const part of parts) addTo(gradient, part, importance * slope);
    }
  }
  return { loss: -Math.log(Math.max(right, least) / all), right: top.right };
}

type About = Pick<Lesson, 'id' | 'group'>;

/** A value of one field, among `alternatives` or none of them. */
export function choiceLesson(about: About, alternatives: readonly Alternative[]): Lesson | undefined {
  if (!alternatives.some(({ right }) => right) || alternatives.length < 2) return undefined;
  return {
    ...about,
    learn(weights, gradient, importance = 1) {
      const scored = alternatives.map(({ right, places }): Scored => {
        let best: { score: number; place: Sparse } | undefined;
        for (const place of places) {
          const score = dot(place, weights);
          if (!best || score > best.score) best = { score, place };
        }
        if (!best) return { right, score: 0, parts: [] };
        const repeated = best.score > 0 ? perRepetition * Math.log2(Math.min(places.length, 4)) : 0;
        return { right, score: best.score + repeated, parts: [best.place] };
      });
      return softmax(scored, gradient, importance);
    },
  };
}

const partOf = (parts: readonly Sparse[], index: number | undefined): Sparse[] => {
  const part = index === undefined ? undefined : parts[index];
  return part ? [part] : [];
};

/** Pairs grow with the second power of them, triples with the third. */
const most = { ofASide: 12, ofARole: 5 };

/** A candidate and whether it may be right: one that may is kept however little it scores. */
interface Ranked {
  readonly index: number;
  readonly score: number;
}

function best(scores: readonly number[], kept: number, mayBeRight: (index: number) => boolean): Ranked[] {
  return scores
    .map((score, index) => ({ index, score }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .filter(({ index }, place) => place < kept || mayBeRight(index));
}

export interface PairAbout extends About {
  /** `seller[i]` and `buyer[i]` are one candidate in two roles. */
  readonly seller: readonly Sparse[];
  readonly buyer: readonly Sparse[];
  /** Whether candidate i (undefined: none) is the right one. */
  readonly isSeller: (index: number | undefined) => boolean;
  readonly isBuyer: (index: number | undefined) => boolean;
  /** What a pair scores besides. */
  readonly between: (seller: number, buyer: number) => number;
}

/** Two roles that exclude each other. */
export function pairLesson({ id, group, seller, buyer, isSeller, isBuyer, between }: PairAbout): Lesson | undefined {
  const all = [...seller.keys(), undefined];
  if (!all.some(isSeller) || !all.some(isBuyer)) return undefined;
  const known = new Map<number, number>();
  const besides = (i: number, j: number): number => {
    const key = i * seller.length + j;
    const score = known.get(key) ?? between(i, j);
    known.set(key, score);
    return score;
  };
  return {
    id,
    group,
    learn(weights, gradient, importance = 1) {
      const scores = (parts: readonly Sparse[]): number[] => parts.map((part) => dot(part, weights));
      const sellers = [...best(scores(seller), most.ofASide, isSeller), undefined];
      const buyers = [...best(scores(buyer), most.ofASide, isBuyer), undefined];
      const scored = sellers.flatMap((a) =>
        buyers.map((b): Scored => ({
          right: isSeller(a?.index) && isBuyer(b?.index),
          score: (a?.score ?? 0) + (b?.score ?? 0) + (a && b ? besides(a.index, b.index) : 0),
          parts: [...partOf(seller, a?.index), ...partOf(buyer, b?.index)],
        })),
      );
      return softmax(scored, gradient, importance);
    },
  };
}

export interface Amount {
  readonly cents: number;
  readonly places: readonly Sparse[];
}

export interface Roles<Value> {
  readonly net: Value;
  readonly tax: Value;
  readonly total: Value;
}
export const roleNames = ['net', 'tax', 'total'] as const;

interface Role {
  /** Place among the role's amounts; -1 for none. */
  readonly index: number;
  readonly cents: number | undefined;
  readonly score: number;
  readonly parts: readonly Sparse[];
}

export interface TriplesAbout extends About {
  readonly amounts: Roles<readonly Amount[]>;
  /** Whether the amount (undefined: none) is right in its role; undefined where the truth does not say. */
  readonly judge: (role: keyof Roles<unknown>, cents: number | undefined) => boolean | undefined;
  /** What net, tax and total have to do with each other, and what is known of the score besides. */
  readonly joint: (triple: Roles<number | undefined>) => { readonly part: Sparse; readonly score: number };
}

/**
 * Net, tax and total together. Roles that the truth leaves open, or whose right amount is no candidate, take what goes
 * best with the others, as they do when read.
 */
export function triplesLesson({ id, group, amounts, judge, joint }: TriplesAbout): Lesson | undefined {
  const isRight = (role: (typeof roleNames)[number], cents: number | undefined): boolean => judge(role, cents) === true;
  const told = roleNames.filter(
    (role) => isRight(role, undefined) || amounts[role].some(({ cents }) => isRight(role, cents)),
  );
  if (!told.includes('total')) return undefined;
  const size = 1 + Math.max(...roleNames.map((role) => amounts[role].length));
  const known = new Map<number, ReturnType<typeof joint>>();
  const jointly = (net: Role, tax: Role, total: Role): ReturnType<typeof joint> => {
    const key = ((net.index + 1) * size + tax.index + 1) * size + total.index + 1;
    const found = known.get(key) ?? joint({ net: net.cents, tax: tax.cents, total: total.cents });
    known.set(key, found);
    return found;
  };
  const rolesOf = (role: (typeof roleNames)[number], weights: Float64Array): Role[] => {
    const places = amounts[role].map(({ places: all }) => {
      const [first] = best(
        all.map((place) => dot(place, weights)),
        1,
        () => false,
      );
      const score = first?.score ?? 0;
      return {
        score: score > 0 ? score + perRepetition * Math.log2(Math.min(all.length, 4)) : score,
        parts: partOf(all, first?.index),
      };
    });
    const kept = best(
      places.map(({ score }) => score),
      most.ofARole,
      (index) => isRight(role, amounts[role][index]?.cents),
    );
    return [
      ...kept.map(({ index, score }) => ({
        index,
        score,
        cents: amounts[role][index]?.cents,
        parts: places[index]?.parts ?? [],
      })),
      { index: -1, score: 0, cents: undefined, parts: [] },
    ];
  };
  return {
    id,
    group,
    learn(weights, gradient, importance = 1) {
      const [nets, taxes, totals] = roleNames.map((role) => rolesOf(role, weights)) as [Role[], Role[], Role[]];
      const alternatives = new Map<string, Scored>();
      for (const total of totals) {
        for (const net of nets) {
          for (const tax of taxes) {
            const nothing = total.index < 0;
            if (nothing && (net.index >= 0 || tax.index >= 0)) continue;
            const between = nothing ? undefined : jointly(net, tax, total);
            const besides = between ? between.score + dot(between.part, weights) : 0;
            const score = net.score + tax.score + total.score + besides;
            const key = `${told.includes('net') ? net.index : ''} ${told.includes('tax') ? tax.index : ''} ${total.index}`;
            if ((alternatives.get(key)?.score ?? -Infinity) >= score) continue;
            alternatives.set(key, {
              right: told.every((role) => isRight(role, { net, tax, total }[role].cents)),
              score,
              parts: [...net.parts, ...tax.parts, ...total.parts, ...(between ? [between.part] : [])],
            });
          }
        }
      }
      return softmax([...alternatives.values()], gradient, importance);
    },
  };
}
