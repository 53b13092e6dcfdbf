/** What is found by using it: a program that is installed and does not start counts as missing. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { examine, inEnglish } from '../../../src/cli/doctor/diagnosis.ts';
import { Config } from '../../../src/config/schema.ts';
import { testWith } from '../../engines.ts';

const sections = Object.keys(Config.shape).map((section) => [section, {}]);
const defaults = Config.parse(Object.fromEntries(sections));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function office() {
  const findings = await examine(defaults, { ...process.env, INVOICECTL_CACHE_DIR: folder });
  const found = findings.find(({ name }) => name === 'libreoffice');
  return found && inEnglish(found);
}

it('a LibreOffice that does not start is reported with its path', async () => {
  const soffice = join(folder, 'soffice');
  await writeFile(soffice, '#!/bin/sh\nexit 77\n');
  await chmod(soffice, 0o755);
  vi.stubEnv('INVOICECTL_SOFFICE', soffice);
  expect(await office()).toMatchObject({
    ok: false,
    about: expect.stringContaining(`does not start (${soffice})`),
    remedy: expect.stringContaining(soffice),
  });
}, 60_000);

testWith(
  ['LibreOffice Writer'],
  'a LibreOffice that starts is well',
  async () => {
    expect(await office()).toMatchObject({ ok: true, about: expect.stringMatching(/^LibreOffice \d/) });
  },
  60_000,
);

it('a queue that cannot be reached is reported beside the database, without its password', async () => {
  const queue = 'postgres://user:top-secret@[queue/jobs';
  const findings = await examine({ ...defaults, serve: { ...defaults.serve, database: 'postgres://[', queue } }, {});
  const services = findings.filter(({ name }) => ['database', 'queue'].includes(name)).map(inEnglish);
  expect(services).toMatchObject([
    { name: 'database', ok: false, needed: true, about: expect.stringContaining('(--database)') },
    { name: 'queue', ok: false, needed: true, about: expect.stringContaining('(--queue)') },
  ]);
  expect(JSON.stringify(services)).not.toContain('top-secret');
}, 60_000);
