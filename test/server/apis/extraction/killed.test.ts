/**
 * What a killed server leaves behind. The client of /extract is gone with it, so nothing of its document may stay; an upload
 * of a session was accepted, so it must be finished.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blobsPlace, type OpenBlobs, openBlobs } from '../../../../src/compose/blobs.ts';
import { databasePlace, openRecordsDatabase } from '../../../../src/compose/database.ts';
import { ServeOptions } from '../../../../src/server/options.ts';
import { referencedBlobs } from '../../../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../../../src/stores/blobs/references-sql.ts';
import type { Database } from '../../../../src/stores/sql/database.ts';
import { storesFor } from '../../../stores-of-tests.ts';
import { newSession, session } from '../sessions/requests.ts';
import { pdf } from '../sessions/sent-files.ts';
import { type KillableServer, killableServer } from '../../killable-server.ts';
import { formWith, metric } from '../../test-server.ts';

let folder: string;
const running: KillableServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.kill();
  await rm(folder, { recursive: true, force: true });
});

async function served(): Promise<KillableServer> {
  const server = await killableServer(folder);
  running.push(server);
  return server;
}

/** What a server on this folder uses. */
async function opened(): Promise<{ readonly database: Database; readonly documents: OpenBlobs }> {
  const serve = ServeOptions.parse({ ...(await storesFor(folder)).serve, dataDir: folder });
  return {
    database: await openRecordsDatabase(await databasePlace(serve), serve),
    documents: await openBlobs(serve, blobsPlace(serve), async () => 0),
  };
}

async function storedDocuments({ documents }: Pick<Awaited<ReturnType<typeof opened>>, 'documents'>): Promise<number> {
  let count = 0;
  for await (const _ of documents.store.keys()) count++;
  return count;
}

it('a killed server keeps nothing of an extraction, and everything of a session', async () => {
  const first = await served();
  // Too large for memory: its bytes are in the blob store while it is read. A photo keeps the only worker busy.
  const photo = await readFile(join(import.meta.dirname, '../../../../fixtures/invoices/en-receipt-photo.jpg'));
  const padded = Buffer.concat([photo, Buffer.alloc(1024 ** 2)]);
  const form = await formWith('file', padded, { name: 'receipt.jpg', type: 'image/jpeg' });
  const answer = fetch(`${first.url}/extract`, { method: 'POST', body: form }).then(
    () => 'answered',
    () => 'cut off',
  );
  while ((await metric(first, 'invoicectl_tasks_running')) !== 1) await pause(10);
  const client = await newSession(first);
  const taskId = await client.upload(await pdf());
  const stores = await opened();
  expect(await storedDocuments(stores)).toBe(2);
  await first.kill();
  expect(await answer).toBe('cut off');
  const { tables } = stores.database;
  const references = () => tables.selectFrom('holds').selectAll().execute();
  expect((await references()).length).toBeGreaterThan(1);
  // What was begun before is now older than what a living process can be doing.
  await tables.updateTable('holds').set({ created_ms: 0 }).execute();

  const second = await served();
  const again = session(second.url, client.id);
  await again.until(taskId, 'completed');
  const response = await again.call('DELETE', `/api/task/${taskId}`);
  expect(response.status).toBe(200);
  await expect.poll(references).toEqual([]);
  await second.kill();
  // Clean-up removes a file once it has been unneeded for ten minutes: here, for no time at all.
  const { store } = stores.documents;
  const kept = referencedBlobs(store, sqlBlobReferences(stores.database));
  expect(await kept.removeUnreferenced({ unreferencedForMs: 0 })).toBe(3);
  expect(await storedDocuments(stores)).toBe(0);
  stores.documents.close();
  await stores.database.close();
}, 120_000);
