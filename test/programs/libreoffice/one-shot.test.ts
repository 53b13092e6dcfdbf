/** What a LibreOffice that made nothing means: the document's fault, or a crash that may pass. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noFence } from '../../../src/programs/fence/fence.ts';
import { oneShot } from '../../../src/programs/libreoffice/one-shot.ts';
import { signal } from '../../convert/run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'one-shot-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const job = { bytes: Buffer.from('x'), extension: 'docx', convertTo: 'pdf', loadFilter: 'MS Word 2007 XML' };

it.each([
  ['kill -9 $$', 'unavailable'],
  ['exit 134', 'unavailable'],
  ['exit 0', 'corrupt_document'],
  ['exit 1', 'corrupt_document'],
])('a program that runs `%s` is reported as %s', async (script, kind) => {
  const soffice = join(folder, 'soffice');
  await writeFile(soffice, `#!/bin/sh\n${script}\n`);
  await chmod(soffice, 0o755);
  const office = { soffice, version: 'none', python: undefined, fence: noFence, lacksMath: false };
  await expect(oneShot(office, job, signal)).rejects.toMatchObject({ kind });
});
