/** Sections 2.4, 2.5 and 7.1 of the invoice API: files in chunks, as its browser client sends them. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chunked, chunkBytes, cut, fixture, type Invoice, invoiceClient, type InvoiceClient } from './client.ts';
import { metric, testServer, type TestServer } from '../../test-server.ts';

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer({ maxChunkedMegabytes: 20 });
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** A PDF remains valid with any comments appended. */
async function large(name: string, megabytes: number, fileHash: string): Promise<Chunked & { bytes: Uint8Array }> {
  const small = await fixture(`invoices/${name}`);
  const bytes = new Uint8Array(megabytes * 1024 ** 2).fill(0x20);
  bytes.set(small);
  const trailer = Buffer.from(small).lastIndexOf('startxref');
  bytes.set(small.subarray(trailer), bytes.length - (small.length - trailer));
  return { fileHash, fileName: '发票.pdf', chunks: cut(bytes), bytes };
}

const received = async (fileHash: string) => {
  const { data } = await client.call<{ received: number[] }>(
    `/invoices/upload-chunk?${new URLSearchParams({ fileHash }).toString()}`,
  );
  return data;
};
const merge = ({ fileHash, fileName, chunks }: Chunked) =>
  client.post<Invoice>('/invoices/merge-chunks', { fileHash, fileName, totalChunks: chunks.length });

describe('a file in chunks', () => {
  it('may be larger than a file in one piece', async () => {
    const file = await large('fr-text.pdf', 12, 'larger');
    for (const index of file.chunks.keys()) await client.sendChunk(file, index);
    const { data } = await merge(file);
    const small = await client.uploaded('fr-text.pdf');
    expect(data.totalAmount).toBe(small.totalAmount);
    for (const { id } of [data, small]) await client.delete(`/invoices/${id}`);
  });

  it('becomes one invoice if its chunks arrive three at a time, out of order, repeatedly, and after a failure', async () => {
    const file = await large('cn-old-special.pdf', 7, '发票 ../1.pdf_7340032_1700000000000');
    expect(file.chunks).toHaveLength(4);
    expect(await received(file.fileHash)).toEqual({
      fileHash: file.fileHash,
      received: [],
      totalChunks: null,
      merged: false,
      invoiceId: null,
    });
    const sent = await Promise.all([3, 0, 2].map((index) => client.sendChunk(file, index)));
    expect(sent.map(({ data }) => data)).toEqual([3, 0, 2].map((chunkIndex) => ({ chunkIndex, received: true })));
    await client.sendChunk(file, 0);

    const early = await merge(file);
    expect(early).toMatchObject({ status: 400, code: 1001, message: expect.stringContaining('missing: 1.') });
    expect(await received(file.fileHash)).toMatchObject({ received: [0, 2, 3], totalChunks: 4, merged: false });

    await client.sendChunk(file, 1);
    const [first, second] = await Promise.all([merge(file), merge(file)]);
    expect(first.data).toMatchObject({ number: '00456789', totalAmount: 54770, status: 'pending', fileType: 'pdf' });
    expect(second.data).toEqual(first.data);
    expect((await merge(file)).data).toEqual(first.data);
    expect(await received(file.fileHash)).toMatchObject({
      received: [0, 1, 2, 3],
      merged: true,
      invoiceId: first.data.id,
    });
    const stored = await fetch(first.data.fileUrl);
    expect(digest(new Uint8Array(await stored.arrayBuffer()))).toBe(digest(file.bytes));
    expect(stored.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    );

    // All of it once more is the same invoice still; deleted, it is deleted.
    for (const index of file.chunks.keys()) await client.sendChunk(file, index);
    expect((await merge(file)).data).toEqual(first.data);
    await client.delete(`/invoices/${first.data.id}`);
    expect(await merge(file)).toMatchObject({ status: 410, code: 2002 });
    expect(await received(file.fileHash)).toMatchObject({ received: [], merged: false, invoiceId: null });
    for (const index of file.chunks.keys()) await client.sendChunk(file, index);
    const anew = await merge(file);
    expect(anew.data.id).not.toBe(first.data.id);
    await client.delete(`/invoices/${anew.data.id}`);
    expect(await metric(server, 'invoicectl_blob_bytes')).toBe(0);
  });

  it('uses the later bytes of a chunk that was first cut short', async () => {
    const bytes = await fixture('invoices/fr-text.pdf');
    const file = { fileHash: 'f_1', fileName: 'f.pdf', chunks: cut(bytes, 1000) };
    await client.sendChunk({ ...file, chunks: file.chunks.map((chunk) => chunk.slice(0, 10)) }, 0);
    for (const index of file.chunks.keys()) await client.sendChunk(file, index);
    const { data } = await merge(file);
    expect(digest(new Uint8Array(await (await fetch(data.fileUrl)).arrayBuffer()))).toBe(digest(bytes));
  });

  it('forgets the former chunks if it is cut into others', async () => {
    const bytes = await fixture('invoices/nl-text.pdf');
    const coarse = { fileHash: 'cut', fileName: 'f.pdf', chunks: cut(bytes, 2000) };
    const fine = { ...coarse, chunks: cut(bytes, 700) };
    await client.sendChunk(coarse, 0);
    await client.sendChunk(fine, 1);
    expect(await received('cut')).toMatchObject({ received: [1], totalChunks: fine.chunks.length });
  });
});

describe('hashes', () => {
  it('are compared with the bytes if they look like a SHA-256', async () => {
    const bytes = await fixture('invoices/es-text.pdf');
    const file = { fileHash: digest(bytes).toUpperCase(), fileName: 'a.pdf', chunks: cut(bytes, 1000) };
    for (const [index, chunk] of file.chunks.entries()) {
      const wrong = await client.sendChunk(file, index, { chunkHash: digest('other') });
      expect(wrong).toMatchObject({ status: 400, code: 1001 });
      expect((await client.sendChunk(file, index, { chunkHash: digest(chunk) })).code).toBe(0);
    }
    expect((await merge(file)).code).toBe(0);
  });

  it('that do not match the bytes make the merge fail, and all chunks must be sent again', async () => {
    const bytes = await fixture('invoices/es-text.pdf');
    const file = { fileHash: digest('other'), fileName: 'a.pdf', chunks: cut(bytes, 2000) };
    for (const index of file.chunks.keys()) await client.sendChunk(file, index);
    expect(await merge(file)).toMatchObject({ status: 400, code: 1001 });
    expect(await received(file.fileHash)).toMatchObject({ received: [] });
  });
});

describe('refused requests', () => {
  const one = { fileHash: 'bad', fileName: 'a.pdf', chunks: [new Uint8Array([1]), new Uint8Array([2])] };
  it.each([
    { chunkIndex: '2' },
    { chunkIndex: '-1' },
    { chunkIndex: 'x' },
    { chunkIndex: '0.5' },
    { totalChunks: '0' },
    { totalChunks: '1025' },
    { fileHash: '' },
    { chunkHash: '' },
    { fileName: '' },
  ])('the fields %j are refused', async (fields) => {
    expect(await client.sendChunk(one, 0, fields)).toMatchObject({ status: 400, code: 1001 });
  });

  it('a question for received chunks without fileHash is refused', async () => {
    expect(await client.call('/invoices/upload-chunk')).toMatchObject({ status: 400, code: 1001 });
  });

  it('more than the limit of the server in all chunks together are refused', async () => {
    const file = await large('es-text.pdf', 21, 'too-large');
    const codes = [];
    for (const index of file.chunks.keys()) codes.push((await client.sendChunk(file, index)).code);
    expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1003]);
    expect(file.chunks[10]!.length).toBeLessThan(chunkBytes);
  });

  it('files other than invoices, and malware that extends over two chunks, are refused', async () => {
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');
    for (const [text, status, code] of [
      ['GIF89a, not an invoice', 415, 1002],
      [`%PDF-1.7\n${eicar}`, 422, 1002],
    ] as const) {
      const file = { fileHash: `no-${status}`, fileName: 'a.pdf', chunks: cut(new TextEncoder().encode(text), 40) };
      for (const index of file.chunks.keys()) expect((await client.sendChunk(file, index)).code).toBe(0);
      expect(await merge(file)).toMatchObject({ status, code });
      expect(await received(file.fileHash)).toMatchObject({ received: [] });
    }
  });
});
