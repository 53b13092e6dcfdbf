/** Drawings go through one start of LibreOffice; one that brings it down costs the others nothing but a second start. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawingsToPdf } from '../../src/programs/libreoffice/drawings.ts';
import { signal } from './run.ts';

/** In LibreOffice's place: it writes the number of its start as the result, dies of some drawings and cannot draw others. */
const program = `#!/bin/sh
start=$(($(cat "$HOME/starts" 2>/dev/null || echo 0) + 1))
echo $start > "$HOME/starts"
for argument in "$@"; do
  case "$argument" in
    *.svg)
      grep -q fatal "$argument" && kill -9 $$
      name=$(basename "$argument" .svg)
      grep -q broken "$argument" || echo "%PDF-$start" > "$out/$name.pdf" ;;
    */out) out="$argument" ;;
  esac
done
`;
let folder = '';
const before = process.env['INVOICECTL_SOFFICE'];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawings-'));
  await mkdir(join(folder, 'program'));
  const soffice = join(folder, 'program', 'soffice');
  await writeFile(soffice, program);
  await chmod(soffice, 0o755);
  await writeFile(join(folder, 'program', 'bootstraprc'), 'ProductKey=Stand-in 1\n');
  await writeFile(join(folder, 'program', 'versionrc'), 'buildid=1\n');
  process.env['INVOICECTL_SOFFICE'] = soffice;
});
afterAll(async () => {
  if (before === undefined) delete process.env['INVOICECTL_SOFFICE'];
  else process.env['INVOICECTL_SOFFICE'] = before;
  await rm(folder, { recursive: true, force: true });
});

const drawn = async (...contents: readonly string[]): Promise<readonly (string | undefined)[]> => {
  const drawings = contents.map((content) => ({ extension: 'svg' as const, bytes: Buffer.from(content) }));
  return (await drawingsToPdf(drawings, signal)).map((pdf) => pdf && Buffer.from(pdf).toString().trim());
};

test('one start of the program converts all drawings, and a broken one is left out', async () => {
  expect(await drawn('a', 'broken', 'c')).toEqual(['%PDF-1', undefined, '%PDF-1']);
});

test('a drawing that crashes the program is left out, and the program is started again for the next ones', async () => {
  expect(await drawn('a', 'fatal', 'broken', 'd', 'fatal', 'f')).toEqual([
    '%PDF-1',
    undefined,
    undefined,
    '%PDF-2',
    undefined,
    '%PDF-3',
  ]);
});

test('the program is not started if there is no drawing', async () => {
  expect(await drawingsToPdf([], signal)).toEqual([]);
});
