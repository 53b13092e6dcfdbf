/** What `review` asks its own server: uploads, corrections, readings, and events that say when something changed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import type { Corrections } from '../../extract/corrections.ts';
import { CorrectionsSchema } from '../../extract/corrections-schema.ts';

const Answer = z.object({ message: z.string(), data: z.unknown() });
const Uploaded = z.object({ id: z.string(), furtherInvoices: z.array(z.string()).default([]) });
const Page = z.object({
  data: z.array(z.object({ id: z.string(), beingRead: z.boolean().default(false) })),
  next: z.string().nullable(),
});
const Reading = z.object({
  source: z.object({ sha256: z.string(), fileName: z.string(), position: z.number() }),
  corrections: CorrectionsSchema,
});

export interface ReviewedInvoice {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly position: number;
  readonly corrections: Corrections;
}

export interface ReviewClient {
  /** Begins to read a document. Rejects with the failure that the server names. */
  upload(name: string, bytes: Uint8Array): Promise<void>;
  correct(id: string, corrections: Corrections): Promise<void>;
  /** Undefined while the invoice is being read, if it was deleted, and if its file cannot be read. */
  invoice(id: string): Promise<ReviewedInvoice | undefined>;
  /** The ids of all invoices. */
  ids(): AsyncGenerator<string, void>;
  /** The ids of invoices as they change, until the server ends or the signal fires. */
  changes(signal: AbortSignal): AsyncGenerator<string, void>;
}

interface Asked extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request has at most 10 MB; larger files are sent in chunks. */
const chunkBytes = 8 * 1024 ** 2;

export function reviewClient(url: string, cookie: string): ReviewClient {
  const base = `${url}/api/v1`;
  const call = callOf(base, cookie);
  return {
    async upload(name, bytes) {
      if (bytes.length > chunkBytes) return uploadChunks(call, name, bytes);
      const form = new FormData();
      form.append('file', new File([new Uint8Array(bytes)], name));
      Uploaded.parse((await call('/invoices/upload?wait=false', { method: 'POST', body: form })).data);
    },
    async correct(id, corrections) {
      await call(`/invoices/${id}`, json('PATCH', { corrections }));
    },
    async invoice(id) {
      const { status, data } = await call(`/invoices/${id}/reading`);
      if (status >= 400) return undefined;
      const { source, corrections } = Reading.parse(data);
      return { id, sha256: source.sha256, name: source.fileName, position: source.position, corrections };
    },
    async *ids() {
      let cursor: string | null = 'first';
      while (cursor !== null) {
        const { data, next } = Page.parse((await call(`/invoices?pageSize=100&cursor=${cursor}`)).data);
        for (const { id, beingRead } of data) if (!beingRead) yield id;
        cursor = next;
      }
    },
    async *changes(signal) {
      const response = await fetch(`${base}/events`, { headers: { cookie }, signal });
      if (!response.body) return;
      let text = '';
      for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
        const events = `${text}${part}`.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) yield* changedIn(event);
      }
    },
  };
}

type Call = (path: string, asked?: Asked) => Promise<{ readonly status: number; readonly data: unknown }>;

/** Rejects with what the server says, unless there is no such invoice, or none that can be read. */
const callOf =
  (base: string, cookie: string): Call =>
  async (path, { headers = {}, ...init } = {}) => {
    const response = await fetch(`${base}${path}`, { ...init, headers: { ...headers, cookie } });
    const { message, data } = Answer.parse(await response.json());
    if (response.status >= 400 && ![404, 409, 410, 422].includes(response.status))
      throw new Failure(response.status === 415 ? 'unsupported_format' : 'bad_request', message);
    return { status: response.status, data };
  };

const json = (method: string, body: unknown): Asked => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function uploadChunks(call: Call, name: string, bytes: Uint8Array): Promise<void> {
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const totalChunks = Math.ceil(bytes.length / chunkBytes);
  for (let index = 0; index < totalChunks; index++) {
    const chunk = bytes.slice(index * chunkBytes, (index + 1) * chunkBytes);
    const form = new FormData();
    form.append('chunk', new Blob([chunk]));
    const fields = { chunkIndex: index, chunkHash: `${fileHash}_${index}`, fileHash, fileName: name, totalChunks };
    for (const [field, value] of Object.entries(fields)) form.append(field, String(value));
    await call('/invoices/upload-chunk', { method: 'POST', body: form });
  }
  await call('/invoices/merge-chunks?wait=false', json('POST', { fileHash, fileName: name, totalChunks }));
}

const Change = z.object({ id: z.string(), change: z.enum(['added', 'changed']) });

function* changedIn(event: string): Generator<string> {
  if (!/^event: invoice$/m.test(event)) return;
  const change = Change.safeParse(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? 'null'));
  if (change.success) yield change.data.id;
}
