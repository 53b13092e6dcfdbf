import { expect, it } from 'vitest';
import { leastSure } from '../../../../src/extract/checks/parties.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { partyModel } from '../../../../src/extract/western/parties/model.ts';
import { pageFactsOf } from '../../../../src/extract/western/parties/page-facts.ts';
import {
  type PartyFields,
  chosenFields,
  judgedSpans,
  readParties,
} from '../../../../src/extract/western/parties/read.ts';
import type { RulesChoice } from '../../../../src/extract/western/parties/rules-choice.ts';
import type { Forest } from '../../../../src/extract/western/parties/trees.ts';
import { invoiceRules } from '../../../../src/extract/western/parties/rules.ts';
import { generate } from '../../../../tools/generate/page.ts';
import { type Set, pageOf } from '../../page-of.ts';
import { oneArticle } from '../kestrel-invoice.ts';

function partiesOn(sets: readonly Set[]): PartyFields {
  const survey = surveyOf([pageOf(sets)]);
  return readParties(survey, invoiceRules(survey), 'text');
}

const valueOf = (fields: PartyFields, path: keyof PartyFields): string | undefined => fields[path]?.value;

it('reads a letter with a window: the sender’s line names the seller, the window the buyer', () => {
  const fields = partiesOn([
    [50, 130, 'Tischlerei Brandt GmbH · Lindenweg 14 · 04109 Leipzig', 7],
    [50, 150, 'Gästehaus am See'],
    [50, 163, 'Frau Petra Kolb'],
    [50, 176, 'Uferstraße 9'],
    [50, 189, '18055 Rostock'],
    [380, 150, 'Rechnungsnummer: 2024-118'],
    [380, 163, 'Datum: 12.03.2024'],
    [50, 260, 'Rechnung', 16],
    ...oneArticle,
  ]);
  expect(valueOf(fields, 'seller.name')).toBe('Tischlerei Brandt GmbH');
  expect(valueOf(fields, 'seller.address')).toContain('04109 Leipzig');
  expect(valueOf(fields, 'buyer.name')).toBe('Gästehaus am See');
  expect(valueOf(fields, 'buyer.address')).toBe('Uferstraße 9, 18055 Rostock');
});

it('is not sure of a seller on a letter whose sender stands in a picture', () => {
  const fields = partiesOn([
    [50, 150, 'Tischlerei Brandt GmbH'],
    [50, 163, 'Lindenweg 14'],
    [50, 176, '04109 Leipzig'],
    [50, 240, 'Rechnung Nr. 2024-118 vom 12.03.2024', 12],
    ...oneArticle,
  ]);
  expect(fields['seller.name']?.confidence ?? 0).toBeLessThan(leastSure);
});

/** Trees to whom every span is as likely the seller's as the buyer's. */
const undecided: Forest = {
  classes: 3,
  features: 0,
  base: Float32Array.of(0, 0, 0),
  roots: Uint32Array.of(),
  feature: Int16Array.of(),
  value: Float32Array.of(),
  child: Uint16Array.of(),
};

/** Whether a name is likelier the seller's than the buyer's before any tree has seen it: above 1 it is. */
function leaningOf(sets: readonly Set[], name: string): number {
  const survey = surveyOf([pageOf(sets)]);
  const facts = pageFactsOf(survey, invoiceRules(survey), partyModel().text);
  const judged = judgedSpans(facts, { name: undecided, address: undecided }).name;
  const { seller = 0, buyer = 1 } = judged.find(({ span }) => span.text === name) ?? {};
  return seller / buyer;
}

it('believes headings of both parties: what stands under one of them is not the other’s', () => {
  const [first, second] = [
    [
      [50, 100, 'Seller', 12],
      [50, 114, 'Name:'],
      [200, 114, 'Aldgate Paper Ltd'],
    ],
    [
      [50, 160, 'Buyer', 12],
      [50, 174, 'Name:'],
      [200, 174, 'Corner Books Ltd'],
    ],
  ] as const satisfies readonly (readonly Set[])[];
  expect(leaningOf([...first, ...second, ...oneArticle], 'Aldgate Paper Ltd')).toBeGreaterThan(1);
  expect(leaningOf([...first, ...second, ...oneArticle], 'Corner Books Ltd')).toBeLessThan(1);
  // The seller may stand under the heading of the buyer where it has none of its own.
  expect(leaningOf([...first.slice(1), ...second, ...oneArticle], 'Corner Books Ltd')).toBe(1);
});

it('keeps two columns apart and leaves the delivery address alone', () => {
  const fields = partiesOn([
    [50, 60, 'Northfield Paper Ltd', 18],
    [50, 80, '4 Mill Lane'],
    [50, 93, 'Leeds LS1 4AP'],
    [50, 106, 'Tel: 0113 496 0000'],
    [-540, 60, 'INVOICE', 18],
    [50, 160, 'Bill To:'],
    [50, 175, 'Corner Books'],
    [50, 188, '18 High Street'],
    [50, 201, 'York YO1 8AA'],
    [300, 160, 'Ship To:'],
    [300, 175, 'Corner Books Warehouse'],
    [300, 188, 'Unit 7, Dock Road'],
    [300, 201, 'Hull HU1 2PQ'],
    [50, 250, 'Invoice No: 4471'],
    [50, 263, 'Date: 3 May 2024'],
    ...oneArticle,
  ]);
  expect(valueOf(fields, 'seller.name')).toBe('Northfield Paper Ltd');
  expect(valueOf(fields, 'seller.address')).toBe('4 Mill Lane, Leeds LS1 4AP');
  expect(valueOf(fields, 'buyer.name')).toBe('Corner Books');
  expect(valueOf(fields, 'buyer.address')).toBe('18 High Street, York YO1 8AA');
});

it.each([
  [['Vindhya Refractories and Ceramics', 'Private Limited'], 'Vindhya Refractories and Ceramics'],
  [['Harbourline Lift Services Pty', 'Ltd'], 'Harbourline Lift Services Pty'],
  [['Refacciones del Bajío, S.A. de C.V.'], 'Refacciones del Bajío, S.A.'],
])('reads a name that was cut before its legal form, or within it, to its end: %s', (lines, begin) => {
  const below = ['Plot No. 88, Industrial Growth Centre', 'Bhind 477117'];
  const survey = surveyOf([pageOf([...lines, ...below].map((line, index): Set => [50, 50 + 12 * index, line]))]);
  const facts = pageFactsOf(survey, invoiceRules(survey), partyModel().text);
  const cut = facts.spans.find(({ kind, text }) => kind === 'name' && text === begin);
  if (!cut) throw new Error('no such span');
  const fields = chosenFields(facts, { name: [{ span: cut, seller: 0.8, buyer: 0 }], address: [] });
  expect(fields[0]?.span.text).toBe(lines.join(' '));
});

it('reads a name that was cut at a dash to the end of its legal form', () => {
  const survey = surveyOf([
    pageOf([
      [50, 175, 'Hazel Grove - Country Hotels Ltd'],
      [50, 188, '18 High Street'],
      [50, 201, 'York YO1 8AA'],
      ...oneArticle,
    ]),
  ]);
  const facts = pageFactsOf(survey, invoiceRules(survey), partyModel().text);
  const cut = facts.spans.find(({ kind, text }) => kind === 'name' && text === 'Hazel Grove');
  if (!cut) throw new Error('no such span');
  const fields = chosenFields(facts, { name: [{ span: cut, seller: 0, buyer: 0.8 }], address: [] });
  expect(fields.map(({ path, span }) => [path, span.text])).toEqual([
    ['buyer.name', 'Hazel Grove - Country Hotels Ltd'],
  ]);
});

it('draws the box of a value around its own words', () => {
  const fields = partiesOn([
    [50, 60, 'Northfield Paper Ltd', 18],
    [50, 80, '4 Mill Lane'],
    [50, 93, 'Leeds LS1 4AP'],
    [50, 160, 'Customer: Corner Books'],
    [50, 250, 'Invoice No: 4471'],
    ...oneArticle,
  ]);
  const box = fields['buyer.name']?.box;
  expect(valueOf(fields, 'buyer.name')).toBe('Corner Books');
  // Behind the label, which ends at 50 + 9 × 5 points.
  expect(box?.[0]).toBeGreaterThan(94);
  expect(box && box[3] - box[1]).toBeLessThan(14);
  const address = fields['seller.address']?.box;
  expect(address?.[1]).toBeGreaterThan(68);
});

it('reads most of generated pages of families that training never sees', () => {
  let [right, known] = [0, 0];
  for (let number = 300_000; number < 300_120; number += 3) {
    const { pages, truth } = generate(number, 'test', { scan: false });
    const survey = surveyOf(pages);
    const fields = readParties(survey, invoiceRules(survey), 'text');
    const pairs = [
      [truth.vendor_name, fields['seller.name']],
      [truth.customer_name, fields['buyer.name']],
    ] as const;
    for (const [expected, found] of pairs) {
      if (expected === null) continue;
      known++;
      if (found?.value === expected) right++;
    }
  }
  expect(right / known).toBeGreaterThan(0.75);
});

it('reads pages without words, and with far too many, in good time', () => {
  expect(partiesOn([])).toEqual({});
  const crowded = Array.from({ length: 6000 }, (_, index): Set => [
    20 + (index % 12) * 45,
    20 + Math.floor(index / 12) * 3,
    `w${index}`,
    6,
  ]);
  expect(Object.keys(partiesOn(crowded)).length).toBeLessThanOrEqual(4);
});

it('hardly takes a name on a receipt for the buyer where no heading says so', () => {
  const survey = surveyOf([
    pageOf([
      [50, 60, 'Northfield Stores', 18],
      [50, 80, 'Corner Books Ltd'],
      [50, 93, '18 High Street'],
      [50, 106, 'York YO1 8AA'],
    ]),
  ]);
  const buyersOdds = (family: RulesChoice['family']): number => {
    const facts = pageFactsOf(survey, { ...invoiceRules(survey), family }, partyModel().text);
    const { name } = judgedSpans(facts, partyModel().trees);
    return name.reduce((most, { buyer }) => Math.max(most, buyer), 0);
  };
  expect(buyersOdds('receipt')).toBeLessThan(0.2 * buyersOdds('invoice'));
});
