/**
 * Seller and buyer of a document: spans of its text judged by trained trees and chosen together. The choice of the rules
 * (`candidates/parties.ts`) is one of the signs that the trees judge by.
 */
import { bareText } from '../../../domain/bare-text.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Survey } from '../candidates/survey.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { legalForm, legalFormAlone, startOfForm } from '../values/names.ts';
import { boxOf } from '../../layout/text-layout.ts';
import { withLegalNames } from './brands.ts';
import { type Choice, type Judged, chooseFields, overlaps } from './choose.ts';
import { confidenceOf, formAtEnd } from './confidence.ts';
import { featuresOf } from './features.ts';
import { withLabelledPlaces } from './labelled-places.ts';
import { partyModel } from './model.ts';
import { formPartiesOf } from './forms.ts';
import { type PageFacts, pageFactsOf } from './page-facts.ts';
import type { RulesChoice } from './rules-choice.ts';
import { type Span, type SpanKind, folded } from './spans.ts';
import { shareInBlock, shareUnder } from './sections.ts';
import { isSpokenFor } from './support.ts';
import { type Forest, probabilitiesOf } from './trees.ts';
import { wholenessOf } from './wholeness.ts';

export const partyPaths = ['seller.name', 'seller.address', 'buyer.name', 'buyer.address'] as const;
export type PartyPath = (typeof partyPaths)[number];

/** The check of the parties asks about each that is unsure; what is less likely than this helps nobody who is asked. */
export const leastOfParty = 0.15;

export type PartyFields = { readonly [Path in PartyPath]?: Evidence<string> };

export type PartyTrees = Readonly<Record<SpanKind, Forest>>;

/** All spans of a document with their odds. */
export type JudgedSpans = Readonly<Record<SpanKind, readonly Judged[]>>;

/** What is left of the odds of a buyer on a receipt without a heading for one: tills know no buyer. */
const unheadedShare = 0.1;

function judge(facts: PageFacts, kind: SpanKind, forest: Forest): Judged[] {
  const headed = new Set(facts.nodes.flatMap((node) => node.role ?? []));
  const roleOf = ({ id }: Span['first']): LabelMeaning | undefined => facts.nodes[id]?.role;
  const spans = facts.spans.filter((span) => span.kind === kind);
  const odds = probabilitiesOf(
    forest,
    spans.map((span) => featuresOf(facts, span)),
  );
  return spans.map((span, at) => {
    const [, seller = 0, buyer = 0] = odds[at] ?? [];
    const share = wholenessOf(span, facts.survey.labels);
    const section = facts.sections[span.first.id];
    const shareOf = (role: 'seller' | 'buyer'): number =>
      (role === 'buyer' && facts.isReceipt && !headed.has('buyer') ? unheadedShare : 1) *
      share *
      Math.min(shareUnder(section, role, headed), shareInBlock(span.first, role, roleOf));
    return { span, seller: shareOf('seller') * seller, buyer: shareOf('buyer') * buyer };
  });
}

/** How likely what stands in the rows of a form is to be what their labels and heading say. */
const oddsInForm = 0.7;

export function judgedSpans(facts: PageFacts, { name, address }: PartyTrees): JudgedSpans {
  const { chains, nodes, survey } = facts;
  const parties = formPartiesOf({
    nodes: chains.nodes,
    labels: survey.labels,
    roleOf: ({ id }) => nodes[id]?.role,
  });
  const inForms = (kind: SpanKind): Judged[] =>
    parties.flatMap(({ role, [kind]: span }) => (span ? [{ span, seller: 0, buyer: 0, [role]: oddsInForm }] : []));
  return {
    name: [...inForms('name'), ...judge(facts, 'name', name)],
    address: [...inForms('address'), ...judge(facts, 'address', address)],
  };
}

const fieldsOf: {
  readonly [Path in PartyPath]: {
    readonly kind: SpanKind;
    readonly role: 'seller' | 'buyer';
    readonly of: keyof Choice;
  };
} = {
  'seller.name': { kind: 'name', role: 'seller', of: 'sellerName' },
  'seller.address': { kind: 'address', role: 'seller', of: 'sellerAddress' },
  'buyer.name': { kind: 'name', role: 'buyer', of: 'buyerName' },
  'buyer.address': { kind: 'address', role: 'buyer', of: 'buyerAddress' },
};

const holds = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

/**
 * How likely the choice is: its odds, and how they compare with those of the strongest span that says something else. A
 * span that overlaps what was chosen for another field is no rival.
 */
function probabilityOf(
  chosen: Judged,
  all: readonly Judged[],
  role: 'seller' | 'buyer',
  others: readonly Span[],
): number {
  const own = chosen[role];
  let rival = 0;
  for (const { span, [role]: odds } of all) {
    if (odds <= rival || holds(span.bare, chosen.span.bare) || others.some((other) => overlaps(other, span))) continue;
    rival = odds;
  }
  return (own * own) / Math.max(1e-9, own + rival);
}

/** Texts that differ by less of the longer one than this are the same to whoever reads them. */
const leastCut = 0.1;

/**
 * How likely the choice was cut at the wrong line: the odds of the strongest span that goes on where it ends, or ends
 * before it does, as a share of its own.
 */
function cutRivalOf(chosen: Judged, all: readonly Judged[], role: 'seller' | 'buyer'): number {
  const own = chosen.span;
  let rival = 0;
  for (const { span, [role]: odds } of all) {
    if (odds <= rival || !holds(span.bare, own.bare) || !overlaps(span, own)) continue;
    const [short, long] = [span.bare.length, own.bare.length].toSorted((a, b) => a - b) as [number, number];
    if (long - short > leastCut * long) rival = odds;
  }
  return Math.min(1, rival / Math.max(1e-9, chosen[role]));
}

/** A choice, how likely it is before calibration, and whether the rules say the same. */
export interface ChosenField {
  readonly path: PartyPath;
  readonly span: Span;
  readonly probability: number;
  readonly agrees: boolean;
  /** See `ChosenText`. */
  readonly isFormElsewhere: boolean;
  readonly cutRival: number;
  /** Nothing on the page speaks for this seller. */
  readonly isDoubted: boolean;
}

/** The rules' value counts as the same where one holds the other and little is left over. */
function agreesWith(bare: string, rules: string): boolean {
  const [short, long] = [Math.min(bare.length, rules.length), Math.max(bare.length, rules.length)];
  return short > 0.85 * long && holds(bare, rules);
}

/** The name of a region or country has no more letters than this. */
const longestRegion = 25;

/**
 * The address with the region or country below it, where the rules took that line too. The trees have seen too few such
 * lines to do so themselves.
 */
function withRegion(chosen: Span, rules: string, all: readonly Span[]): Span {
  const own = folded(chosen.bare);
  const rest = rules.startsWith(own) ? rules.slice(own.length) : '';
  if (rest === '' || rest.length > longestRegion || /\p{N}/u.test(rest)) return chosen;
  return all.find(({ kind, bare }) => kind === 'address' && folded(bare) === rules) ?? chosen;
}

/** "Vindhya Ceramics" over "Private Limited", "Harbourline Lifts Pty" over "Ltd": the name with nothing but its legal form. */
function withFormBehind(chosen: Span, all: readonly Span[]): Span {
  const isWhole = ({ kind, first, text }: Span): boolean => {
    if (kind !== 'name' || first.id !== chosen.first.id || !text.startsWith(chosen.text)) return false;
    const rest = text.slice(chosen.text.length).replace(/^[\s,]+/, '');
    // "Sp." and "z o.o." are no forms by themselves.
    return rest !== '' && (legalFormAlone.test(rest) || startOfForm(text) < chosen.text.length);
  };
  const whole = all.filter(isWhole);
  return whole.toSorted((a, b) => b.text.length - a.text.length)[0] ?? chosen;
}

/** "Quinta do Vale - Turismo Rural, S.A.": a name that was cut before a dash goes on to its legal form. */
function withForm(chosen: Span, all: readonly Span[]): Span {
  if (chosen.how !== 'separated' || legalForm.test(chosen.text)) return withFormBehind(chosen, all);
  const isWhole = ({ kind, how, first, last, text }: Span): boolean =>
    kind === 'name' &&
    how === 'lines' &&
    first.id === chosen.first.id &&
    last.id === first.id &&
    text.startsWith(chosen.text) &&
    !/\d/.test(text) &&
    formAtEnd.test(text);
  return all.find(isWhole) ?? chosen;
}

/** Less likely, a name is not taken for the seller's by anybody. */
const leastRival = 0.02;

/** "marlowe finch" in the letterhead, where "Marlowe Finch Architects LLP" stands in the foot. */
const hasFormElsewhere = (chosen: Span, names: readonly Judged[], others: readonly Span[]): boolean =>
  !legalForm.test(chosen.text) &&
  names.some(
    ({ span, seller }) =>
      seller >= leastRival && formAtEnd.test(span.text) && !others.some((other) => overlaps(other, span)),
  );

export function chosenFields(facts: PageFacts, spans: JudgedSpans): ChosenField[] {
  const choice = chooseFields(withLegalNames(spans.name), spans.address);
  const taken = Object.values(choice).flatMap((one: Judged | undefined) => one?.span ?? []);
  return partyPaths.flatMap((path) => {
    const { kind, role, of } = fieldsOf[path];
    const chosen = choice[of];
    if (!chosen) return [];
    const rules = facts.rules[role][kind === 'name' ? 0 : 1];
    const others = taken.filter((other) => other !== chosen.span);
    const span =
      kind === 'address'
        ? withLabelledPlaces(withRegion(chosen.span, rules, facts.spans))
        : withForm(chosen.span, facts.spans);
    return [
      {
        path,
        span,
        probability: probabilityOf(chosen, spans[kind], role, others),
        agrees: agreesWith(folded(span.bare), rules),
        isFormElsewhere: path === 'seller.name' && hasFormElsewhere(span, spans.name, others),
        cutRival: span === chosen.span ? cutRivalOf(chosen, spans[kind], role) : 0,
        isDoubted: path === 'seller.name' && !facts.isReceipt && !isSpokenFor(facts, span),
      },
    ];
  });
}

/** The rules mend what recognition misread ("Sp. z 0.0."): where they found the same text, their spelling is taken. */
function spellingOf({ path, span }: ChosenField, rules: RulesChoice): string {
  const { role, kind } = fieldsOf[path];
  const theirs = rules[role]?.[kind] ?? '';
  return folded(bareText(theirs)) === folded(span.bare) && bareText(theirs) !== span.bare ? theirs : span.text;
}

/** A seller that nothing speaks for is for a person to look at. */
const mostDoubted = 0.45;

function evidenceOf(
  { path, span, probability, agrees, isFormElsewhere, cutRival, isDoubted }: ChosenField,
  value: string,
  method: Method,
): Evidence<string> {
  const [first] = span.segments;
  const page = first?.node.cell.page ?? 1;
  const own = span.segments.filter(({ node }) => node.cell.page === page);
  return {
    value,
    // Of the mended spelling: a misread "z 0.0." is a legal form, and no digits in a name.
    confidence: Math.min(
      isDoubted ? mostDoubted : 1,
      confidenceOf({ path, text: value, probability, agrees, isFormElsewhere, cutRival }),
    ),
    method,
    page,
    box: boxAround(own.map(({ node, start, end }) => boxOf(node.cell, start, end))),
    text: span.text,
  };
}

/** The parties of a surveyed document, with calibrated confidences. What the document does not name is absent. */
export function readParties(survey: Survey, rules: RulesChoice, method: Method, model = partyModel()): PartyFields {
  const facts = pageFactsOf(survey, rules, model.text);
  const fields = chosenFields(facts, judgedSpans(facts, model.trees));
  return Object.fromEntries(fields.map((field) => [field.path, evidenceOf(field, spellingOf(field, rules), method)]));
}
