/** Exports of the list of invoices over HTTP: what spreadsheets make of them. */
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Invoice, invoiceClient, type InvoiceClient } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let server: TestServer;
let client: InvoiceClient;
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
  for (const name of ['cn-old-special.pdf', 'cn-normal-meal.pdf', 'de-letter.pdf', 'en-credit-note.pdf'])
    ids[name] = (await client.uploaded(name)).id;
});
afterAll(() => server.stop());

const exportOf = (query: string): Promise<Response> => fetch(`${client.base}/invoices/export?${query}`);

/** Rows of cells; no value of these tests has a separator in it. */
async function csvOf(query: string): Promise<readonly (readonly string[])[]> {
  const response = await exportOf(`format=csv&${query}`);
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  return text
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));
}

async function sheetOf(response: Response): Promise<WorkSheet> {
  expect(response.status).toBe(200);
  const { Sheets, SheetNames } = read(Buffer.from(await response.arrayBuffer()), { cellFormula: true });
  return Sheets[SheetNames[0] ?? ''] ?? {};
}

describe('a CSV', () => {
  it('has the usual columns with heads in words, and is saved under a name with its day', async () => {
    const response = await exportOf('format=csv&language=zh');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="invoices-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const text = await response.text();
    expect(text.split('\r\n')[0]).toMatch(/^状态,开票日期,发票号码,/);
    expect(text).toContain('待处理');
    expect(text.trimEnd().split('\r\n')).toHaveLength(5);
  });

  it('has the chosen columns, in their order, of the invoices that the filter selects', async () => {
    const [head, ...rows] = await csvOf(
      'columns=totalAmount,seller.name&csvDialect=plain&keyword=cn-&sort=totalAmount',
    );
    expect(head).toEqual(['totalAmount', 'seller.name']);
    expect(rows.map(([total]) => total)).toEqual(['375', '54770']);
  });

  it('keeps numbers of many digits as text', async () => {
    const [, [number] = []] = await csvOf('columns=number&keyword=cn-normal-meal');
    expect(number).toMatch(/^"=""\d{20}"""$/);
  });

  it('has corrected values, disarmed where they would run as formulas', async () => {
    const { id } = await client.uploaded('fr-text.pdf');
    const formula = '=HYPERLINK("http://example.com")';
    await client.patch(`/invoices/${id}`, {
      corrections: { 'seller.name': { value: formula }, notes: { value: '@x' } },
    });
    const [, row] = await csvOf('columns=seller.name,notes&keyword=HYPERLINK');
    expect(row).toEqual([`"'${formula.replaceAll('"', '""')}"`, "'@x"]);
    await client.delete(`/invoices/${id}`);
  });

  it('ends with the sums of each currency, in which credit notes are negative', async () => {
    const rows = await csvOf('columns=number,totalAmount,currency&sums=true&language=en&csvDialect=plain');
    const sums = rows.slice(-3);
    const listed = (await (await fetch(`${client.base}/invoices?sums=true`)).json()) as {
      data: { sums: readonly { currency: string; totalAmount: number }[] };
    };
    expect(sums).toEqual(
      listed.data.sums
        .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
        .map(({ currency, totalAmount }) => [`Total ${currency}`, String(totalAmount), currency]),
    );
    expect(rows.some(([, total]) => Number(total) < 0)).toBe(true);
  });
});

describe('a workbook', () => {
  it('has dates, numbers and long numbers as what they are, and sums as formulas', async () => {
    const response = await exportOf(
      'format=xlsx&columns=issueDate,number,totalAmount,currency&sums=true&keyword=cn-&language=en&sort=date',
    );
    expect(response.headers.get('content-disposition')).toMatch(/\.xlsx"$/);
    const sheet = await sheetOf(response);
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false });
    expect(rows[0]).toEqual(['Invoice date', 'Invoice number', 'Total', 'Currency']);
    expect(rows).toHaveLength(4);
    const [date, number, total, sum] = ['A2', 'B2', 'C2', 'C4'].map(
      (cell) => sheet[cell] as { t: string; v: unknown; f?: string },
    );
    expect([date?.t, number?.t, total?.t]).toEqual(['n', 's', 'n']);
    expect(sum).toMatchObject({ v: 55145, f: 'SUMIFS(C$2:C$3,D$2:D$3,"=CNY")' });
  });

  it('of chosen invoices has them in the order of their ids', async () => {
    const chosen = [ids['de-letter.pdf'], ids['cn-old-special.pdf']];
    const response = await fetch(`${client.base}/invoices/export`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: chosen, format: 'xlsx', columns: 'id,fileName,status', language: 'en' }),
    });
    const rows = utils.sheet_to_json<string[]>(await sheetOf(response), { header: 1 });
    expect(rows.slice(1)).toEqual([
      [chosen[0], 'de-letter.pdf', 'pending'],
      [chosen[1], 'cn-old-special.pdf', 'pending'],
    ]);
  });
});

describe('an export is refused', () => {
  it.each(['', 'format=pdf', 'format=csv&columns=number,shoe', 'format=csv&from=yesterday', 'format=csv&csvDialect=x'])(
    'for %j',
    async (query) => {
      const response = await exportOf(query);
      expect([response.status, ((await response.json()) as { code: number }).code]).toEqual([400, 1001]);
    },
  );

  it('for an invoice that was deleted', async () => {
    const { id } = await client.uploaded('fr-text.pdf');
    await client.delete(`/invoices/${id}`);
    const { status, code } = await client.post('/invoices/export', { ids: [id], format: 'csv' });
    expect([status, code]).toEqual([410, 2002]);
  });
});

it('a client that leaves while a workbook is made ends it', async () => {
  const leaving = new AbortController();
  const response = await fetch(`${client.base}/invoices/export?format=xlsx`, { signal: leaving.signal });
  leaving.abort();
  await expect(response.arrayBuffer()).rejects.toThrow();
  expect((await client.call<Invoice>(`/invoices/${ids['de-letter.pdf']}`)).status).toBe(200);
});
