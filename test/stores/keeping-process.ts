/**
 * A process that keeps a few documents again and again, reads them and lets them go, while it deletes what nobody needs.
 * Arguments: address of the database, a folder for documents, a name, number of rounds, and where the documents are in a
 * bucket instead, its endpoint and name. Prints what it found as JSON.
 */
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { filesystemBlobStore } from '../../src/stores/blobs/filesystem.ts';
import { referencedBlobs } from '../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../src/stores/blobs/references-sql.ts';
import { openS3Blobs } from '../../src/stores/blobs/s3.ts';
import { openPostgres } from '../../src/stores/sql/postgres.ts';

const [address = '', root = '', name = '', rounds = '0', endpoint, bucket = ''] = process.argv.slice(2);
const database = await openPostgres({ address, poolSize: 4, schema: 'ignore' });
const store =
  endpoint === undefined
    ? filesystemBlobStore({ root })
    : await openS3Blobs({ place: { bucket, prefix: '', endpoint }, spool: join(root, name) });
const blobs = referencedBlobs(store, sqlBlobReferences(database));

const missing: string[] = [];
let deleted = 0;
const over = new AbortController();
const deleting = (async () => {
  while (!over.signal.aborted) deleted += await blobs.removeUnreferenced({ unreferencedForMs: 0 });
})();
for (let round = 0; round < Number(rounds); round++) {
  const content = `document ${round % 3}`;
  const owner = { kind: 'task', id: `${name} ${round}` };
  const { sha256 } = await blobs.keep(Readable.from([Buffer.from(content)]), owner, { maxBytes: 100 });
  const second = { kind: 'task', id: `${name} ${round} again` };
  await blobs.addReference(sha256, second).catch((error: Error) => missing.push(`reference: ${error.message}`));
  await blobs.release(owner);
  const read = await blobs.open(sha256).then(text, (error: Error) => error.message);
  if (read !== content) missing.push(`round ${round}: ${read}`);
  await blobs.release(second);
}
over.abort();
await deleting;
await database.close();
console.log(JSON.stringify({ kept: Number(rounds), deleted, missing }));
