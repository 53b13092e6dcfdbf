/** What an installation of LibreOffice lacks, by the files beside its program. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findOffice } from '../../../src/programs/libreoffice/find.ts';

it.each([
  ['with Math', ['writer', 'math'], false],
  ['without Math', ['writer'], true],
  ['that registers its programs elsewhere', [], false],
] as const)('an installation %s', async (_, registered, lacksMath) => {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    const [program, registry] = [join(folder, 'program'), join(folder, 'share', 'registry')];
    await mkdir(program);
    await mkdir(registry, { recursive: true });
    const soffice = join(program, 'soffice');
    await writeFile(soffice, '#!/bin/sh\nexit 1\n');
    await chmod(soffice, 0o755);
    for (const name of registered) await writeFile(join(registry, `${name}.xcd`), '');
    expect(await findOffice({ ...process.env, INVOICECTL_SOFFICE: soffice })).toMatchObject({ soffice, lacksMath });
  } finally {
    await rm(folder, { recursive: true });
  }
});
