/** Corrections teach, over HTTP: a template is drafted from confirmed values, tried on other invoices, and kept. */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, type Invoice, invoiceClient, type InvoiceClient } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

interface Draft {
  readonly draft: string;
  readonly template: string;
  readonly issuer: string;
  readonly fields: readonly string[];
  readonly trial: {
    readonly documents: number;
    readonly matching: number;
    readonly agreeing: number;
    readonly changes: readonly {
      readonly invoiceId: string;
      readonly field: string;
      readonly now: unknown;
      readonly found: unknown;
    }[];
  };
}

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

/** An invoice whose number stands behind a word that no reader knows, and behind the usual word another one. */
async function invoiceOf(number: string, total: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const write = (x: number, y: number, text: string): void => page.drawText(text, { x, y: 842 - y, size: 10, font });
  write(56, 60, 'Nebelhorn Werke GmbH');
  write(56, 74, 'Am Deich 4, 26506 Norden');
  write(56, 88, 'USt-IdNr. DE811234567');
  write(56, 150, 'Rechnung');
  write(56, 180, `Zettelkennung ${number}`);
  // The number of the form: a reader takes it for that of the invoice.
  write(300, 150, 'Rechnungsnummer 000111');
  write(56, 194, 'Rechnungsdatum 03.04.2025');
  write(56, 230, 'Beschreibung');
  write(440, 230, 'Betrag');
  write(56, 246, 'Ein Werkstueck');
  write(440, 246, `${total.toFixed(2).replace('.', ',')} EUR`);
  write(56, 290, 'Gesamtbetrag');
  write(440, 290, `${total.toFixed(2).replace('.', ',')} EUR`);
  return pdf.save();
}

async function uploaded(number: string, total: number): Promise<Invoice> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(await invoiceOf(number, total))], `${number}.pdf`));
  const { data, message } = await client.upload(form);
  expect(message).toBe('success');
  return data;
}

const correct = async (id: string, corrections: object): Promise<void> => {
  expect((await client.patch(`/invoices/${id}`, { corrections })).status).toBe(200);
};
const numberOf = async (id: string): Promise<string> => (await client.call<Invoice>(`/invoices/${id}`)).data.number;
const seller = 'Nebelhorn Werke GmbH';

describe('a corrected invoice', () => {
  it('teaches the number of its seller: drafted from what was confirmed, tried on the others, then kept', async () => {
    const [sample, other] = [await uploaded('K-77/104', 119), await uploaded('K-78/220', 238)];
    expect([sample.number, other.number]).toEqual(['000111', '000111']);
    await correct(sample.id, { number: { value: 'K-77/104' }, 'seller.name': { value: seller } });
    await correct(other.id, { 'seller.name': { value: seller } });

    const { status, data: draft } = await client.post<Draft>(`/invoices/${sample.id}/teach`, {});
    expect([status, draft.issuer, draft.fields]).toEqual([200, seller, ['number']]);
    expect(draft.template).toContain('confirmed: false');
    // What was only read gets no rule, although the reading was sure.
    expect(draft.template).toMatch(/# totalAmount: UNSURE "119"/);
    expect(draft.trial).toEqual({
      documents: 1,
      matching: 1,
      agreeing: 0,
      changes: [{ invoiceId: other.id, field: 'number', now: '000111', found: 'K-78/220' }],
    });
    // Trying changes nothing, and keeps nothing.
    expect(await numberOf(other.id)).toBe(other.number);
    expect(await readdir(join(server.folder, 'templates'))).toEqual([]);

    const kept = await client.post<{ name: string }>(`/invoices/${sample.id}/teach/keep`, { draft: draft.draft });
    expect(kept.status).toBe(200);
    const files = await readdir(join(server.folder, 'templates'));
    expect(files).toEqual([`${kept.data.name}.yml`]);
    expect(await readFile(join(server.folder, 'templates', files[0] ?? ''), 'utf8')).toBe(draft.template);
    expect((await uploaded('K-79/001', 357)).number).toBe('K-79/001');
    expect(await numberOf(sample.id)).toBe('K-77/104');
  });

  it('that was verified confirms all its values', async () => {
    const sample = await uploaded('K-80/300', 119);
    await correct(sample.id, { number: { value: 'K-80/300' }, 'seller.name': { value: seller } });
    await client.patch(`/invoices/${sample.id}`, { status: 'verified', override: 'It was seen' });
    const { data } = await client.post<Draft>(`/invoices/${sample.id}/teach`, {});
    expect(data.fields).toEqual(expect.arrayContaining(['number', 'issueDate', 'totalAmount']));
  });
});

describe('a draft is refused', () => {
  it('where nobody confirmed the seller', async () => {
    const sample = await uploaded('K-81/400', 119);
    await correct(sample.id, { number: { value: 'K-81/400' } });
    const { status, message } = await client.post(`/invoices/${sample.id}/teach`, {});
    expect([status, message]).toEqual([400, expect.stringContaining('confirmed the name of the seller')]);
  });

  it('where no confirmed value is on the page', async () => {
    const sample = await uploaded('K-82/500', 119);
    await correct(sample.id, { number: { value: 'elsewhere' }, 'seller.name': { value: seller } });
    expect((await client.post(`/invoices/${sample.id}/teach`, {})).status).toBe(400);
  });

  it('for an invoice without pages, and for one that does not exist', async () => {
    const form = new FormData();
    form.append('file', new File([await fixture('invoices/xrechnung.xml')], 'x.xml'));
    const { data } = await client.upload(form);
    expect((await client.post(`/invoices/${data.id}/teach`, {})).status).toBe(400);
    expect((await client.post('/invoices/inv_none/teach', {})).status).toBe(404);
  });

  it('if it is another one than was tried', async () => {
    const sample = await uploaded('K-83/600', 119);
    await correct(sample.id, { number: { value: 'K-83/600' }, 'seller.name': { value: seller } });
    const { data } = await client.post<Draft>(`/invoices/${sample.id}/teach`, {});
    await correct(sample.id, { totalAmount: { value: 119 } });
    const keep = (draft: unknown) => client.post(`/invoices/${sample.id}/teach/keep`, { draft });
    expect((await keep(data.draft)).status).toBe(409);
    expect((await keep('../../etc')).status).toBe(400);
  });
});
