/** Merges that are disturbed, merges of others, and what is done with their files. */
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { folder } from '../program.ts';
import { fixture, savedDraft, uploadedFixtures } from './archive.ts';
import { expectAccessible, screenshot, serverStops, testInChromium, views } from './browser.ts';
import { serve, type Serve } from './serve.ts';

const names = ['cn-normal-meal.pdf', 'de-letter.pdf', 'en-three-pages.pdf'];

async function laidOut(open: (path: string) => Promise<Page>, server: Serve): Promise<Page> {
  const page = await open(
    `/layout?draft=${await savedDraft(server, 'November', await uploadedFixtures(server, names))}`,
  );
  await page.getByTestId('layout-loading').waitFor({ state: 'detached' });
  await page.locator('[data-testid="merge-start"]:enabled').waitFor();
  return page;
}

/** Each answer says that the task is still running, until the handle is called. */
async function heldMerge(context: BrowserContext): Promise<() => Promise<void>> {
  const tasks = '**/api/v1/merge-tasks/task_*';
  await context.route(tasks, async (route) => {
    const response = await route.fetch().catch(() => undefined);
    // The server was stopped.
    if (!response) return route.abort('connectionrefused');
    const { data, ...others } = (await response.json()) as { readonly data: object };
    return route.fulfill({ json: { ...others, data: { ...data, status: 'processing', downloadUrl: null } } });
  });
  return () => context.unroute(tasks);
}

testInChromium(
  'a merge whose line breaks goes on by itself once the line is back, and nothing of the layout is lost',
  async ({ open, server, context, allowConsole }) => {
    // The files of the other screens are fetched in the background.
    allowConsole(/net::ERR_INTERNET_DISCONNECTED|preload assets/);
    const page = await laidOut(open, server);
    await page.getByTestId('layout-grid').selectOption('2x2');
    await page.getByTestId('layout-stamp').fill('paid');
    const release = await heldMerge(context);
    await page.getByTestId('merge-start').click();
    await page.locator('[data-testid="merge-state"][data-state="making"]').waitFor();
    await context.setOffline(true);
    await release();
    await page.getByTestId('offline-banner').waitFor();
    await page.locator('[data-testid="merge-state"]:has-text("cannot be reached")').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'merge-offline');
    await context.setOffline(false);
    await page.getByTestId('merge-download').waitFor();
    expect(await page.getByTestId('layout-grid').inputValue()).toBe('2x2');
    expect(await page.getByTestId('layout-stamp').inputValue()).toBe('paid');
  },
);

testInChromium(
  'a merge that is asked for without a line begins once the line is back',
  async ({ open, server, context, allowConsole }) => {
    // The files of the other screens are fetched in the background.
    allowConsole(/net::ERR_INTERNET_DISCONNECTED|preload assets/);
    const page = await laidOut(open, server);
    await context.setOffline(true);
    await page.getByTestId('merge-start').click();
    await page.locator('[data-testid="merge-state"]:has-text("cannot be reached")').waitFor();
    await context.setOffline(false);
    await page.getByTestId('merge-download').waitFor();
    await page.getByTestId('nav-merges').click();
    await page.getByTestId('merge-row').waitFor();
    expect(await page.getByTestId('merge-row').count()).toBe(1);
  },
);

testInChromium('a merge survives a server that is stopped and started again', async ({ context, allowConsole }) => {
  allowConsole(serverStops);
  const cwd = await folder();
  const first = await serve({ cwd });
  let second: Serve | undefined;
  try {
    const opened = async (path: string): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(first.url + path);
      return page;
    };
    const page = await laidOut(opened, first);
    const release = await heldMerge(context);
    await page.getByTestId('merge-start').click();
    await page.locator('[data-testid="merge-state"][data-state="making"]').waitFor();
    await first.stop();
    await release();
    await page.getByTestId('offline-banner').waitFor();
    second = await serve({ cwd, port: Number(new URL(first.url).port) });
    await page.getByTestId('merge-download').waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('merge-download').click()]);
    expect(await download.failure()).toBeNull();
  } finally {
    await first.stop();
    await second?.stop();
  }
});

/** Counts the sheets that the browser is asked to print. */
const countPrinted = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.print = () => {
      document.body.dataset['printed'] = String(document.querySelectorAll('.printed-sheets img').length);
    };
  });

async function merged({ url }: Serve, body: object): Promise<void> {
  const response = await fetch(`${url}/api/v1/merge-tasks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

testInChromium('merges of others appear by themselves, in all views, and are printed', async ({ open, server }) => {
  const invoiceIds = await uploadedFixtures(server, names);
  const page = await open('/merges');
  await page.getByTestId('merges-empty').waitFor();
  await merged(server, { invoiceIds, outputType: 'pdf', layout: { layout: '2x1' } });
  await merged(server, { invoiceIds, outputType: 'zip' });
  await page.locator('[data-testid="merge-row"][data-status="completed"] >> nth=1').waitFor();
  await countPrinted(page);
  await page.getByTestId('merge-print').click();
  await page.locator('body[data-printed="3"]').waitFor();
  await page.close();
  for (const view of views) {
    const viewed = await open('/merges', view);
    await viewed.getByTestId('merge-row').nth(1).waitFor();
    await expectAccessible(viewed);
    await screenshot(viewed, `merges-${Object.values(view).join('-')}`);
    await viewed.close();
  }
});

testInChromium('drafts are shown in all views', async ({ open, server }) => {
  const ids = await uploadedFixtures(server, ['cn-normal-meal.pdf']);
  for (const name of [
    '11月报销单',
    'Travel to Hamburg and back, with the receipts of both taxis and of the hotel',
    'May',
  ])
    await savedDraft(server, name, ids);
  for (const view of views) {
    const page = await open('/drafts', view);
    await page.getByTestId('draft-row').nth(2).waitFor();
    await expectAccessible(page);
    await screenshot(page, `drafts-${Object.values(view).join('-')}`);
    await page.close();
  }
});

const token = 'a-token-of-some-length';

testInChromium(
  'who signed in with a token downloads and prints the file of a merge, too',
  async ({ context, allowConsole, server, open }) => {
    allowConsole(/status of 401/);
    const page = await open('/merges');
    await page.getByText('Use the access token of the server instead').click();
    await page.getByTestId('session-token').fill(token);
    await page.getByTestId('use-token').click();
    await page.getByTestId('merges-empty').waitFor();
    const authorised = { headers: { authorization: `Bearer ${token}` } };
    const multipart = {
      file: { name: 'a.pdf', mimeType: 'application/pdf', buffer: await readFile(fixture('de-letter.pdf')) },
    };
    const upload = await context.request.post(`${server.url}/api/v1/invoices/upload`, { ...authorised, multipart });
    const { data } = (await upload.json()) as { readonly data: { readonly id: string } };
    const body = { invoiceIds: [data.id], outputType: 'pdf', layout: {} };
    await context.request.post(`${server.url}/api/v1/merge-tasks`, { ...authorised, data: body });
    await page.locator('[data-testid="merge-row"][data-status="completed"]').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('merge-download').click()]);
    expect([await download.failure(), download.suggestedFilename()]).toEqual([null, 'invoices_merged.pdf']);
    await countPrinted(page);
    await page.getByTestId('merge-print').click();
    await page.locator('body[data-printed="1"]').waitFor();
  },
  { env: { INVOICECTL_API_TOKEN: token } },
);
