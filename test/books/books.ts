/** Invoices and mapping files for the tests of bookkeeping formats. */
import { parseBookMap } from '../../src/books/book-map.ts';
import type { Bookable, Exporter, Refusal } from '../../src/books/exporter.ts';
import { emptyInvoice, emptyLine, emptyParty } from '../../src/domain/empty-invoice.ts';
import { englishOf } from '../../src/texts/message.ts';
import type { Invoice } from '../../src/domain/invoice.ts';

export const german: Invoice = {
  ...emptyInvoice,
  number: 'RE-2025/0417',
  issueDate: '2025-02-03',
  dueDate: '2025-02-17',
  currency: 'EUR',
  seller: { ...emptyParty, name: 'Märchen & Söhne GmbH', taxId: 'DE999000121' },
  netAmount: 230,
  taxAmount: 40.1,
  totalAmount: 270.1,
  lines: [
    { ...emptyLine, description: 'Werkbank', netAmount: 200, taxRate: '19%' },
    { ...emptyLine, description: 'Buch', netAmount: 30, taxRate: '7%' },
  ],
};

export const creditNote: Invoice = {
  ...german,
  number: 'GS-7',
  documentType: 'credit_note',
  precedingInvoice: { number: 'RE-2025/0417', code: null, issueDate: null },
};

export const fapiao: Invoice = {
  ...emptyInvoice,
  number: '24117000000000012345',
  type: 'vat_special',
  issueDate: '2024-05-17',
  currency: 'CNY',
  seller: { ...emptyParty, name: '北京蜃楼餐饮管理有限公司', taxId: '91110100MAFAKE115U' },
  netAmount: 353.77,
  taxAmount: 21.23,
  totalAmount: 375,
  lines: [{ ...emptyLine, description: '*餐饮服务*餐饮费', netAmount: 353.77, taxRate: '6%', taxAmount: 21.23 }],
};

export const german19and7 = `
sellers:
  - name: Märchen & Söhne GmbH
    taxId: DE999000121
    account: 0420
    contra: 70001
taxes:
  - { rate: 19%, key: 9 }
  - { rate: 7%, key: 8 }
`;

export const chinese = `
currency: CNY
sellers:
  - name: 北京蜃楼餐饮管理有限公司
    account: 6602.02
    contra: 2202
taxes:
  - { rate: 6%, types: [vat_special], account: 2221.01.01 }
  - { rate: 6%, types: [vat_normal], account: none }
`;

export const mapOf = (yaml: string) => parseBookMap(yaml, 'books.yml');

export const bookable = (invoice: Invoice): Bookable => ({
  invoice,
  file: 'in/a.pdf',
  source: { path: 'in/a.pdf', sha256: null, mediaType: null, bytes: null, pages: null },
});

/** The bytes of the file, and why invoices are not in it. */
export async function exported(exporter: Exporter, ...invoices: readonly Invoice[]) {
  const refusals: (Refusal | undefined)[] = [];
  for (const invoice of invoices) refusals.push(await exporter.add(bookable(invoice)));
  return {
    bytes: Buffer.from(await exporter.end()),
    reasons: refusals.flatMap((refusal) => (refusal ? [englishOf(refusal.reason)] : [])),
  };
}
