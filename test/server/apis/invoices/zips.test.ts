/** ZIPs, files of several invoices, and e-invoices without pages, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { zipInMemory } from '../../../../src/documents/zip-writer.ts';
import { pdfReader } from '../../../../src/documents/readers/pdf.ts';
import { fixture, type Invoice, invoiceClient, type InvoiceClient, type MergeTask, type Page } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

interface Uploaded extends Invoice {
  readonly furtherInvoices?: readonly string[];
  readonly failedFiles?: readonly { readonly fileName: string; readonly code: number }[];
}

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

const formOf = (bytes: Uint8Array, name: string): FormData => {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  return form;
};

const invoiceWith = async (id: string | undefined): Promise<Invoice> =>
  (await client.call<Invoice>(`/invoices/${id}`)).data;
const nameOf = async ({ fileUrl }: Invoice): Promise<string> => {
  const response = await fetch(fileUrl);
  await response.arrayBuffer();
  return response.headers.get('content-disposition') ?? '';
};

const mixed = async (): Promise<Uint8Array> =>
  zipInMemory([
    { name: 'May/de-letter.pdf', bytes: await fixture('invoices/de-letter.pdf') },
    { name: 'broken.pdf', bytes: await fixture('broken/truncated.pdf') },
    { name: 'xrechnung.xml', bytes: await fixture('invoices/xrechnung.xml') },
    { name: 'readme.txt', bytes: Buffer.from('not a document') },
    {
      name: 'xyz.zip',
      bytes: await zipInMemory([{ name: 'a.ofd', bytes: await fixture('invoices/cn-ofd-tagged.ofd') }]),
    },
  ]);

describe('a ZIP', () => {
  it('becomes an invoice for each document in it, with its own file and name', async () => {
    const { status, data } = await client.upload<Uploaded>(formOf(await mixed(), 'all.zip'));
    expect(status).toBe(200);
    expect(data.failedFiles).toEqual([
      {
        fileName: 'broken.pdf',
        code: 2003,
        error: expect.any(String),
        reason: expect.any(String),
        reasons: [
          { id: 'pdf.unreadable', values: {} },
          { id: 'advice.incompletePdf', values: {} },
        ],
      },
    ]);
    const all = [data, ...(await Promise.all((data.furtherInvoices ?? []).map(invoiceWith)))];
    expect(all.map(({ fileType }) => fileType)).toEqual(['pdf', 'xml', 'ofd']);
    expect(await Promise.all(all.map(nameOf))).toEqual([
      expect.stringContaining('"de-letter.pdf"'),
      expect.stringContaining('"xrechnung.xml"'),
      expect.stringContaining('"a.ofd"'),
    ]);
    const response = await fetch(data.fileUrl);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(await fixture('invoices/de-letter.pdf'));
  });

  it('that is not waited for becomes invoices that are being read', async () => {
    const { status, data } = await client.upload<Uploaded>(
      formOf(await fixture('invoices/cn-two-in-one.zip'), 'two.zip'),
      '/invoices/upload?wait=false',
    );
    expect([status, data.furtherInvoices]).toEqual([202, [expect.any(String)]]);
    const numbers = new Set<string>();
    for (const id of [data.id, ...(data.furtherInvoices ?? [])])
      for (let invoice = await invoiceWith(id); numbers.size < 2; invoice = await invoiceWith(id)) {
        if (invoice.number === '') continue;
        numbers.add(invoice.number);
        break;
      }
    expect(numbers.size).toBe(2);
  });

  it('in chunks that are merged again is not read again', async () => {
    const bytes = await fixture('invoices/cn-two-in-one.zip');
    const file = { fileHash: 'two_46k_1', fileName: 'two.zip', chunks: [bytes] };
    await client.sendChunk(file, 0);
    const ask = { fileHash: file.fileHash, fileName: file.fileName, totalChunks: 1 };
    const first = await client.post<Invoice>('/invoices/merge-chunks', ask);
    const before = (await client.call<Page<Invoice>>('/invoices')).data.total;
    await client.sendChunk(file, 0);
    expect((await client.post<Invoice>('/invoices/merge-chunks', ask)).data.id).toBe(first.data.id);
    expect((await client.call<Page<Invoice>>('/invoices')).data.total).toBe(before);
  });

  it.each([
    [
      'too many files',
      413,
      async () =>
        zipInMemory(Array.from({ length: 501 }, (_, index) => ({ name: `${index}.pdf`, bytes: Buffer.from('x') }))),
    ],
    ['a bomb', 413, async () => zipInMemory([{ name: 'zeros.pdf', bytes: Buffer.alloc(32 * 1024 ** 2) }])],
    [
      'only broken documents',
      422,
      async () => zipInMemory([{ name: 'a.pdf', bytes: await fixture('broken/truncated.pdf') }]),
    ],
  ])('with %s is refused with %i, and nothing is kept', async (_, status, zip) => {
    const before = (await client.call<Page<Invoice>>('/invoices')).data.total;
    expect((await client.upload(formOf(await zip(), 'a.zip'))).status).toBe(status);
    expect((await client.call<Page<Invoice>>('/invoices')).data.total).toBe(before);
  });
});

describe('an e-invoice', () => {
  it('is drawn as a picture, and when it is merged in the language that was asked for', async () => {
    const { data } = await client.upload<Uploaded>(formOf(await fixture('invoices/xrechnung.xml'), 'x.xml'));
    expect(data.fileType).toBe('xml');
    const picture = await fetch(`${client.base}/invoices/${data.id}/pages/1.png`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    const { width, height } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect(height / width).toBeCloseTo(Math.SQRT2, 1);
    expect(await textOfMerged([data.id], { invoiceLanguage: 'fr' })).toMatch(/Facture/i);
  });
});

async function textOfMerged(invoiceIds: readonly string[], layout: object): Promise<string> {
  const { data } = await client.post<MergeTask>('/merge-tasks', { invoiceIds, outputType: 'pdf', layout });
  const { downloadUrl, error } = await client.merged(data.id);
  expect(error).toBeUndefined();
  const bytes = new Uint8Array(await (await fetch(downloadUrl ?? '')).arrayBuffer());
  const document = await pdfReader.open(bytes, {});
  const texts: string[] = [];
  for (let index = 0; index < document.pageCount; index++)
    texts.push((await document.text(index)).words.map(({ text }) => text).join(' '));
  document.close();
  return texts.join('\n');
}

describe('a file of two invoices', () => {
  it('prints only the pages of the invoice that is merged, and has nothing of the other in it', async () => {
    const joined = await PDFDocument.create();
    for (const name of ['de-letter.pdf', 'fr-text.pdf']) {
      const source = await PDFDocument.load(await fixture(`invoices/${name}`));
      for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
    }
    const { data } = await client.upload<Uploaded>(formOf(await joined.save(), 'both.pdf'));
    const [second = ''] = data.furtherInvoices ?? [];
    const [german, french] = [data.sellerName, (await invoiceWith(second)).sellerName];
    const layout = { layout: '1x1' };
    const one = await textOfMerged([second], layout);
    expect([one.includes(french), one.includes(german)]).toEqual([true, false]);
    const both = await textOfMerged([data.id, second], layout);
    expect([both.includes(french), both.includes(german)]).toEqual([true, true]);
    const sizes = await Promise.all([[second], [data.id, second]].map(sizeOfMerged));
    expect(sizes[0]).toBeLessThan(0.8 * (sizes[1] ?? 0));
  });
});

async function sizeOfMerged(invoiceIds: readonly string[]): Promise<number> {
  const { data } = await client.post<MergeTask>('/merge-tasks', { invoiceIds, outputType: 'pdf' });
  const { downloadUrl, totalPages } = await client.merged(data.id);
  expect(totalPages).toBe(1);
  return (await (await fetch(downloadUrl ?? '')).arrayBuffer()).byteLength;
}
