/**
 * What a span's rivals and partners say of it once all spans of the document were judged for themselves: the second pass
 * over the strongest of them learns to choose roles and ends with all of this in sight.
 */
import type { Judged } from './choose.ts';
import type { SpanKind } from './spans.ts';

export interface JudgedSpans {
  readonly name: readonly Judged[];
  readonly address: readonly Judged[];
}

type Role = 'seller' | 'buyer';
const roles: readonly Role[] = ['seller', 'buyer'];

const holds = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

/** Stands for "not near". */
const far = 9;

/** Strongest of each role with text of its own, best first: the field's rivals. */
interface Ranking {
  readonly best: readonly Judged[];
}

const mostRanked = 8;

function rankingOf(judged: readonly Judged[], role: Role): Ranking {
  const best: Judged[] = [];
  for (const one of judged.toSorted((a, b) => b[role] - a[role])) {
    if (best.some((other) => holds(other.span.bare, one.span.bare))) continue;
    if (best.push(one) >= mostRanked) break;
  }
  return { best };
}

export interface Context {
  readonly spans: JudgedSpans;
  readonly rankings: Readonly<Record<SpanKind, Readonly<Record<Role, Ranking>>>>;
  /** Spans of each kind by the chain that they begin in. */
  readonly byChain: Readonly<Record<SpanKind, ReadonlyMap<number, readonly Judged[]>>>;
}

const byChain = (judged: readonly Judged[]): ReadonlyMap<number, readonly Judged[]> =>
  Map.groupBy(judged, ({ span }) => span.first.chain);

export function contextOf(spans: JudgedSpans): Context {
  const ranked = (kind: SpanKind): Record<Role, Ranking> => ({
    seller: rankingOf(spans[kind], 'seller'),
    buyer: rankingOf(spans[kind], 'buyer'),
  });
  return {
    spans,
    rankings: { name: ranked('name'), address: ranked('address') },
    byChain: { name: byChain(spans.name), address: byChain(spans.address) },
  };
}

/** Its own odds, its place among the rivals, and the strongest that says something else. */
function ownStanding({ rankings }: Context, { span, ...odds }: Judged, role: Role): number[] {
  const { best } = rankings[span.kind][role];
  const place = best.findIndex((other) => holds(other.span.bare, span.bare));
  const rival = best.find((other) => !holds(other.span.bare, span.bare));
  return [odds[role], place < 0 ? mostRanked : place, rival?.[role] ?? 0];
}

/** The strongest span of its chain that is longer, and the strongest that is shorter: whose ends are better. */
function ends({ byChain: chains }: Context, { span }: Judged, role: Role): number[] {
  let [longer, shorter] = [0, 0];
  for (const other of chains[span.kind].get(span.first.chain) ?? []) {
    if (other.span === span || other.span.bare === span.bare) continue;
    if (other.span.bare.includes(span.bare)) longer = Math.max(longer, other[role]);
    else if (span.bare.includes(other.span.bare)) shorter = Math.max(shorter, other[role]);
  }
  return [longer, shorter];
}

/** The strongest partner (the address of a name, the name of an address) in its chain and how far it is; and anywhere. */
function partners({ byChain: chains, rankings }: Context, { span }: Judged, role: Role): number[] {
  const kind = span.kind === 'name' ? 'address' : 'name';
  let near = 0;
  let distance = far;
  for (const other of chains[kind].get(span.first.chain) ?? []) {
    if (other[role] <= near || holds(other.span.bare, span.bare)) continue;
    near = other[role];
    distance =
      span.kind === 'name' ? other.span.first.place - span.last.place : span.first.place - other.span.last.place;
  }
  const best = rankings[kind][role].best[0];
  return [near, distance, best?.[role] ?? 0, best?.span.first.chain === span.first.chain ? 1 : 0];
}

/** How often the same text was found elsewhere, and the most that was said of it there. */
function repeats({ spans }: Context, { span }: Judged, role: Role): number[] {
  let [count, most] = [0, 0];
  for (const other of spans[span.kind]) {
    if (other.span.bare !== span.bare || other.span === span) continue;
    count++;
    most = Math.max(most, other[role]);
  }
  return [Math.min(4, count), most];
}

/** Appended to a span's own features for the second pass. */
export const contextFeatures = (context: Context, judged: Judged): number[] =>
  roles.flatMap((role) => [
    ...ownStanding(context, judged, role),
    ...ends(context, judged, role),
    ...partners(context, judged, role),
    ...repeats(context, judged, role),
  ]);

/** Strongest spans of a kind: those worth a second look. */
export function strongest(judged: readonly Judged[], most = 12): readonly Judged[] {
  const kept = new Set<Judged>();
  for (const role of roles)
    for (const one of judged.toSorted((a, b) => b[role] - a[role]).slice(0, most)) kept.add(one);
  return [...kept];
}
