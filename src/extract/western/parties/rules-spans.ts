/**
 * The rules' choice as spans: where their text stands among the cells. Rules join lines that no chain joins, so without
 * these some of what they find would never be judged.
 */
import { bareText } from '../../../domain/bare-text.ts';
import type { Node } from './chains.ts';
import type { RulesChoice } from './rules-choice.ts';
import { type Segment, type Span, type SpanKind, folded, spanOf } from './spans.ts';

/** A following line of the same value is no farther off than this many cells. */
const reach = 14;

const whole = (node: Node): Segment => ({ node, start: node.valueStart, end: node.cell.text.length });

/** The characters of `node` from its value on that spell `bare`, which its value begins with. */
function beginning(node: Node, bare: string): Segment {
  const { text } = node.cell;
  let end = node.valueStart;
  while (end < text.length && bareText(text.slice(node.valueStart, end)).length < bare.length) end++;
  return { node, start: node.valueStart, end };
}

/** A cell with its text and its value as they are compared. */
interface Comparable {
  readonly node: Node;
  readonly folded: string;
  readonly bare: string;
}

function spelled(target: string, from: number, nodes: readonly Comparable[]): Segment[] | undefined {
  const segments: Segment[] = [];
  let rest = target;
  let limit = from + 1;
  for (let index = from; index < Math.min(limit, nodes.length); index++) {
    const { node, bare } = nodes[index] ?? { bare: '' };
    if (!node || bare === '') continue;
    if (rest.startsWith(bare)) segments.push(whole(node));
    else if (bare.startsWith(rest)) segments.push(beginning(node, rest));
    else continue;
    rest = rest.slice(bare.length);
    if (rest === '') return segments;
    limit = index + reach;
  }
  return undefined;
}

function located(kind: SpanKind, text: string, nodes: readonly Comparable[]): Span | undefined {
  const target = bareText(text);
  if (target.length < 3) return undefined;
  const exact = folded(text);
  const inside = nodes.find((each) => each.folded.includes(exact));
  if (inside) {
    const start = inside.folded.indexOf(exact);
    return spanOf(kind, [{ node: inside.node, start, end: start + text.length }]);
  }
  for (let from = 0; from < nodes.length; from++) {
    const segments = spelled(target, from, nodes);
    if (segments) return spanOf(kind, segments);
  }
  return undefined;
}

/** Spans of the rules' values, as far as they can be found. */
export function rulesSpans({ seller, buyer }: RulesChoice, nodes: readonly Node[]): Span[] {
  const parties = [seller, buyer].filter((party) => party !== undefined);
  if (parties.length === 0) return [];
  const comparable = nodes.map((node) => ({ node, folded: folded(node.cell.text), bare: bareText(node.value) }));
  return parties
    .flatMap(({ name, address }) => [
      ...(name ? [located('name', name, comparable)] : []),
      ...(address ? [located('address', address, comparable)] : []),
    ])
    .filter((span) => span !== undefined);
}
