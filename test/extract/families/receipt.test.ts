import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/document.ts';
import { invoice } from '../../../src/extract/families/invoice.ts';
import { receipt } from '../../../src/extract/families/receipt.ts';
import { type Set, pageOf } from '../page-of.ts';
import { dutch, spanish } from './invoices.ts';

const till: readonly Set[] = [
  [40, 30, 'SUNRISE HARDWARE SDN BHD'],
  [70, 44, '(Co. Reg: 812345-K)'],
  [50, 58, 'NO 12, JALAN MELUR 3/4'],
  [50, 72, 'TAMAN MELUR, 43000 KAJANG'],
  [80, 86, 'SELANGOR'],
  [60, 100, 'TEL: 03-8733 1234'],
  [80, 118, 'TAX INVOICE'],
  [20, 140, 'Invoice No: CS-00418'],
  [20, 154, 'Date: 03/11/2018 14:22'],
  [20, 180, 'WALL PLUG 8MM'],
  [20, 194, '4 x 2.15'],
  [-220, 194, '8.60'],
  [20, 208, 'SANDPAPER 120'],
  [20, 222, '3 x 1.11'],
  [-220, 222, '3.33'],
  [20, 246, 'Total Sales (Inclusive GST)'],
  [-220, 246, '11.93'],
  [20, 260, 'Rounding Adj'],
  [-220, 260, '0.02'],
  [20, 274, 'Total Rounded'],
  [-220, 274, '11.95'],
  [20, 288, 'CASH'],
  [-220, 288, '20.00'],
  [20, 302, 'CHANGE'],
  [-220, 302, '8.05'],
  [60, 330, 'THANK YOU'],
];

const narrow = (texts: readonly Set[]): Page => ({ ...pageOf(texts, 1, 240, 400), textSource: 'ocr' });

describe('till receipts', () => {
  const [reading] = receipt.read([narrow(till)]);
  const fields = reading?.fields;

  it('reads seller, address, date and the total after rounding', () => {
    expect(fields?.['seller.name']?.value).toBe('SUNRISE HARDWARE SDN BHD');
    expect(fields?.['seller.address']?.value).toBe('NO 12, JALAN MELUR 3/4, TAMAN MELUR, 43000 KAJANG, SELANGOR');
    expect(fields?.issueDate?.value).toBe('2018-11-03');
    expect(fields?.totalAmount?.value).toBe(11.95);
    expect(fields?.documentType?.value).toBe('receipt');
  });

  it('is sure of a total that cash less change proves', () => {
    expect(fields?.totalAmount?.confidence).toBeGreaterThan(0.9);
    const unproved = receipt.read([narrow(till.filter(([, y]) => y < 274))])[0]?.fields.totalAmount;
    expect(unproved?.confidence ?? 0).toBeLessThan(fields?.totalAmount?.confidence ?? 0);
  });

  it('infers the currency from the country, and says that it is a guess', () => {
    expect(fields?.currency).toMatchObject({ value: 'MYR', method: 'computed' });
    expect(fields?.currency?.confidence).toBeLessThan(0.7);
  });

  it('reads lines whose text stands above their figures', () => {
    expect(reading?.lines.map(({ value }) => value)).toMatchObject([
      { description: 'WALL PLUG 8MM', quantity: 4, unitPrice: 2.15, netAmount: 8.6 },
      { description: 'SANDPAPER 120', quantity: 3, unitPrice: 1.11, netAmount: 3.33 },
    ]);
  });

  it('mends amounts that recognition broke', () => {
    const broken = till.map(([x, y, text]): Set => (text === '11.95' ? [190, y, '11. 95'] : [x, y, text]));
    expect(receipt.read([narrow(broken)])[0]?.fields.totalAmount?.value).toBe(11.95);
  });

  it('claims receipts from the general invoice, and leaves invoices to it', () => {
    const page = narrow(till);
    expect(receipt.recognises([page])).toBeGreaterThan(invoice.recognises([page]));
    for (const texts of [spanish, dutch]) {
      expect(receipt.recognises([pageOf(texts)])).toBeLessThan(invoice.recognises([pageOf(texts)]));
    }
  });
});
