/** Papers that are no invoices: none of them becomes a record that says `ok`. */
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/document.ts';
import { notAnInvoice } from '../../../src/extract/checks/not-an-invoice.ts';
import { families } from '../../../src/extract/families/index.ts';
import { judge } from '../../../src/extract/judge.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import type { Reading } from '../../../src/extract/reading.ts';
import { layoutReadings } from '../../../src/extract/segments.ts';
import { type Set, pageOf } from '../page-of.ts';
import { italian, spanish } from './invoices.ts';
import { englishOf, message } from '../../../src/texts/message.ts';

/** A title over two parties, a table and a sum, as trade papers of any kind have them. */
const paper = (title: string, number: string): Page =>
  pageOf([
    [50, 60, 'Harbour Supplies Ltd', 12],
    [50, 76, '12 Quay Road'],
    [50, 88, 'Bristol BS1 4ND'],
    [330, 60, title, 20],
    [330, 90, number],
    [330, 104, 'Date: 03/04/2024'],
    [50, 160, 'Northwind Bakery Ltd'],
    [50, 172, '4 Mill Lane'],
    [50, 184, 'Leeds LS1 4AP'],
    [50, 250, 'Description'],
    [-330, 250, 'Quantity'],
    [-400, 250, 'Unit price'],
    [-540, 250, 'Amount'],
    [50, 266, 'Flour 25 kg'],
    [-330, 266, '20'],
    [-400, 266, '14.50'],
    [-540, 266, '290.00'],
    [50, 280, 'Yeast'],
    [-330, 280, '10'],
    [-400, 280, '3.20'],
    [-540, 280, '32.00'],
    [350, 330, 'Total'],
    [-540, 330, 'GBP 322.00'],
  ]);

const readingsOf = (page: Page): Reading[] => layoutReadings(families, [page]).readings.map(({ reading }) => reading);
const statusOf = (page: Page): string => {
  const [read] = layoutReadings(families, [page]).readings;
  if (!read) return 'failed';
  const ofDocument = { warnings: [], signatures: [], lostPages: [] };
  const basis = { readings: [read.reading], needed: read.family.needed, ofDocument };
  return judge(basis, ExtractOptions.parse({})).status;
};

describe('a document whose title says what it is', () => {
  it.each([
    ['Purchase Order', 'PO number: 4711'],
    ['Order confirmation', 'Order no: 4711'],
    ['QUOTATION Q-2024/17', 'Valid until: 30/04/2024'],
    ['Estimate', 'No: 17'],
    ['Delivery note', 'Delivery no: 88'],
    ['Statement of account', 'Account: 5512'],
    ['Bestellung', 'Bestellnummer: 4711'],
    ['Auftragsbestätigung', 'Auftrag: 4711'],
    ['Angebot Nr. 2024-17', 'Gültig bis: 30.04.2024'],
    ['Lieferschein', 'Nr: 88'],
    ['Kontoauszug', 'Konto: 5512'],
    ['Devis', 'N°: 17'],
    ['Bon de livraison', 'N°: 88'],
    ['Presupuesto', 'Nº 17'],
    ['Albarán', 'Nº 88'],
    ['Preventivo', 'N. 17'],
    ['Documento di trasporto', 'N. 88'],
    ['Offerte', 'Nummer: 17'],
    ['Pakbon', 'Nummer: 88'],
    ['Orçamento', 'N.º 17'],
    ['Guia de remessa', 'N.º 88'],
    ['Zamówienie', 'Nr 4711'],
    ['Cenová nabídka', 'Č. 17'],
    ['Orderbekräftelse', 'Nr 4711'],
    ['Følgeseddel', 'Nr. 88'],
    ['Tarjous', 'Nro 17'],
    ['Szállítólevél', 'Sz. 88'],
    ['Extras de cont', 'Nr. 5512'],
    ['Proforma invoice', 'Proforma no: 17'],
    ['Proforma-Rechnung', 'Nr. 17'],
  ])('needs at least review: %s', (title, number) => {
    const page = paper(title, number);
    expect(statusOf(page)).not.toBe('ok');
    for (const { facts } of readingsOf(page))
      expect(englishOf(facts.notAnInvoice?.value ?? '')).toContain(title.slice(0, 8));
  });

  it.each(['Invoice', 'TAX INVOICE', 'Credit note', 'Receipt', 'Rechnung', 'Factura'])(
    'is read as an invoice if it is one: %s',
    (title) => {
      const [reading, ...more] = readingsOf(paper(title, 'Invoice no: 4711'));
      expect(more).toEqual([]);
      expect(reading?.facts.notAnInvoice).toBeUndefined();
      expect(reading?.fields.totalAmount?.value).toBe(322);
    },
  );

  it.each([
    ['spanish', spanish],
    ['italian', italian],
  ])('an invoice that refers to an order remains an invoice: %s', (_language, texts) => {
    const page = pageOf([...texts, [50, 230, 'Pedido: 4711'], [200, 230, 'Ordine 4712']]);
    expect(readingsOf(page)[0]?.facts.notAnInvoice).toBeUndefined();
  });
});

const prose: readonly Set[] = [
  [50, 200, 'we thank you for the many letters that reached us this spring.'],
  [50, 214, 'Our readers have asked for more walks, and on 3 May 2024 we begin.'],
  [50, 228, 'Join us at the old harbour at ten; the boat leaves at 10.30 sharp.'],
  [50, 242, 'Tickets are 12.50 each, and children under twelve come along free.'],
];

describe('a document that is not a business document', () => {
  it('gives no reading if it is a letter, and its salutation names no party', () => {
    const letter = pageOf([
      [50, 60, 'The Harbour Magazine', 14],
      [50, 160, 'Dear reader,'],
      ...prose,
      [50, 300, 'Yours sincerely'],
      [50, 330, 'Ann Other'],
    ]);
    expect(readingsOf(letter)).toEqual([]);
  });

  it('needs review if it is a letter with a sum, and its salutation is not the seller', () => {
    const letter = pageOf([
      [50, 60, 'Dear reader', 16],
      [50, 90, '3 May 2024'],
      ...prose,
      [50, 300, 'Total: 50.00 EUR'],
    ]);
    expect(statusOf(letter)).not.toBe('ok');
    for (const { fields } of readingsOf(letter)) expect(fields['seller.name']?.value ?? '').not.toMatch(/dear/i);
  });

  it('gives no reading if it is a timetable', () => {
    const rows = ['Central Station', 'Market Square', 'Old Harbour', 'University'].flatMap((stop, index): Set[] => [
      [50, 140 + 16 * index, stop],
      [250, 140 + 16 * index, `07.${10 + index}`],
      [320, 140 + 16 * index, `08.${10 + index}`],
      [390, 140 + 16 * index, `09.${10 + index}`],
    ]);
    expect(
      readingsOf(pageOf([[50, 60, 'Timetable', 20], [50, 90, 'Line 12, valid from 01/01/2024'], ...rows])),
    ).toEqual([]);
  });

  it('needs at least review if it is a contract', () => {
    const contract = pageOf([
      [50, 60, 'Service agreement', 18],
      [50, 100, 'between Harbour Supplies Ltd and Northwind Bakery Ltd'],
      [50, 130, 'Date: 03/04/2024'],
      ...prose,
      [50, 300, 'Total price: 1,200.00 GBP'],
    ]);
    expect(statusOf(contract)).not.toBe('ok');
  });
});

it('does not apply to a page whose invoice was embedded as data', () => {
  const value = message('not-an-invoice.title', { title: 'Order' });
  const said = { value, confidence: 0.9, method: 'text' } as const;
  const number = { value: '1', confidence: 1, method: 'embedded-xml' } as const;
  const readings: Reading[] = [{ source: 'cii', fields: { number }, lines: [], facts: {} }];
  const context = {
    facts: { notAnInvoice: said },
    readings,
    today: '2024-01-01',
    invoice: {} as never,
    evidence: {},
    needed: [],
    signatures: [],
    lostPages: [],
  };
  expect(notAnInvoice.run(context)).toBeUndefined();
  expect(notAnInvoice.run({ ...context, readings: [] })).toMatchObject({
    outcome: 'failed',
    message: 'It is titled "Order", which is no invoice',
  });
});
