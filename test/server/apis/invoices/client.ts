/** A client of the invoice API as its documented browser client is one: forms, JSON, and chunks three at a time. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';

const fixtures = join(import.meta.dirname, '../../../../fixtures');

export const fixture = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(join(fixtures, name)));

export interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly data: unknown;
}

export interface Reply<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly code: number;
  readonly message: string;
  readonly data: Data;
}

export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly sellerName: string;
  readonly totalAmount: number;
  readonly status: string;
  readonly fileUrl: string;
  readonly fileType: string;
}
export interface MergeTask {
  readonly id: string;
  readonly status: string;
  readonly totalPages: number;
  readonly totalAmount: number;
  readonly downloadUrl: string | null;
  readonly error?: string;
}
export interface Page<Item> {
  readonly data: readonly Item[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export interface Chunked {
  readonly fileHash: string;
  readonly fileName: string;
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
}

export const chunkBytes = 2 * 1024 ** 2;

export function invoiceClient(url: string) {
  const base = `${url}/api/v1`;
  /** Every body has these three keys and no other. */
  async function call<Data>(path: string, init: RequestInit = {}): Promise<Reply<Data>> {
    const response = await fetch(`${base}${path}`, init);
    const body = (await response.json()) as Envelope;
    expect(Object.keys(body).sort()).toEqual(['code', 'data', 'message']);
    expect(response.status >= 200 && response.status < 300).toBe(body.code === 0);
    const { code, message, data } = body;
    return { status: response.status, headers: response.headers, code, message, data: data as Data };
  }
  const json = (method: string, body: unknown): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const upload = <Data = Invoice>(form: FormData, path = '/invoices/upload') =>
    call<Data>(path, { method: 'POST', body: form });

  return {
    base,
    call,
    post: <Data>(path: string, body: unknown) => call<Data>(path, json('POST', body)),
    patch: <Data = Invoice>(path: string, body: unknown) => call<Data>(path, json('PATCH', body)),
    delete: (path: string) => call<null>(path, { method: 'DELETE' }),
    upload,
    async uploaded(name: string, as = name): Promise<Invoice> {
      const form = new FormData();
      form.append('file', new File([await fixture(`invoices/${name}`)], as));
      const { code, data, message } = await upload(form);
      expect(code, message).toBe(0);
      return data;
    },
    sendChunk(
      { fileHash, fileName, chunks }: Chunked,
      index: number,
      other: Readonly<Record<string, string>> = {},
    ): Promise<Reply<unknown>> {
      const form = new FormData();
      form.append('chunk', new Blob([chunks[index] ?? new Uint8Array()]));
      const fields = {
        chunkIndex: String(index),
        chunkHash: `${fileHash}_${index}`,
        fileHash,
        fileName,
        totalChunks: String(chunks.length),
        ...other,
      };
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      return upload<unknown>(form, '/invoices/upload-chunk');
    },
    /** Once it is over. */
    async merged(id: string): Promise<MergeTask> {
      for (;;) {
        const { data } = await call<MergeTask>(`/merge-tasks/${id}`);
        if (data.status === 'completed' || data.status === 'failed') return data;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
export type InvoiceClient = ReturnType<typeof invoiceClient>;

/** As `file.slice` cuts. */
export const cut = (bytes: Uint8Array<ArrayBuffer>, size = chunkBytes): readonly Uint8Array<ArrayBuffer>[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.slice(index * size, (index + 1) * size));
