/** The pages of uploaded files over HTTP: their pictures and their words, for every type of file. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Invoice, invoiceClient, type InvoiceClient } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

interface Words {
  readonly width: number;
  readonly height: number;
  readonly textSource: string;
  readonly words: readonly { readonly text: string; readonly box: readonly [number, number, number, number] }[];
}

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

const picture = ({ id }: Invoice, page: number | string = 1, query = '', init: RequestInit = {}): Promise<Response> =>
  fetch(`${client.base}/invoices/${id}/pages/${page}.png${query}`, init);

const wordsOf = async ({ id }: Invoice): Promise<Words> =>
  (await client.call<Words>(`/invoices/${id}/pages/1/words`)).data;

type Part = Readonly<Record<'left' | 'top' | 'width' | 'height', number>>;

/** How much the brightness of a part of a picture varies: print on paper, more than paper alone. */
async function contrast(png: Buffer, part: Part): Promise<number> {
  const { channels } = await sharp(await sharp(png).extract(part).greyscale().png().toBuffer()).stats();
  return channels[0]?.stdev ?? 0;
}

/** The part of the picture under a box of the page; undefined if it is not wholly in the picture. */
function partUnder(box: Words['words'][number]['box'], scale: number, size: { width: number; height: number }) {
  const [left, top, right, bottom] = box.map((edge) => Math.round(edge * scale)) as [number, number, number, number];
  const inside = left >= 0 && top >= 0 && right <= size.width && bottom <= size.height;
  return inside && right > left + 2 && bottom > top + 2
    ? { left, top, width: right - left, height: bottom - top }
    : undefined;
}

describe.each([
  ['cn-normal-meal.pdf', 'text'],
  ['cn-ofd-layout-only.ofd', 'text'],
  ['en-scan-askew.pdf', 'ocr'],
  ['en-receipt-photo.jpg', 'ocr'],
  ['cn-normal-scan-sideways.png', 'ocr'],
])('%s', (name, textSource) => {
  it('has a picture in which its words lie where they were read', async () => {
    const invoice = await client.uploaded(name);
    const response = await picture(invoice, 1, '?width=900');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    const png = Buffer.from(await response.arrayBuffer());
    const { width, height } = await sharp(png).metadata();
    const page = await wordsOf(invoice);
    expect(page.textSource).toBe(textSource);
    expect(width).toBeLessThanOrEqual(900);
    expect(width / height).toBeCloseTo(page.width / page.height, 1);
    const words = page.words.filter(({ text }) => text.length > 3);
    expect(words.length).toBeGreaterThan(5);
    const contrasts: number[] = [];
    for (const { box } of words) {
      const part = partUnder(box, width / page.width, { width, height });
      contrasts.push(part ? await contrast(png, part) : 0);
    }
    expect(contrasts.filter((one) => one > 25).length / words.length).toBeGreaterThan(0.97);
  });
});

describe('a picture of a page', () => {
  it('may be kept by the browser, and is not sent again unless it is another one', async () => {
    const invoice = await client.uploaded('de-letter.pdf');
    const first = await picture(invoice);
    expect(first.headers.get('cache-control')).toMatch(/^private/);
    const etag = first.headers.get('etag') ?? '';
    const again = await picture(invoice, 1, '', { headers: { 'if-none-match': etag } });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    const smaller = await picture(invoice, 1, '?width=100', { headers: { 'if-none-match': etag } });
    expect(smaller.status).toBe(200);
    expect((await sharp(Buffer.from(await smaller.arrayBuffer())).metadata()).width).toBe(100);
    const same = await client.uploaded('de-letter.pdf');
    expect((await picture(same)).headers.get('etag')).toBe(etag);
  });

  it.each([
    [2, '', 404],
    [0, '', 400],
    [20_000, '', 400],
    ['one', '', 400],
    [1, '?width=2001', 400],
    [1, '?width=0', 400],
  ])('is refused for page %s%s with %i, in the words of the API', async (page, query, status) => {
    const invoice = await client.uploaded('de-letter.pdf');
    const response = await picture(invoice, page, query);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      code: 1001,
      message: expect.stringMatching(/^参数错误/),
      data: null,
    });
  });

  it('is gone with its invoice, although another invoice has the same file', async () => {
    const [one, other] = [await client.uploaded('fr-text.pdf'), await client.uploaded('fr-text.pdf')];
    expect((await picture(one)).status).toBe(200);
    await client.delete(`/invoices/${one.id}`);
    expect([(await picture(one)).status, (await picture(other)).status]).toEqual([410, 200]);
  });
});
