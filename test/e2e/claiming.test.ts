/** `invoicectl claim` from outside: the claim, the papers behind it, and what is left out. */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { folder, run } from './program.ts';

const invoices = resolve(import.meta.dirname, '../../fixtures/invoices');

async function recorded(...names: readonly string[]): Promise<string> {
  const cwd = await folder();
  for (const name of names) await copyFile(join(invoices, name), join(cwd, name));
  expect((await run(['extract', ...names, '-o', 'may.ndjson'], { cwd })).code).toBe(0);
  return cwd;
}

const pagesOf = async (cwd: string, name: string): Promise<number> =>
  (await PDFDocument.load(await readFile(join(cwd, name)))).getPageCount();

describe('claim', () => {
  it('writes a claim with its papers, two on a sheet, also those of a ZIP', async () => {
    const cwd = await recorded('cn-normal-meal.pdf', 'cn-two-in-one.zip');
    const args = ['claim', 'may.ndjson', '-o', '报销单.pdf', '--claimant', '张三', '--date', '2025-06-30'];
    expect(await run(args, { cwd })).toMatchObject({ code: 0, stderr: '3 invoices exported\n' });
    expect(await pagesOf(cwd, '报销单.pdf')).toBe(3);
    const bare = await run([...args, '--force', '--no-papers'], { cwd });
    expect(bare.code).toBe(0);
    expect(await pagesOf(cwd, '报销单.pdf')).toBe(1);
  });

  it('names an original that was changed after it was read, and leaves out what needs review', async () => {
    const cwd = await recorded('cn-normal-meal.pdf', 'cn-normal-ride.pdf', 'de-zugferd-disagrees.pdf');
    await writeFile(join(cwd, 'cn-normal-ride.pdf'), await readFile(join(invoices, 'cn-normal-toll.pdf')));
    const { code, stderr } = await run(['claim', 'may.ndjson', '-o', 'claim.pdf', '--date', '2025-06-30'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('cn-normal-ride.pdf: the original was not found unchanged');
    expect(stderr).toContain('2 invoices exported, 1 not, with the reasons in claim.refused.csv');
    expect(await pagesOf(cwd, 'claim.pdf')).toBe(2);
  });

  it.each([
    [['claim', 'may.ndjson'], 'claim needs --out'],
    [['claim', 'may.ndjson', '-o', 'a.pdf', '--date', '2025-02-30'], '--date 2025-02-30 is no date'],
  ])('%j says what is wrong', async (args, message) => {
    const cwd = await folder({ 'may.ndjson': '' });
    const { code, stderr } = await run(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
