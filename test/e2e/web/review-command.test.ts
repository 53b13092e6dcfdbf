/** `invoicectl review` with a real browser: its page is used, corrections reach the file, and closing the page ends it. */
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { programOnPath, testWith } from '../../engines.ts';
import { folder, start } from '../program.ts';
import { fixture } from './browser.ts';

testWith(
  ['chromium'],
  'a total that is corrected on the page is in the file of corrections, and the command ends with the page',
  async () => {
    const cwd = await folder();
    await copyFile(fixture('en-sums-wrong.pdf'), join(cwd, 'wrong.pdf'));
    const { child, ended } = start(['review', 'wrong.pdf', '--no-open'], { cwd, env: { LANG: 'C.UTF-8' } });
    onTestFinished(() => void child.kill('SIGKILL'));
    const address = await new Promise<string>((resolve) => {
      let text = '';
      child.stderr.on('data', (part: string) => {
        text += part;
        const found = /http:\/\/\S+key=\S+/.exec(text)?.[0];
        if (found !== undefined) resolve(found);
      });
    });
    const browser = await chromium.launch({
      executablePath: programOnPath('chromium') ?? '',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(address);
    await page.getByTestId('review').waitFor();
    expect(page.url()).not.toContain('key=');
    const field = page.locator('[data-testid="field"][data-field="totalAmount"]');
    await field.getByTestId('field-input').fill('1416');
    await page.getByTestId('save-next').click();
    const kept = async (): Promise<string> => readFile(join(cwd, 'corrections.json'), 'utf8').catch(() => '');
    await expect.poll(kept, { timeout: 20_000 }).toContain('1416');
    expect(complaints).toEqual([]);
    await page.close();
    const { code, stderr } = await ended;
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 invoice is corrected')]);
  },
  120_000,
);
