import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelServer } from '../../../extract/sources/language-model/model-server.ts';
import { formWith, metric, testServer, type TestServer } from '../../test-server.ts';

const fixtures = join(import.meta.dirname, '../../../../fixtures');
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const extract = async (form: FormData, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/extract`, { method: 'POST', body: form, headers });

describe('GET /health', () => {
  it('says ok, with a request id', async () => {
    const response = await fetch(`${server.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
    expect(response.headers.get('x-request-id')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('keeps the id of the client if it is a UUID, and no other', async () => {
    const id = '550e8400-e29b-41d4-a716-446655440000';
    const own = await fetch(`${server.url}/health`, { headers: { 'X-Request-ID': id } });
    expect(own.headers.get('x-request-id')).toBe(id);
    const other = await fetch(`${server.url}/health`, { headers: { 'X-Request-ID': 'chosen by me' } });
    expect(other.headers.get('x-request-id')).not.toBe('chosen by me');
  });
});

describe('POST /extract', () => {
  it('returns the values of an invoice', async () => {
    const response = await extract(await formWith('file', 'en-us-sales-tax.pdf'));
    expect(response.status).toBe(200);
    expect(response.headers.get('x-extraction-status')).toBe('ok');
    expect(await response.json()).toEqual({
      invoice_number: 'INV-0005521',
      invoice_date: '2025-03-28',
      due_date: '2025-04-27',
      vendor_name: expect.any(String),
      vendor_address: expect.any(String),
      customer_name: expect.any(String),
      customer_address: expect.any(String),
      subtotal: 3377.46,
      tax: 278.64,
      total: 3656.1,
      currency: 'USD',
      items: [
        expect.any(Object),
        expect.any(Object),
        { description: expect.any(String), quantity: 24, unit_price: 5.99, total_price: 143.76 },
      ],
    });
  });

  it('answers the same bytes from the cache without the queue, whatever the file is called', async () => {
    await extract(await formWith('file', 'fr-text.pdf'));
    const tasks = server.logged.filter(({ event }) => event === 'task').length;
    const again = await extract(await formWith('file', 'fr-text.pdf', { name: 'facture.pdf', type: '' }));
    expect(again.status).toBe(200);
    expect(server.logged.filter(({ event }) => event === 'task')).toHaveLength(tasks);
  });

  it('stores only the reading of a document, nothing else of it', async () => {
    await extract(await formWith('file', 'de-letter.pdf'));
    expect(await metric(server, 'invoicectl_blob_bytes')).toBe(0);
  });

  it('reads a picture', async () => {
    const response = await extract(
      await formWith('file', 'en-receipt-photo.jpg', { name: 'a.jpg', type: 'image/jpg' }),
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ total: expect.any(Number), currency: expect.any(String) });
  });

  it('accepts a file whose part has no type, as the printed Python example sends it', async () => {
    const bytes = await readFile(join(fixtures, 'invoices/es-text.pdf'));
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="invoice.pdf"\r\n\r\n';
    const response = await fetch(`${server.url}/extract`, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
      body: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ total: expect.any(Number) });
  });

  it('returns "" and 0 for values that the document lacks, and asks for review', async () => {
    const form = await formWith('file', await readFile(join(fixtures, 'broken/login-page.pdf')));
    expect((await extract(form)).status).toBe(400);
    const response = await extract(await formWith('file', 'en-sums-wrong.pdf'));
    expect(response.status).toBe(200);
    expect(response.headers.get('x-extraction-status')).toBe('review');
  });

  it.each([
    ['a text', Buffer.from('hello'), 'text/plain', 'Invalid file type: text/plain'],
    [
      'a text that says it is a PDF',
      Buffer.from('hello'),
      'application/pdf',
      'Invalid file type: the content is not application/pdf',
    ],
    [
      'a GIF',
      Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'),
      'application/octet-stream',
      'Invalid file type: image/gif',
    ],
  ])('refuses %s', async (_what, bytes, type, error) => {
    const response = await extract(await formWith('file', bytes, { name: 'x', type }));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error,
      detail: 'Supported types: application/pdf, image/png, image/jpeg, image/jpg',
    });
  });

  it('refuses more than 10 MB and gives the size of the file', async () => {
    const bytes = Buffer.alloc(15_728_640);
    bytes.write('%PDF-1.7\n');
    const response = await extract(await formWith('file', bytes));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: 'File too large. Maximum size allowed: 10MB',
      detail: 'File size: 15728640 bytes',
    });
  });

  it('accepts exactly 10 MB', async () => {
    const bytes = Buffer.alloc(10 * 1024 ** 2, '%');
    (await readFile(join(fixtures, 'invoices/en-us-sales-tax.pdf'))).copy(bytes);
    const response = await extract(await formWith('file', bytes));
    expect((await response.json()) as object).not.toMatchObject({ error: expect.stringContaining('too large') });
  });

  it('refuses a form without a file, and a body that is not a form, as a validation error', async () => {
    const form = new FormData();
    form.append('other', 'x');
    for (const body of [form, JSON.stringify({})]) {
      const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
      const response = await fetch(`${server.url}/extract`, { method: 'POST', body, headers });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ error: expect.any(String), detail: expect.toSatisfy(() => true) });
    }
    expect((await fetch(`${server.url}/extract`, { method: 'POST' })).status).toBe(422);
  });

  it('refuses a damaged and an encrypted document with a message that helps', async () => {
    const form = await formWith('file', await readFile(join(fixtures, 'broken/password-geheim.pdf')));
    const response = await extract(form);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('password') });
  });

  it("refuses EICAR's test file", async () => {
    const eicar = `%PDF-1.7\n${['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('')}`;
    const response = await extract(await formWith('file', Buffer.from(eicar)));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'The file is malicious' });
  });
});

describe('with a language model that refuses requests', () => {
  /** A page with words of which no invoice can be made. */
  async function letter(text: string): Promise<FormData> {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    document.addPage([300, 200]).drawText(text, { x: 20, y: 150, size: 12, font });
    return formWith('file', await document.save());
  }

  it('a letter is reported as not recognised, with the reason', async () => {
    const plain = await testServer();
    try {
      const body = await letter('Dear reader, we thank you for the many letters of this spring');
      const response = await fetch(`${plain.url}/extract`, { method: 'POST', body });
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({
        error: 'OCR processing failed',
        detail: expect.stringContaining('Nothing on its pages looks like an invoice'),
      });
    } finally {
      await plain.stop();
    }
  });

  it('the failure of the model is reported if nothing else reads the document, and then that it is no longer asked', async () => {
    const model = await modelServer();
    model.follow({ status: 401 });
    const settings = { provider: 'openai-compatible' as const, baseUrl: `${model.origin}/v1`, model: 'm', key: 'k' };
    const asking = await testServer({}, settings);
    try {
      const ask = async (form: FormData) => {
        const response = await fetch(`${asking.url}/extract`, { method: 'POST', body: form });
        return { status: response.status, body: await response.json() };
      };
      for (let n = 0; n < 5; n++) {
        expect(await ask(await letter(`Invoice from Example Ltd (${n}), the number follows`))).toEqual({
          status: 500,
          body: { error: 'AI service error', detail: 'Failed to parse structured data from AI response' },
        });
      }
      expect(await ask(await letter('Invoice from Another Ltd, the number follows'))).toEqual({
        status: 503,
        body: {
          error: 'AI Service is temporarily unavailable',
          detail: 'Circuit breaker is open due to repeated failures. Please try again later.',
        },
      });
      expect(await ask(await formWith('file', 'en-us-sales-tax.pdf'))).toMatchObject({
        status: 200,
        body: { total: 3656.1 },
      });
      expect(model.asked).toHaveLength(5);
    } finally {
      await asking.stop();
      await model.close();
    }
  });
});

it('an unknown path is answered with an error of the same form', async () => {
  const response = await fetch(`${server.url}/nowhere`);
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ error: 'There is nothing at this path', detail: null });
});

it('logs requests with their ids and nothing of the documents', async () => {
  const id = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
  await extract(await formWith('file', 'en-us-sales-tax.pdf', { name: 'very-private.pdf' }), { 'X-Request-ID': id });
  await fetch(`${server.url}/health?keyword=very-private`);
  expect(server.logged).toContainEqual(
    expect.objectContaining({ event: 'request', requestId: id, route: '/extract', status: 200 }),
  );
  expect(JSON.stringify(server.logged)).not.toMatch(/very-private|INV-0005521|3656/);
});
