/** The list of invoices: filters in the address, rows as they come into sight, choosing, changes of many, exports. */
import { expect } from 'vitest';
import type { Invoice } from '../../../src/web/api/types.ts';
import { uploadedFixtures } from './archive.ts';
import { expectAccessible, screenshot, testInChromium, views } from './browser.ts';

const some = ['cn-normal-meal.pdf', 'en-sums-wrong.pdf', 'de-letter.pdf', 'cn-ofd-tagged.ofd'];

testInChromium('is empty at first and says what to do, and is accessible in all views', async ({ open, server }) => {
  const empty = await open('/invoices');
  await empty.getByTestId('empty').getByRole('link').waitFor();
  await expectAccessible(empty);
  await empty.close();
  await uploadedFixtures(server, some);
  for (const view of views) {
    const page = await open('/invoices', view);
    await page.getByTestId('invoice-row').nth(3).waitFor();
    await expectAccessible(page);
    await page.getByTestId('select-row').first().check();
    await page.getByTestId('selection').waitFor();
    await expectAccessible(page);
    await screenshot(page, `invoices-${Object.values(view).join('-')}`);
    await page.close();
  }
});

testInChromium('filters live in the address, and sums are those of what fits', async ({ open, server }) => {
  await uploadedFixtures(server, some);
  const page = await open('/invoices?status=reviewing');
  const count = page.getByTestId('result-count');
  await page.locator('[data-testid="result-count"][data-count="1"]').waitFor();
  expect(await page.getByTestId('filter-status').inputValue()).toBe('reviewing');
  expect(await count.textContent()).toContain('£1,461.00');
  await page.getByTestId('filter-clear').click();
  await page.locator('[data-testid="result-count"][data-count="4"]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('/');
  await page.keyboard.type('北京');
  await page.locator('[data-testid="result-count"][data-count="1"]').waitFor();
  expect(new URL(page.url()).searchParams.get('keyword')).toBe('北京');
  await page.reload();
  await page.locator('[data-testid="result-count"][data-count="1"]').waitFor();
  await page.getByTestId('filter-keyword').fill('nobody has this');
  await page.getByTestId('empty').waitFor();
  await page.getByTestId('filter-keyword').fill('');
  await page.getByTestId('sort-totalAmount').click();
  await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
  await page.locator('[data-testid="result-count"][data-count="4"]').waitFor();
  const numbers = await page.getByTestId('open-row').allTextContents();
  await page.getByTestId('sort-totalAmount').click();
  await page.locator('[role="columnheader"][aria-sort="descending"]').waitFor();
  await expect.poll(() => page.getByTestId('open-row').allTextContents()).toEqual(numbers.toReversed());
});

testInChromium('on a phone, filters wait behind a button unless one is set', async ({ open, server }) => {
  await uploadedFixtures(server, some);
  const phone = { width: 360, height: 640 };
  const page = await open('/invoices', phone);
  const first = page.getByTestId('invoice-row').first();
  await first.waitFor();
  expect(await page.getByTestId('filter-status').isVisible()).toBe(false);
  expect((await first.boundingBox())?.y).toBeLessThan(phone.height);
  await page.getByTestId('filter-more').click();
  await page.getByTestId('filter-status').selectOption('reviewing');
  await page.locator('[data-testid="result-count"][data-count="1"]').waitFor();
  await page.reload();
  await page.getByTestId('filter-status').waitFor();
  await page.close();
});

testInChromium('is worked by keys alone, and accepting can be undone', async ({ open, server }) => {
  await uploadedFixtures(server, some);
  const page = await open('/invoices?sort=createdAt');
  await page.getByTestId('invoice-row').nth(3).waitFor();
  for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key);
  await page.locator('[data-testid="selection"][data-count="3"]').waitFor();
  const statuses = () =>
    page.getByTestId('invoice-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-status')));
  const before = await statuses();
  await page.getByTestId('bulk-accept').click();
  await page.getByTestId('notice-action').waitFor();
  await expect.poll(async () => (await statuses()).filter((status) => status === 'verified').length).toBe(2);
  // One has sums that do not add up: it is named, and stays as it was.
  const failed = page.getByTestId('failed-item');
  expect(await failed.count()).toBe(1);
  expect(await failed.textContent()).toContain('US-10091');
  await page.keyboard.press('Escape');
  expect(await page.getByTestId('selection').count()).toBe(0);
  await page.getByTestId('notice-action').click();
  await expect.poll(statuses).toEqual(before);
});

testInChromium('deletes after asking, and exports what is chosen or what fits', async ({ open, server }) => {
  await uploadedFixtures(server, some);
  const page = await open('/invoices?sort=createdAt');
  await page.getByTestId('select-row').first().check();
  const exported = async (format: 'csv' | 'xlsx') => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`export-${format}`).click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };
  const chosen = (await exported('csv')).toString('utf8');
  expect(chosen).toContain('北京蜃楼餐饮管理有限公司');
  expect(chosen).not.toContain('Unicorn');
  await page.getByTestId('select-none').click();
  expect((await exported('csv')).toString('utf8')).toContain('Unicorn');
  expect((await exported('xlsx')).subarray(0, 2).toString()).toBe('PK');
  await page.getByTestId('select-row').first().check();
  await page.getByTestId('bulk-delete').click();
  await expectAccessible(page);
  await page.getByTestId('confirm-delete').click();
  await page.locator('[data-testid="result-count"][data-count="3"]').waitFor();
  expect(await page.getByTestId('selection').count()).toBe(0);
});

testInChromium('chosen invoices go to the layout and into drafts', async ({ open, server }) => {
  await uploadedFixtures(server, some.slice(0, 2));
  const page = await open('/invoices');
  await page.getByTestId('select-loaded').check();
  await page.getByTestId('save-draft').click();
  await page.getByTestId('draft-name').fill('May <b>');
  await page.getByTestId('draft-save').click();
  await page.getByTestId('notice').filter({ hasText: 'May <b>' }).waitFor();
  await page.getByTestId('to-layout').click();
  await page.locator('[data-testid="preview-canvas"]').waitFor();
});

testInChromium('marks duplicates with a link to the first, and shows each amount with its currency', async (stage) => {
  const { open, server } = stage;
  const [first] = await uploadedFixtures(server, ['de-letter.pdf', 'en-sums-wrong.pdf', 'cn-normal-meal.pdf']);
  await uploadedFixtures(server, ['de-letter.pdf']);
  const page = await open('/invoices?sort=createdAt');
  const rows = page.getByTestId('invoice-row');
  await rows.nth(3).waitFor();
  const totals = await rows.locator('.total').allTextContents();
  expect(totals.map((text) => text.replace(/[\d.,]+/, ''))).toEqual(['€', '£', 'CN¥', '€']);
  expect(await page.getByTestId('result-count').textContent()).toMatch(/€.*£|£.*€/);
  expect(await page.getByTestId('duplicate-of').count()).toBe(1);
  await expectAccessible(page);
  await rows.nth(3).getByTestId('duplicate-of').click();
  await page.locator(`[data-testid="review"][data-id="${first}"]`).waitFor();
});

const hostile = '<img src=x onerror="document.title=1"> \u202Etxt.exe ' + 'x'.repeat(10_000);

function invoiceAt(index: number): Invoice {
  return {
    id: `inv_${index}`,
    code: '',
    number: `N-${index}`,
    type: 'other',
    sellerName: index % 7 === 0 ? hostile : '北京蜃楼餐饮管理有限公司',
    buyerName: '',
    date: '2024-05-17',
    amount: 100,
    taxAmount: 0,
    totalAmount: index,
    status: 'pending',
    fileUrl: '',
    fileType: 'pdf',
    createdAt: '2026-11-22T10:58:00Z',
    updatedAt: '2026-11-22T10:58:00Z',
  };
}

testInChromium('of 10,000 invoices fewer than 200 are in the document, and hostile names are text', async (stage) => {
  const all = Array.from({ length: 10_000 }, (_, index) => invoiceAt(index));
  await stage.context.route('**/api/v1/invoices?*', async (route) => {
    const cursor = new URL(route.request().url()).searchParams.get('cursor');
    const start = cursor === 'first' ? 0 : Number(cursor);
    const next = start + 100 < all.length ? String(start + 100) : null;
    const data = { data: all.slice(start, start + 100), total: all.length, page: 1, pageSize: 100, next, sums: [] };
    await route.fulfill({ json: { code: 0, message: 'success', data } });
  });
  const page = await stage.open('/invoices');
  const list = page.getByTestId('invoice-list');
  const rows = page.getByTestId('invoice-row');
  await rows.first().waitFor();
  expect(await list.getAttribute('aria-rowcount')).toBe('10001');
  for (const share of [0.02, 0.3, 1]) {
    await list.evaluate((frame, part) => (frame.scrollTop = frame.scrollHeight * part), share);
    // A hundred requests, one after the other.
    await expect.poll(() => rows.count(), { timeout: 30_000 }).toBeGreaterThan(10);
    expect(await rows.count()).toBeLessThan(200);
  }
  await page.locator('[data-id="inv_9999"]').waitFor();
  expect(await page.locator('[data-id="inv_9999"]').getAttribute('aria-rowindex')).toBe('10001');
  expect(await page.locator('img').count()).toBe(0);
  await expectAccessible(page);
});

testInChromium('a list that cannot be loaded says so, and is loaded again', async ({ open, context, allowConsole }) => {
  allowConsole(/status of 500/);
  await context.route('**/api/v1/invoices?*', (route) =>
    route.fulfill({ status: 500, json: { code: 5001, message: '服务器内部错误', data: null } }),
  );
  const page = await open('/invoices');
  await page.getByTestId('failure').waitFor();
  await expectAccessible(page);
  await context.unroute('**/api/v1/invoices?*');
  await page.getByTestId('try-again').click();
  await page.getByTestId('empty').waitFor();
});
