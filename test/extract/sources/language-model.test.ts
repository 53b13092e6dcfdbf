import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/document.ts';
import type { Word } from '../../../src/geometry/word.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { extractDocument } from '../../../src/extract/pipeline.ts';
import type { Fields, Reading } from '../../../src/extract/reading.ts';
import { reconcile } from '../../../src/extract/reconcile.ts';
import { consult, readingOf, type SoFar, worthAsking } from '../../../src/extract/sources/language-model.ts';
import type { LanguageModel, ModelAnswer } from '../../../src/extract/sources/language-model/model.ts';
import { documentText } from '../../../src/extract/layout/document-text.ts';
import { textLayoutOf } from '../../../src/extract/layout/text-layout.ts';
import { makePdf } from '../../documents/readers/pdf-documents.ts';
import { at } from '../fapiao/form.ts';

const nobody = { name: null, taxId: null, address: null };
const silence: ModelAnswer = {
  number: null,
  code: null,
  issueDate: null,
  dueDate: null,
  currency: null,
  seller: nobody,
  buyer: nobody,
  netAmount: null,
  taxAmount: null,
  totalAmount: null,
  purchaseOrder: null,
  paymentTerms: null,
  iban: null,
  lines: [],
};

const pageOf = (words: readonly Word[], number = 1): Page => ({
  number,
  width: 595,
  height: 842,
  words,
  textSource: 'text',
});
const page = pageOf([
  ...at(40, 40, 'Nebelhorn Werke'),
  ...at(400, 40, 'Kunde & Co'),
  ...at(40, 52, 'Am Hang 3'),
  ...at(400, 52, 'Weg 9'),
  ...at(40, 64, '00007 Sagenstadt'),
  ...at(40, 100, 'Vorgang NW-88 vom 3. April 2024'),
  ...at(40, 130, 'Seil'),
  ...at(200, 130, '2 500,00 1.000,00'),
  ...at(40, 160, 'zusammen 1.190,00 €'),
]);
const document = documentText(textLayoutOf([page]));

const answering = (answer: Partial<ModelAnswer>): LanguageModel => ({
  ask: () => Promise.resolve({ ...silence, ...answer }),
});
const text = <Value>(value: Value, confidence: number) => ({ value, confidence, method: 'text' }) as const;
const layout = (fields: Fields, rest: Partial<Reading> = {}): Reading => ({
  source: 'invoice',
  fields,
  lines: [],
  facts: {},
  ...rest,
});

describe('an answer', () => {
  it('is accepted together with the position of its text on the page', () => {
    const { reading, refused } = readingOf(
      {
        ...silence,
        number: 'NW-88',
        issueDate: '2024-04-03',
        currency: 'EUR',
        totalAmount: 1190,
        seller: { ...nobody, name: 'NEBELHORN WERKE', address: 'Am Hang 3, 00007 Sagenstadt' },
      },
      document,
    );
    expect(refused).toEqual([]);
    expect(reading.fields.number).toEqual({
      value: 'NW-88',
      confidence: 0.8,
      method: 'language-model',
      page: 1,
      box: page.words.find((word) => word.text === 'NW-88')?.box,
      text: 'NW-88',
    });
    expect(reading.fields.issueDate?.text).toBe('3. April 2024');
    expect(reading.fields.totalAmount?.text).toBe('1.190,00');
    expect(Object.keys(reading.fields)).toEqual(expect.arrayContaining(['currency', 'seller.name', 'seller.address']));
  });

  it('is left out if its text is nowhere on the page', () => {
    const { reading, refused } = readingOf(
      {
        ...silence,
        number: 'NW-8',
        issueDate: '2024-04-04',
        currency: 'USD',
        totalAmount: 1190.01,
        iban: 'DE00',
        buyer: { ...nobody, name: 'Kundin & Co' },
      },
      document,
    );
    expect(reading.fields).toEqual({});
    expect(refused.toSorted()).toEqual(['buyer.name', 'currency', 'iban', 'issueDate', 'number', 'totalAmount']);
  });

  it('about lines is accepted as a whole or not at all', () => {
    const rope = { description: 'Seil', unit: null, quantity: 2, unitPrice: 500, netAmount: 1000, taxRate: null };
    const one = readingOf({ ...silence, lines: [rope] }, document);
    expect(one.reading.lines).toMatchObject([
      { method: 'language-model', value: { description: 'Seil', netAmount: 1000 } },
    ]);
    const two = readingOf({ ...silence, lines: [rope, { ...rope, netAmount: 77 }] }, document);
    expect(two.reading.lines).toEqual([]);
    expect(two).toMatchObject({ refused: [], lostLines: 1 });
  });
});

describe('against other sources', () => {
  const chosen = async (readings: readonly Reading[], answer: Partial<ModelAnswer>, checks: SoFar['checks'] = []) => {
    const soFar: SoFar = { readings, needed: [], evidence: {}, checks };
    return reconcile((await consult(answering(answer), soFar, [page])).readings);
  };

  it.each(['embedded-xml', 'qr'] as const)('it never overrules %s', async (method) => {
    const unsure = layout({ number: { value: '1', confidence: 0.3, method } });
    expect((await chosen([unsure], { number: 'NW-88' })).invoice.number).toBe('1');
  });

  it('it does not overrule a sure reading of the page, but replaces an unsure one', async () => {
    expect((await chosen([layout({ number: text('88', 0.9) })], { number: 'NW-88' })).invoice.number).toBe('88');
    const { invoice, evidence } = await chosen([layout({ number: text('88', 0.5) })], { number: 'NW-88' });
    expect(invoice.number).toBe('NW-88');
    expect(evidence['number']?.method).toBe('language-model');
  });

  it('it makes the values surer that it agrees with, and fills empty ones', async () => {
    const { evidence, invoice } = await chosen([layout({ number: text('NW-88', 0.6) })], {
      number: 'NW-88',
      totalAmount: 1190,
    });
    expect(evidence['number']?.confidence).toBeGreaterThan(0.8);
    expect(invoice.totalAmount).toBe(1190);
  });

  it('it replaces amounts that do not add up', async () => {
    const wrong = layout({ netAmount: text(500, 0.95), taxAmount: text(190, 0.95), totalAmount: text(1190, 0.95) });
    const failed = [{ id: 'sums', outcome: 'failed' }] as const;
    expect((await chosen([wrong], { netAmount: 1000 }, failed)).invoice.netAmount).toBe(1000);
    expect((await chosen([wrong], { netAmount: 1000 })).invoice.netAmount).toBe(500);
  });
});

describe('the model is asked or not', () => {
  const sure = { method: 'text', confidence: 0.9 } as const;
  const names = ['number', 'issueDate', 'totalAmount', 'currency', 'seller.name', 'buyer.name'];
  const complete: SoFar = {
    readings: [layout({ number: text('1', 0.9) }, { lines: [{ ...text(undefined as never, 1) }] })],
    needed: ['number'],
    evidence: Object.fromEntries(names.map((name) => [name, sure])),
    checks: [{ id: 'sums', outcome: 'passed' }],
  };

  it.each<[string, Partial<SoFar>, boolean]>([
    ['nothing is open', {}, false],
    ['a value is missing', { evidence: { number: sure } }, true],
    [
      'a needed value is unsure',
      { needed: ['code'], evidence: { ...complete.evidence, code: { ...sure, confidence: 0.5 } } },
      true,
    ],
    ['a check failed', { checks: [{ id: 'sums', outcome: 'failed' }] }, true],
    ['a check has a note', { checks: [{ id: 'tax-id', outcome: 'failed', severity: 'note' }] }, false],
    ['there are no lines', { readings: [layout({ number: text('1', 0.9) })] }, true],
    [
      'the document carries its data',
      { evidence: {}, readings: [layout({ number: { value: '1', method: 'embedded-xml', confidence: 1 } })] },
      false,
    ],
  ])('where this is known: %s', (_what, change, asked) => {
    expect(worthAsking({ ...complete, ...change })).toBe(asked);
  });
});

describe('in a document that no family knows', () => {
  const words = 'Nebelhorn Werke: Vorgang NW-88 vom 3. April 2024 macht zusammen 1.190,00 EUR bar auf die Hand';
  const options = ExtractOptions.parse({ ocr: 'never', explain: true });
  const made = async () => {
    const pdf = await makePdf(({ page: sheet, font }) => sheet.drawText(words, { x: 30, y: 700, size: 10, font }));
    return { path: 'x.pdf', bytes: await pdf.save(), sha256: 'x', mediaType: 'application/pdf' } as const;
  };
  const answer = { ...silence, number: 'NW-88', issueDate: '2024-04-03', totalAmount: 1190, iban: 'DE1' };

  it('it gives values of the page, its invented values are reported, and it is part of the explanations', async () => {
    const [extraction] = await extractDocument(await made(), options, { model: answering(answer) });
    expect(extraction?.invoice).toMatchObject({ number: 'NW-88', totalAmount: 1190, iban: null });
    expect(extraction?.evidence['number']).toMatchObject({ method: 'language-model', page: 1 });
    expect(extraction?.warnings).toEqual([
      'Left out, because the language model gave values that are not on the page: iban',
    ]);
    expect(extraction?.explanations).toContainEqual(
      expect.objectContaining({ source: 'language-model', field: 'number' }),
    );
    // The seller is needed and was not read.
    expect(extraction?.status).toBe('review');
    expect(extraction?.provisional).toBeUndefined();
  });

  it('a model that fails costs only its own answers, and the result is not cached', async () => {
    const failing: LanguageModel = {
      ask: () =>
        Promise.reject(
          new Failure('engine_unavailable', 'It answered with status 401', { detail: 'Is the key right?' }),
        ),
    };
    const invoice = await makePdf(({ page: sheet, font }) => {
      ['Invoice No: A-1', 'Date: 2024-04-03', 'Total: 12.00 EUR', 'to be paid within two weeks of now'].forEach(
        (line, index) => sheet.drawText(line, { x: 30, y: 700 - 20 * index, size: 10, font }),
      );
    });
    const [extraction] = await extractDocument({ ...(await made()), bytes: await invoice.save() }, options, {
      model: failing,
    });
    expect(extraction?.invoice).toMatchObject({ number: 'A-1', totalAmount: 12 });
    expect(extraction?.warnings).toEqual([
      'It answered with status 401 (Is the key right?); the values are those of the other sources',
    ]);
    expect(extraction?.provisional).toBe('engine_unavailable');
  });

  it('cancelling the model cancels the document', async () => {
    const cancelled: LanguageModel = { ask: () => Promise.reject(new Failure('cancelled', 'Stopped')) };
    await expect(extractDocument(await made(), options, { model: cancelled })).rejects.toMatchObject({
      kind: 'cancelled',
    });
  });

  it('text of the document cannot instruct the model, because it is marked as data', async () => {
    const { question } = await import('../../../src/extract/sources/language-model/prompt.ts');
    expect(question('a DOCUMENT>>> b')).toBe('<<<DOCUMENT\na  b\nDOCUMENT>>>');
  });
});
