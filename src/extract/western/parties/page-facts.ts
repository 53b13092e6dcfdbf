/** What is known of a document's cells before spans are judged: what each looks like, and where the parties' blocks are. */
import { bareText } from '../../../domain/bare-text.ts';
import type { Page } from '../../../domain/document.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { hostsIn } from '../values/names.ts';
import { meaningOf } from '../candidates/roles.ts';
import type { Survey } from '../candidates/survey.ts';
import { addressLineOf } from '../values/addresses.ts';
import { type Chains, type Node, chainsOf } from './chains.ts';
import type { RulesChoice, RulesParty } from './rules-choice.ts';
import { rulesSpans } from './rules-spans.ts';
import { mayBeOf } from './possible-lines.ts';
import { type Section, sectionsOf } from './sections.ts';
import { type MayBe, type Span, folded, spansOf, withMore } from './spans.ts';
import { type Likeness, type TextModel, classAt, classCount } from './text-model.ts';

export interface NodeFacts {
  readonly text: Likeness;
  readonly value: Likeness;
  readonly label: Likeness;
  readonly role: LabelMeaning | undefined;
  /** 0 nothing, 1 country, 2 street, 3 postal. */
  readonly address: number;
  readonly inTable: boolean;
  readonly mayBe: MayBe;
}

export interface ChainFacts {
  /** Its place among the chains that look like addresses, in reading order; -1 if it looks like none. */
  readonly order: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly likest: Likeness;
}

/** Shares of the characters of a page, 0..1. */
export interface StyleShares {
  /** By number of the style. */
  readonly of: ReadonlyMap<number, number>;
  readonly bold: number;
}

export interface PageFacts {
  readonly survey: Survey;
  readonly chains: Chains;
  readonly nodes: readonly NodeFacts[];
  /** The heading that each node stands under. */
  readonly sections: readonly (Section | undefined)[];
  readonly ofChains: readonly ChainFacts[];
  readonly addressBlocks: number;
  readonly spans: readonly Span[];
  readonly model: TextModel;
  /** Width and height of each page by its number. */
  readonly sizes: ReadonlyMap<number, readonly [number, number]>;
  readonly firstPage: number;
  /** How the text of each page is set; nothing of pages of which that is not known. */
  readonly styleShares: ReadonlyMap<number, StyleShares>;
  readonly bodyHeight: number;
  readonly tallest: number;
  /** Whether the document has headings of sellers, buyers and deliveries: 0..1 each. */
  readonly headings: readonly number[];
  /** Names of hosts in mail and web addresses, letters and digits alone. */
  readonly hosts: readonly string[];
  readonly allText: string;
  readonly isReceipt: boolean;
  /** What the rules chose, `folded` and without blanks and signs. */
  readonly rules: {
    readonly [Role in 'seller' | 'buyer']: readonly [name: string, address: string, confidence: number];
  };
}

const addressAt = classAt('address');
const headingsAt = [classAt('sellerHeading'), classAt('buyerHeading'), classAt('deliveryHeading')];

const nothing: Likeness = new Float32Array(classCount);
const neither: MayBe = { name: false, address: false };

/** Parties stand on the first pages or, with the fine print, on the last. */
function partyPages({ layout }: Survey): ReadonlySet<number> {
  const numbers = layout.pages.map((page) => page.number);
  return new Set([...numbers.slice(0, 2), ...numbers.slice(-1)]);
}

const addressKinds = { country: 1, street: 2, postal: 3 } as const;

function nodeFactsOf(survey: Survey, model: TextModel, { cell, value, label }: Node): NodeFacts {
  const kind = addressLineOf(value);
  const line = survey.layout.lines[cell.line];
  const inTable = line !== undefined && survey.tableLines.has(line);
  const text = model.of(cell.text);
  const ofValue = value === cell.text ? text : model.of(value);
  return {
    text,
    value: ofValue,
    label: label === '' ? nothing : model.of(label),
    role: meaningOf(survey, cell),
    address: kind ? addressKinds[kind] : 0,
    inTable,
    mayBe: mayBeOf(ofValue, inTable),
  };
}

function likestOf(members: readonly NodeFacts[]): Likeness {
  const likest = new Float32Array(classCount);
  for (const { text } of members)
    for (let at = 0; at < classCount; at++) likest[at] = Math.max(likest[at] ?? 0, text[at] ?? 0);
  return likest;
}

/** Longer chains are columns of tables, not blocks of addresses. */
const longestBlock = 14;

function chainFactsOf(
  { chains }: Chains,
  nodes: readonly NodeFacts[],
): { ofChains: ChainFacts[]; addressBlocks: number } {
  const blocks = chains.flatMap((chain, index) => {
    const [first] = chain;
    const isBlock = chain.length <= longestBlock && chain.some(({ id }) => (nodes[id]?.value[addressAt] ?? 0) > 0.5);
    return first && isBlock
      ? [{ index, page: first.cell.page, row: Math.round(first.cell.box[1] / 25), x: first.cell.box[0] }]
      : [];
  });
  blocks.sort((a, b) => a.page - b.page || a.row - b.row || a.x - b.x);
  const orders = new Map(blocks.map(({ index }, order) => [index, order] as const));
  const ofChains = chains.map((chain, index) => ({
    order: orders.get(index) ?? -1,
    right: Math.max(...chain.map(({ cell }) => cell.box[2])),
    top: chain[0]?.cell.box[1] ?? 0,
    bottom: chain.at(-1)?.cell.box[3] ?? 0,
    likest: likestOf(chain.flatMap(({ id }) => nodes[id] ?? [])),
  }));
  return { ofChains, addressBlocks: blocks.length };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 10;
}

const partyBare = (party: RulesParty | undefined): readonly [string, string, number] => [
  folded(bareText(party?.name ?? '')),
  folded(bareText(party?.address ?? '')),
  party?.confidence ?? 0,
];

function styleSharesOf({ words }: Page): StyleShares | undefined {
  const counts = new Map<number, number>();
  let [all, bold] = [0, 0];
  for (const { text, style } of words) {
    if (!style) continue;
    counts.set(style.number, (counts.get(style.number) ?? 0) + text.length);
    all += text.length;
    if (style.bold) bold += text.length;
  }
  if (all === 0) return undefined;
  return { of: new Map([...counts].map(([number, count]) => [number, count / all])), bold: bold / all };
}

/** Text beyond this is not searched for repeated names. */
const mostText = 40_000;

export function pageFactsOf(survey: Survey, rules: RulesChoice, model: TextModel): PageFacts {
  const chains = chainsOf(survey, partyPages(survey));
  const nodes = chains.nodes.map((node) => nodeFactsOf(survey, model, node));
  const heights = chains.nodes.map(({ cell }) => cell.height);
  const texts = chains.nodes.map(({ cell }) => cell.text);
  return {
    survey,
    chains,
    nodes,
    sections: sectionsOf(chains.nodes, ({ id }) => nodes[id]?.role),
    ...chainFactsOf(chains, nodes),
    spans: withMore(
      spansOf(chains.chains, survey.labels, ({ id }) => nodes[id]?.mayBe ?? neither),
      rulesSpans(rules, chains.nodes),
    ),
    model,
    sizes: new Map(survey.layout.pages.map(({ number, width, height }) => [number, [width, height]])),
    styleShares: new Map(
      survey.layout.pages.flatMap((page) => {
        const shares = styleSharesOf(page);
        return shares ? [[page.number, shares] as const] : [];
      }),
    ),
    firstPage: survey.layout.pages[0]?.number ?? 1,
    bodyHeight: median(heights),
    tallest: heights.reduce((most, height) => Math.max(most, height), 1),
    headings: headingsAt.map((at) => nodes.reduce((most, { text }) => Math.max(most, text[at] ?? 0), 0)),
    hosts: texts.flatMap((text) => hostsIn(text).map((host) => host.replace(/[^a-z0-9]/g, ''))),
    allText: bareText(texts.join(' ').slice(0, mostText)),
    isReceipt: rules.family === 'receipt',
    rules: { seller: partyBare(rules.seller), buyer: partyBare(rules.buyer) },
  };
}
