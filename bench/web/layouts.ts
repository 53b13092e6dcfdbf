/** How quick the layout is, how much memory many pages take, and how soon the merges of others are shown. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { milliseconds, type Row, timed } from './row.ts';
import { fixture, type Stage } from './stage.ts';

const pages = 544;
const pagesOfDocument = 3;
const lookedAt = 60;

const drawnSheet = (page: Page) => page.locator('[data-testid="preview-canvas"][data-drawn="true"]');

async function posted<Data>({ url }: Stage, path: string, body: object): Promise<Data> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return ((await response.json()) as { readonly data: Data }).data;
}

async function draftOf(stage: Stage, invoiceIds: readonly string[]): Promise<string> {
  return (await posted<{ readonly draftId: string }>(stage, '/drafts', { name: 'bench', invoiceIds })).draftId;
}

/** Until the sheet is drawn with another grid. */
const changedTo = (page: Page, grid: string): Promise<number> =>
  timed(async () => {
    const before = await drawnSheet(page).getAttribute('data-placements');
    await page.getByTestId('layout-grid').selectOption(grid);
    await page.waitForFunction((placements) => {
      const canvas = document.querySelector('[data-testid="preview-canvas"]');
      return canvas?.getAttribute('data-drawn') === 'true' && canvas.getAttribute('data-placements') !== placements;
    }, before);
  });

async function change(stage: Stage): Promise<string> {
  const ids: string[] = [];
  for (const name of ['de-letter.pdf', 'cn-normal-meal.pdf', 'fr-text.pdf', 'es-text.pdf'])
    ids.push(await stage.upload(fixture(name)));
  const page = await stage.open(`/layout?draft=${await draftOf(stage, ids)}`);
  await drawnSheet(page).waitFor();
  await page.waitForTimeout(1000);
  const toSmaller = await changedTo(page, '2x2');
  const toLarger = await changedTo(page, '1x1');
  await page.close();
  return `${milliseconds(toSmaller)}, to larger pages ${milliseconds(toLarger)}`;
}

/** Megabytes in memory of the process that shows the page. */
async function tabMegabytes(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser is gone');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const sizes = await Promise.all(renderers.map(async ({ id }) => residentMegabytes(id)));
  return Math.max(...sizes);
}

/** As Linux counts it (proc(5), VmRSS). */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

async function manyPages(stage: Stage): Promise<string> {
  const ids: string[] = [];
  // Each invoice is another one to the app, though the documents are the same.
  for (let count = 0; count < pages / pagesOfDocument; count++)
    ids.push(await stage.upload(fixture('en-three-pages.pdf')));
  const draft = await draftOf(stage, ids);
  const page = await stage.context.newPage();
  const start = performance.now();
  await page.goto(`${stage.url}/layout?draft=${draft}`);
  await drawnSheet(page).waitFor({ timeout: 120_000 });
  const first = performance.now() - start;
  await page.getByTestId('layout-loading').waitFor({ state: 'detached', timeout: 120_000 });
  const all = performance.now() - start;
  for (let sheet = 0; sheet < lookedAt; sheet++) {
    await page.getByTestId('preview-next').click();
    await drawnSheet(page).waitFor();
  }
  const tab = await tabMegabytes(page);
  await page.close();
  return `first sheet ${milliseconds(first)}, all ${milliseconds(all)}, tab ${tab.toFixed(0)} MB after ${lookedAt} sheets`;
}

async function live(stage: Stage): Promise<string> {
  const invoiceIds = [await stage.upload(fixture('de-letter.pdf'))];
  const page = await stage.open('/merges');
  await page.getByTestId('merges-empty').waitFor();
  await page.waitForTimeout(1000);
  const shown = await timed(async () => {
    await posted(stage, '/merge-tasks', { invoiceIds, outputType: 'pdf', layout: {} });
    await page.getByTestId('merge-row').waitFor();
  });
  await page.close();
  return milliseconds(shown);
}

export const layouts: readonly Row[] = [
  { what: 'layout: change of option, 4 pages drawn before', budget: '300 ms', measure: change },
  { what: `${pages} pages in the layout`, budget: 'first sheet 1500 ms, tab ≤ 400 MB', measure: manyPages },
  { what: 'a merge of somebody else is shown', budget: 'before a poll would see it: 3000 ms', measure: live },
];
