import { expect, it } from 'vitest';
import type { CheckContext } from '../../../src/extract/checks/check.ts';
import { leastSure, leastSureOfSeller, parties } from '../../../src/extract/checks/parties.ts';
import { emptyInvoice } from '../../../src/domain/empty-invoice.ts';

const contextOf = (confidence: number, method: 'text' | 'embedded-xml', source = 'invoice'): CheckContext => ({
  invoice: emptyInvoice,
  evidence: {
    'seller.name': { confidence: 0.97, method: 'text' },
    'buyer.name': { confidence: 0.97, method: 'text' },
    'buyer.address': { confidence, method },
  },
  facts: {},
  readings: [{ source, fields: {}, lines: [], facts: {} }],
  needed: [],
  signatures: [],
  lostPages: [],
  today: '2024-05-01',
});

it('sends a record to review if a party read from the page is unsure', () => {
  expect(parties.run(contextOf(leastSure - 0.05, 'text'))).toEqual({
    outcome: 'failed',
    message: 'Unsure: buyer.address',
    messageText: { id: 'parties.unsure', values: { fields: ['buyer.address'] } },
  });
  expect(parties.run(contextOf(leastSure + 0.05, 'text'))).toEqual({ outcome: 'passed' });
});

it('asks more of the name of a seller, which nothing else confirms', () => {
  const context = contextOf(0.9, 'text');
  const withSeller = (confidence: number): CheckContext => ({
    ...context,
    evidence: { ...context.evidence, 'seller.name': { confidence, method: 'text' } },
  });
  expect(parties.run(withSeller(leastSureOfSeller - 0.01))).toMatchObject({ message: 'Unsure: seller.name' });
  expect(parties.run(withSeller(leastSureOfSeller + 0.01))).toEqual({ outcome: 'passed' });
});

it('asks for the name of a buyer whose address was read alone', () => {
  const context = contextOf(0.9, 'text');
  const { 'buyer.name': name, ...evidence } = context.evidence;
  expect(name).toBeDefined();
  expect(parties.run({ ...context, evidence })).toMatchObject({ outcome: 'failed', message: 'Unsure: buyer.name' });
});

it('does not apply to machine-readable parties, or to families with a fixed form', () => {
  expect(parties.run(contextOf(0.1, 'embedded-xml'))).toEqual({ outcome: 'passed' });
  expect(parties.run(contextOf(0.1, 'text', 'vat-invoice'))).toBeUndefined();
});
