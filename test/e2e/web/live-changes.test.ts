/** Changes by somebody else while a screen is open: by the stream of events, and where that does not come, by asking. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fixture, uploaded, uploadedFixtures } from './archive.ts';
import { expectAccessible, testInChromium } from './browser.ts';
import { drawn, input, patched, readingOf } from './review-page.ts';
import type { Serve } from './serve.ts';

/** Changes are gathered for a second, and asked for every three where no events come. */
const soon = { timeout: 20_000 };
const numbers = (page: Page) => page.getByTestId('open-row').allTextContents();
const othersChange = (page: Page, change: string) =>
  page.locator(`[data-testid="others-change"][data-change="${change}"]`).waitFor();
const numbered = (number: string) => ({ corrections: { number: { value: number } } });

const deleted = async (server: Serve, id: string): Promise<void> =>
  expect((await fetch(`${server.url}/api/v1/invoices/${id}`, { method: 'DELETE' })).status).toBe(200);

testInChromium('the list shows what others correct, upload and delete, and keeps what is chosen', async (stage) => {
  const { open, server } = stage;
  const [letter = '', wrong = ''] = await uploadedFixtures(server, ['de-letter.pdf', 'en-sums-wrong.pdf']);
  const page = await open('/invoices?sort=createdAt');
  await expect.poll(() => numbers(page), soon).toEqual(['2025-00417', 'US-10091']);
  await page.getByTestId('select-row').first().check();
  await patched(server, wrong, numbered('US-10092'));
  await expect.poll(() => numbers(page), soon).toEqual(['2025-00417', 'US-10092']);
  await uploadedFixtures(server, ['fr-text.pdf']);
  await expect.poll(async () => (await numbers(page)).length, soon).toBe(3);
  await page.locator('[data-testid="selection"][data-count="1"]').waitFor();
  await deleted(server, letter);
  await page.locator('[data-testid="result-count"][data-count="2"]').waitFor();
});

testInChromium('the review shows what others correct, and keeps what is typed until it is saved', async (stage) => {
  const { open, server, allowConsole } = stage;
  allowConsole(/status of 412/);
  const [id = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  const page = await open(`/review/${id}`);
  await drawn(page);
  await patched(server, id, numbered('US-20001'));
  await expect.poll(() => input(page, 'number').inputValue(), soon).toBe('US-20001');
  await othersChange(page, 'seen');
  await expect.poll(() => page.getByTestId('history-entry').count(), soon).toBe(1);

  await input(page, 'number').fill('US-mine');
  await patched(server, id, numbered('US-20002'));
  await othersChange(page, 'waiting');
  expect(await input(page, 'number').inputValue()).toBe('US-mine');
  await expectAccessible(page);
  await page.getByTestId('save').click();
  await page.getByTestId('conflict').waitFor();
  expect(await page.getByTestId('conflict').textContent()).toContain('US-20002');
  await page.getByTestId('keep-chosen').click();
  await expect.poll(async () => (await readingOf(server, id)).records[0]?.invoice?.number, soon).toBe('US-mine');
  // A change of one's own is no news.
  await expect.poll(() => page.getByTestId('others-change').count(), soon).toBe(0);
});

testInChromium(
  'an invoice that is opened while its file is being read shows its values once they are there',
  async (stage) => {
    const { open, server } = stage;
    const page = await open('/invoices');
    // Pictures take seconds to read, and the last one waits for the others.
    const picture = await readFile(fixture('cn-normal-scan-sideways.png'));
    const ids: string[] = [];
    for (const index of [1, 2, 3, 4]) {
      const other = new Uint8Array([...picture, index]);
      const [id = ''] = await uploaded(server, other, `${index}.png`, { wait: false });
      ids.push(id);
    }
    await page.goto(`${server.url}/review/${ids.at(-1) ?? ''}`);
    await page.getByTestId('being-read').waitFor();
    await page.getByTestId('review').waitFor();
    await drawn(page);
    expect(await page.getByTestId('being-read').count()).toBe(0);
    expect(await page.getByTestId('others-change').count()).toBe(0);
  },
);

testInChromium('an invoice that somebody deletes is left, unless something is typed', async (stage) => {
  const { open, server, allowConsole } = stage;
  allowConsole(/status of 4(?:10|04)/);
  const [first = '', second = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf', 'de-letter.pdf']);
  const page = await open(`/review/${first}`);
  await drawn(page);
  await deleted(server, first);
  await page.getByTestId('notice').filter({ hasText: 'deleted' }).waitFor();
  await expect.poll(() => input(page, 'number').inputValue(), soon).toBe('2025-00417');
  await input(page, 'number').fill('typed');
  await deleted(server, second);
  await othersChange(page, 'deleted');
  expect(await input(page, 'number').inputValue()).toBe('typed');
});

testInChromium('where events do not arrive, list and review ask every few seconds', async (stage) => {
  const { open, server, context, allowConsole } = stage;
  allowConsole(/ERR_FAILED/);
  await context.route('**/api/v1/events', (route) => route.abort());
  const [id = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  const list = await open('/invoices');
  const review = await open(`/review/${id}`);
  await drawn(review);
  await patched(server, id, numbered('US-30001'));
  await expect.poll(() => numbers(list), soon).toEqual(['US-30001']);
  await expect.poll(() => input(review, 'number').inputValue(), soon).toBe('US-30001');
  await othersChange(review, 'seen');
});
