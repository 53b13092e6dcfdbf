/** What a run leaves on the machine: its output and its cache, and nothing for anybody else. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, lines, run } from './program.ts';

const photo = resolve(import.meta.dirname, '../../fixtures/invoices/en-receipt-photo.jpg');

describe('traces', () => {
  it('recognising text writes nothing but the cache: no machine identifier and no report to the maker of an engine', async () => {
    const cwd = await folder({ 'photo.jpg': await readFile(photo) });
    const { stdout } = await run(['extract', 'photo.jpg'], { cwd });
    expect(JSON.stringify(lines(stdout)[0]?.['evidence'])).toContain('"method":"ocr"');
    expect((await readdir(cwd)).toSorted()).toEqual(['cache', 'package.json', 'photo.jpg']);
    expect(await readdir(join(cwd, 'cache'))).toEqual(['invoicectl']);
  });
});
