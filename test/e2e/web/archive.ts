/** Invoices and drafts in the archive of a server, by its API. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Serve } from './serve.ts';

export const fixture = (name: string): string => join(import.meta.dirname, '../../../fixtures/invoices', name);

const Uploaded = z.object({ data: z.object({ id: z.string(), furtherInvoices: z.array(z.string()).default([]) }) });
const Saved = z.object({ data: z.object({ draftId: z.string() }) });

/** Uploads a document; resolves with the ids of its invoices, once it is read unless `wait` is false. */
export async function uploaded(
  server: Serve,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  { wait = true } = {},
): Promise<readonly string[]> {
  const form = new FormData();
  form.append('file', new Blob([bytes]), name);
  const response = await fetch(`${server.url}/api/v1/invoices/upload?wait=${wait}`, { method: 'POST', body: form });
  const { data } = Uploaded.parse(await response.json());
  return [data.id, ...data.furtherInvoices];
}

/** Uploads fixtures; resolves with the id of the first invoice of each. */
export async function uploadedFixtures(server: Serve, names: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const path = fixture(name);
    const [id = ''] = await uploaded(server, new Uint8Array(await readFile(path)), basename(path));
    ids.push(id);
  }
  return ids;
}

/** Resolves with the id of the draft. */
export async function savedDraft(server: Serve, name: string, invoiceIds: readonly string[]): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, invoiceIds }),
  });
  return Saved.parse(await response.json()).data.draftId;
}
