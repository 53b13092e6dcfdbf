/** What the layout screen previews is what is printed: the boxes of `merge --placement`, and the picture of the sheet. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { z } from 'zod';
import { folder, start } from '../program.ts';
import { fixture, savedDraft, uploadedFixtures } from './archive.ts';
import { testInChromium } from './browser.ts';

const names = [
  'cn-normal-meal.pdf',
  'en-three-pages.pdf',
  'de-letter.pdf',
  'cn-ofd-tagged.ofd',
  'en-receipt-photo.jpg',
  'cn-normal-scan-sideways.png',
  'cn-old-goods-list.pdf',
];

const Report = z.object({ placements: z.array(z.object({ sheet: z.number(), box: z.array(z.number()) })) });
const Placements = z.array(z.object({ sheet: z.number(), box: z.array(z.number()) }));

/** The placements of the real command line. */
async function placementsOf(flags: readonly string[]) {
  const cwd = await folder();
  const files = names.map((name) => fixture(name));
  const args = ['merge', ...files, ...flags, '--placement', 'placement.json', '-o', 'sheet.pdf', '--quiet'];
  const { code, stderr } = await start(args, { cwd }).ended;
  expect([code, stderr]).toEqual([0, '']);
  return Report.parse(JSON.parse(await readFile(join(cwd, 'placement.json'), 'utf8'))).placements;
}

const drawnCanvas = (page: Page) => page.locator('[data-testid="preview-canvas"][data-drawn="true"]');

interface Wishes {
  readonly grid: string;
  readonly orientation: string;
  readonly margin: string;
  readonly gap: string;
  readonly copies?: number;
  readonly marks?: boolean;
}

const usual = { grid: '2x1', orientation: 'portrait', margin: '10', gap: '5' };
const cases: readonly Wishes[] = [
  usual,
  { ...usual, grid: '1x1' },
  { ...usual, grid: '2x2', orientation: 'landscape', marks: true },
  { ...usual, grid: 'auto', margin: '20', gap: '0' },
  { ...usual, grid: '2x2', margin: '0', gap: '12.5', copies: 2 },
];

const flagsOf = ({ grid, orientation, margin, gap, copies = 1, marks = false }: Wishes): readonly string[] => [
  '--layout',
  grid,
  '--orientation',
  orientation,
  '--margin',
  margin,
  '--gap',
  gap,
  '--copies',
  String(copies),
  ...(marks ? ['--page-number', '--category-label'] : []),
];

async function choose(page: Page, { grid, orientation, margin, gap, copies = 1, marks = false }: Wishes) {
  await page.getByTestId('layout-grid').selectOption(grid);
  await page.getByTestId('layout-orientation').selectOption(orientation);
  await page.getByTestId('layout-margin').fill(margin);
  await page.getByTestId('layout-gap').fill(gap);
  await page.getByTestId('layout-page-number').setChecked(marks);
  await page.getByTestId('layout-category-label').setChecked(marks);
  if (copies === 1) return;
  // The first page of each invoice is changed once.
  for (const index of names.keys()) await setCopies(page, index, copies);
}

/** Of the invoice with this index; its first page is looked for on all sheets. */
async function setCopies(page: Page, index: number, copies: number) {
  const ids = await page.evaluate(() => (history.state as { invoiceIds: string[] }).invoiceIds);
  const position = page.getByTestId('preview-prev');
  while (await position.isEnabled()) await position.click();
  const wanted = page.locator(`[data-testid="preview-page"][data-key^="${ids[index]}/"]`).first();
  while ((await wanted.count()) === 0) await page.getByTestId('preview-next').click();
  await wanted.press('Enter');
  await page.getByTestId('page-copies').fill(String(copies));
  await page.getByTestId('page-copies').blur();
  await page.getByTestId('page-done').click();
}

testInChromium('the boxes of the preview are those of merge --placement', async ({ open, server }) => {
  const ids = await uploadedFixtures(server, names);
  const page = await open('/drafts');
  // As the list of invoices hands them over.
  await page.evaluate((invoiceIds) => history.replaceState({ ...history.state, invoiceIds }, '', '/layout'), ids);
  await page.reload();
  await drawnCanvas(page).waitFor();
  await page.getByTestId('layout-loading').waitFor({ state: 'detached' });
  for (const wishes of cases) {
    await choose(page, wishes);
    await drawnCanvas(page).waitFor();
    const shown = Placements.parse(JSON.parse((await drawnCanvas(page).getAttribute('data-placements')) ?? ''));
    const printed = await placementsOf(flagsOf(wishes));
    const near = printed.map(({ sheet, box }) => ({ sheet, box: box.map((length) => expect.closeTo(length, 0)) }));
    expect(shown).toEqual(near);
  }
});

/** Mean difference of canvas and printed sheet, 0 to 1. */
async function pictureDifference(page: Page, pdf: string, index: number): Promise<number> {
  const address = await drawnCanvas(page).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL('image/png'));
  const canvas = sharp(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')).removeAlpha();
  const { data, info } = await canvas.raw().toBuffer({ resolveWithObject: true });
  const args = ['-r', '100', '-png', '-f', String(index + 1), '-singlefile', pdf];
  const { stdout } = await promisify(execFile)('pdftoppm', args, { encoding: 'buffer', maxBuffer: 2 ** 26 });
  const printed = await sharp(stdout).removeAlpha().resize(info.width, info.height, { fit: 'fill' }).raw().toBuffer();
  let sum = 0;
  for (let at = 0; at < data.length; at++) sum += Math.abs(data.readUInt8(at) - printed.readUInt8(at));
  return sum / data.length / 255;
}

testInChromium('the canvas looks like the printed sheet, moved and turned pages too', async ({ open, server }) => {
  const draft = await savedDraft(server, 'Print', await uploadedFixtures(server, names));
  const page = await open(`/layout?draft=${draft}`);
  await page.getByTestId('layout-loading').waitFor({ state: 'detached' });
  for (const option of ['page-number', 'category-label', 'cut-lines'])
    await page.getByTestId(`layout-${option}`).check();
  await page.getByTestId('layout-stamp').fill('已报销 paid');
  const pages = page.getByTestId('preview-page');
  await pages.nth(1).press('Enter');
  await page.getByTestId('page-turn-right').click();
  await page.getByTestId('page-later').click();
  await page.getByTestId('page-done').click();
  await pages.nth(0).dragTo(pages.nth(1));
  await page.getByTestId('merge-start').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('merge-download').click()]);
  const pdf = await download.path();
  const sheets = Number(await page.getByTestId('preview-canvas').getAttribute('data-sheets'));
  for (let index = 0; index < sheets; index++) {
    await page.locator(`[data-testid="preview-canvas"][data-sheet="${index + 1}"][data-drawn="true"]`).waitFor();
    expect(await pictureDifference(page, pdf, index)).toBeLessThanOrEqual(0.03);
    if (index + 1 < sheets) await page.getByTestId('preview-next').click();
  }
});
