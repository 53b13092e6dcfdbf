/** Documents as training rows: every right span, and some of the wrong ones, those near to right ones first. */
import { surveyOf } from '../../../src/extract/western/candidates/survey.ts';
import { invoice } from '../../../src/extract/western/invoice.ts';
import { receipt } from '../../../src/extract/western/receipt.ts';
import { invoiceRules, receiptRules } from '../../../src/extract/western/parties/rules.ts';
import type { Page } from '../../../src/domain/document.ts';
import { featuresOf } from '../../../src/extract/western/parties/features.ts';
import { type PageFacts, pageFactsOf } from '../../../src/extract/western/parties/page-facts.ts';
import type { RulesChoice } from '../../../src/extract/western/parties/rules-choice.ts';
import type { Span, SpanKind } from '../../../src/extract/western/parties/spans.ts';
import type { TextModel } from '../../../src/extract/western/parties/text-model.ts';
import type { Draw } from '../../generate/draw.ts';
import type { Truth } from '../labelled.ts';
import { type PartyField, expectedOf, matchOf } from './truth.ts';

/** What the family that would read the pages says by its rules. */
function rulesOf(pages: readonly Page[]): RulesChoice {
  const isReceipt = receipt.recognises(pages) >= invoice.recognises(pages);
  return (isReceipt ? receiptRules : invoiceRules)(surveyOf(pages));
}

export const factsOf = (pages: readonly Page[], model: TextModel): PageFacts =>
  pageFactsOf(surveyOf(pages), rulesOf(pages), model);

export interface Row {
  readonly kind: SpanKind;
  readonly features: Float32Array;
  /** 0: of neither party, 1: of the seller, 2: of the buyer. */
  readonly role: number;
  readonly weight: number;
}

const fieldsOf = { name: ['vendor_name', 'customer_name'], address: ['vendor_address', 'customer_address'] } as const;

interface Labelled {
  readonly span: Span;
  readonly role: number;
  readonly match: number;
}

function labelled(spans: readonly Span[], truth: Truth, kind: SpanKind): Labelled[] {
  const fields: readonly PartyField[] = fieldsOf[kind];
  const expected = fields.map((field) => expectedOf(truth, field));
  return spans.map((span) => {
    let [role, match] = [0, 0];
    fields.forEach((field, index) => {
      const like = matchOf(field, expected[index]!, span.text, span.bare);
      if (like >= 1 && like > match) [role, match] = [index + 1, like];
    });
    return { span, role, match };
  });
}

/** Right spans of one field that are taken, and wrong ones of a document. */
export interface Sampling {
  readonly right: number;
  readonly wrong: number;
}

const shuffled = <Item>(draw: Draw, items: readonly Item[]): Item[] => draw.some(items, items.length);

/** A span that is right, though another is more so, counts this much. */
const lessRight = 0.35;
const clearlyLess = 0.06;
const rightWeight = 3;

/** By role: how well its best span matches. */
const bestMatches = (all: readonly Labelled[]): number[] =>
  [0, 1, 2].map((role) => Math.max(0, ...all.filter((one) => one.role === role).map(({ match }) => match)));

function weightOf(role: number, match: number, best: readonly number[]): number {
  if (role === 0) return 1;
  return rightWeight * (match < (best[role] ?? 0) - clearlyLess ? lessRight : 1);
}

function rowsOfKind(facts: PageFacts, truth: Truth, kind: SpanKind, draw: Draw, sampling: Sampling): Row[] {
  const known = fieldsOf[kind].map((field) => truth[field] !== undefined);
  if (!known.some(Boolean)) return [];
  const spans = facts.spans.filter((span) => span.kind === kind);
  const all = labelled(spans, truth, kind);
  const right = all.filter(({ role }) => role > 0);
  const chains = new Set(right.map(({ span }) => span.first.chain));
  const best = bestMatches(right);
  // Where only one party is known, spans elsewhere may be the other's.
  const wrong = all.filter(({ role, span }) => role === 0 && (known.every(Boolean) || chains.has(span.first.chain)));
  const isNear = ({ span }: Labelled): boolean =>
    chains.has(span.first.chain) || (facts.ofChains[span.first.chain]?.order ?? -1) >= 0;
  const near = shuffled(draw, wrong.filter(isNear)).slice(0, Math.ceil((2 * sampling.wrong) / 3));
  const rest = draw.some(
    wrong.filter((one) => !near.includes(one)),
    Math.max(0, sampling.wrong - near.length),
  );
  const taken = right.toSorted((a, b) => b.match - a.match).slice(0, sampling.right);
  return [...taken, ...near, ...rest].map(({ span, role, match }) => ({
    kind,
    features: featuresOf(facts, span),
    role,
    weight: weightOf(role, match, best),
  }));
}

export const rowsOf = (facts: PageFacts, truth: Truth, draw: Draw, sampling: Sampling): Row[] =>
  (['name', 'address'] as const).flatMap((kind) => rowsOfKind(facts, truth, kind, draw, sampling));
