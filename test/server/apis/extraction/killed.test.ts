/**
 * What a killed server leaves behind. The client of /extract is gone with it, so nothing of its document may stay; an upload
 * of a session was accepted, so it must be finished.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesystemBlobStore } from '../../../../src/stores/blobs/filesystem.ts';
import { referencedBlobs } from '../../../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../../../src/stores/blobs/references-sql.ts';
import { openDatabase } from '../../../../src/stores/sql/sqlite.ts';
import { newSession, pdf, session } from '../sessions/requests.ts';
import { type KillableServer, killableServer } from '../../killable-server.ts';
import { formWith } from '../../test-server.ts';

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

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

/** Files of documents, wherever below the folder they are stored. */
const storedFiles = async (): Promise<readonly string[]> =>
  (await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /^[0-9a-f]{62}$/.test(entry.name))
    .map(({ name }) => name);

function references(): number {
  const database = new DatabaseSync(join(folder, 'invoicectl.db'), { readOnly: true });
  const rows = database.prepare('select count(*) as total from holds').all();
  database.close();
  return Number(rows[0]?.['total']);
}

/** What was begun before is now older than what a living process can be doing. */
function age(): void {
  const database = new DatabaseSync(join(folder, 'invoicectl.db'));
  database.exec('update holds set created_ms = 0');
  database.close();
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
  while ((await metric(first.url, 'invoicectl_tasks_running')) !== 1) await pause(10);
  const client = await newSession(first);
  const taskId = await client.upload(await pdf());
  expect(await storedFiles()).toHaveLength(2);
  await first.kill();
  expect(await answer).toBe('cut off');
  expect(references()).toBeGreaterThan(1);
  age();

  const second = await served();
  const again = session(second.url, client.id);
  await again.until(taskId, 'completed');
  const response = await again.call('DELETE', `/api/task/${taskId}`);
  expect(response.status).toBe(200);
  await expect.poll(references).toBe(0);
  await second.kill();
  // Clean-up removes a file once it has been unneeded for ten minutes: here, for no time at all.
  const database = await openDatabase(join(folder, 'invoicectl.db'));
  const store = filesystemBlobStore({ root: join(folder, 'blobs') });
  expect(await referencedBlobs(store, sqlBlobReferences(database)).removeUnreferenced({ unreferencedForMs: 0 })).toBe(
    3,
  );
  await database.close();
  expect(await storedFiles()).toEqual([]);
}, 120_000);
