/** The review: evidence on the page, corrections, the queue, and what may go wrong while somebody types. */
import { expect } from 'vitest';
import { uploadedFixtures } from './archive.ts';
import { expectAccessible, screenshot, testInChromium, views } from './browser.ts';
import { check, drawn, input, patched, readingOf, row, said } from './review-page.ts';

testInChromium('is accessible in all views, and says when there is nothing to review', async ({ open, server }) => {
  const empty = await open('/review');
  await empty.getByTestId('empty').waitFor();
  await expectAccessible(empty);
  await empty.close();
  const [id] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  for (const view of views) {
    const page = await open(`/review/${id}`, view);
    await drawn(page);
    await expectAccessible(page);
    await screenshot(page, `review-${Object.values(view).join('-')}`);
    await page.close();
  }
});

testInChromium(
  'evidence boxes stand where the API says, on text, OFD and straightened scans',
  async ({ open, server }) => {
    const names = ['en-sums-wrong.pdf', 'cn-ofd-tagged.ofd', 'cn-normal-scan-sideways.png', 'en-scan-askew.pdf'];
    for (const id of await uploadedFixtures(server, names)) {
      const { records, pages } = await readingOf(server, id);
      const page = await open(`/review/${id}`);
      await drawn(page);
      const paper = await page.getByTestId('page-canvas').boundingBox();
      const [info] = pages;
      const evidence = Object.entries(records[0]?.evidence ?? {}).filter(
        ([, value]) => value.page === info?.page && value.box,
      );
      expect(evidence.length).toBeGreaterThan(5);
      for (const [path, { box: [x0 = 0, y0 = 0] = [] }] of evidence) {
        const box = page.locator(`[data-testid="evidence-box"][data-field="${path}"]`);
        if ((await box.count()) === 0) continue;
        const place = await box.boundingBox();
        const scale = (paper?.width ?? 0) / (info?.width ?? 1);
        // The border of 2 pixels and the space of 1 stand outside the value.
        expect(Math.abs((place?.x ?? 0) + 3 - ((paper?.x ?? 0) + x0 * scale)), path).toBeLessThan(1.5);
        expect(Math.abs((place?.y ?? 0) + 3 - ((paper?.y ?? 0) + y0 * scale)), path).toBeLessThan(1.5);
      }
      await page.close();
    }
  },
);

testInChromium(
  'a field and its box lead to each other, and words of the page fill the field',
  async ({ open, server }) => {
    const [id] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
    const page = await open(`/review/${id}`);
    await drawn(page);
    await input(page, 'totalAmount').focus();
    await page.locator('[data-testid="evidence-box"][data-field="totalAmount"][data-active="true"]').waitFor();
    await page.locator('[data-testid="evidence-box"][data-field="seller.taxId"]').click();
    expect(await input(page, 'seller.taxId').evaluate((field) => field === document.activeElement)).toBe(true);
    await input(page, 'buyer.taxId').focus();
    await page.locator('[data-testid="page-word"][data-text="Thank"]').click();
    expect(await input(page, 'buyer.taxId').inputValue()).toBe('Thank');
    // Through a box, with Alt.
    await input(page, 'totalAmount').focus();
    await page.keyboard.down('Alt');
    await page.locator('[data-testid="page-word"][data-text="£1,180.00"]').click();
    await page.keyboard.up('Alt');
    expect(await input(page, 'totalAmount').inputValue()).toBe('£1,180.00');
    const from = await page.locator('[data-testid="page-word"][data-text="Costume"]').boundingBox();
    const to = await page.locator('[data-testid="page-word"][data-text="hire,"]').boundingBox();
    await input(page, 'buyer.name').focus();
    await page.mouse.move((from?.x ?? 0) - 3, (from?.y ?? 0) - 3);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + (to?.width ?? 0) + 1, (to?.y ?? 0) + (to?.height ?? 0) + 3, { steps: 4 });
    await page.mouse.up();
    expect(await input(page, 'buyer.name').inputValue()).toBe('Costume hire,');
    await page.getByTestId('undo').click();
    expect(await input(page, 'buyer.name').inputValue()).toBe('Dragonfly Theatre Company');
  },
);

testInChromium('a corrected total is checked again, kept in the history, and set back', async ({ open, server }) => {
  const [id = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  const page = await open(`/review/${id}`);
  await drawn(page);
  await check(page, 'sums', 'failed');
  await input(page, 'totalAmount').fill('1500');
  expect(await row(page, 'totalAmount').getByTestId('field-error').textContent()).toContain('make 1,416.00');
  await page.keyboard.press('Control+s');
  await page.getByTestId('reason-dialog').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  expect(await input(page, 'totalAmount').inputValue()).toBe('1500');
  await input(page, 'totalAmount').focus();
  await page.keyboard.press('Alt+1');
  expect(await input(page, 'totalAmount').inputValue()).toBe('1416.00');
  await page.keyboard.press('Enter');
  await check(page, 'sums', 'passed');
  expect(await row(page, 'totalAmount').getAttribute('data-state')).toBe('corrected');
  expect(await row(page, 'totalAmount').getByTestId('read-value').textContent()).toContain('1461.00');
  await expect.poll(() => page.getByTestId('history-entry').count()).toBe(1);
  expect((await readingOf(server, id)).records[0]?.evidence['totalAmount']?.method).toBe('human');
  await page.getByTestId('undo').click();
  await check(page, 'sums', 'failed');
  expect(await input(page, 'totalAmount').inputValue()).toBe('1461.00');
});

testInChromium(
  'the queue goes on by keys, accepts wrong sums only with a reason, and ends',
  async ({ open, server }) => {
    await uploadedFixtures(server, ['de-letter.pdf', 'en-sums-wrong.pdf']);
    const page = await open('/review');
    await page.locator('[data-testid="review-queue-count"][data-count="2"]').waitFor();
    await drawn(page);
    // What needs a look comes first.
    expect(await input(page, 'number').inputValue()).toBe('US-10091');
    await page.getByTestId('save-next').click();
    await expect.poll(() => input(page, 'number').inputValue()).toBe('2025-00417');
    await drawn(page);
    await page.keyboard.press('Control+Shift+Enter');
    await page.locator('[data-testid="review-queue-count"][data-count="1"]').waitFor();
    await expect.poll(() => input(page, 'number').inputValue()).toBe('US-10091');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('reason').fill('Agreed by phone');
    await page.getByTestId('save-with-reason').click();
    await page.getByTestId('empty').waitFor();
    expect(await page.getByTestId('review-queue-count').getAttribute('data-count')).toBe('0');
  },
);

testInChromium('two people on one invoice: both values are shown to choose', async ({ open, server, allowConsole }) => {
  allowConsole(/status of 412/);
  const [id = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  const page = await open(`/review/${id}`);
  await input(page, 'seller.name').fill('Mine & <b>Sons</b>');
  await patched(server, id, { corrections: { 'seller.name': { value: 'Theirs' } } });
  await page.keyboard.press('Control+s');
  await page.getByTestId('conflict-dialog').waitFor();
  const text = await page.getByTestId('conflict').textContent();
  expect(text).toContain('Mine & <b>Sons</b>');
  expect(text).toContain('Theirs');
  await expectAccessible(page);
  await page.getByTestId('keep-chosen').click();
  await said(page, /^Saved$/);
  expect((await readingOf(server, id)).records[0]?.invoice?.seller.name).toBe('Mine & <b>Sons</b>');
});

testInChromium('deleted meanwhile: says so and goes on', async ({ open, server, allowConsole }) => {
  allowConsole(/status of 4(?:10|04)/);
  const [id = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf', 'de-letter.pdf']);
  const page = await open('/review');
  await drawn(page);
  await input(page, 'number').fill('X');
  await fetch(`${server.url}/api/v1/invoices/${id}`, { method: 'DELETE' });
  await page.keyboard.press('Control+s');
  await page.getByTestId('notice').filter({ hasText: 'deleted' }).waitFor();
  await expect.poll(() => input(page, 'number').inputValue()).toBe('2025-00417');
});

testInChromium('nothing typed is lost: offline it waits and is saved, and leaving asks', async (stage) => {
  const { open, server, context, allowConsole } = stage;
  allowConsole(/ERR_INTERNET_DISCONNECTED/);
  const [id = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  const page = await open(`/review/${id}`);
  await drawn(page);
  await input(page, 'number').fill('US-10092');
  await page.getByTestId('nav-invoices').click();
  await page.getByTestId('leave-stay').click();
  expect(await input(page, 'number').inputValue()).toBe('US-10092');
  await context.setOffline(true);
  await page.keyboard.press('Control+s');
  await said(page, 'cannot be reached');
  expect(await input(page, 'number').inputValue()).toBe('US-10092');
  await context.setOffline(false);
  await said(page, /^Saved$/);
  expect((await readingOf(server, id)).records[0]?.invoice?.number).toBe('US-10092');
  await input(page, 'issueDate').fill('31.02.2024');
  await page.keyboard.press('Control+s');
  await said(page, 'Correct the marked fields');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  // Chromium ends when its window is closed with the question still open.
  const closed = page.waitForEvent('close');
  await dialog.accept();
  await closed;
});

testInChromium('hostile values are text, and an invoice without pages can be reviewed', async ({ open, server }) => {
  const [id = '', other] = await uploadedFixtures(server, ['en-sums-wrong.pdf', 'xrechnung.xml']);
  const hostile = '<img src=x onerror="document.title=1">\u202Etxt.exe ' + 'x'.repeat(150);
  await patched(server, id, {
    corrections: { 'seller.name': { value: hostile }, notes: { value: 'y'.repeat(10_000) } },
  });
  const page = await open(`/review/${id}`);
  await drawn(page);
  expect(await input(page, 'seller.name').inputValue()).toContain('onerror');
  expect(await page.locator('img').count()).toBe(0);
  await expectAccessible(page);
  const data = await open(`/review/${other}`);
  await data.getByTestId('review').waitFor();
  expect(await data.getByTestId('field').count()).toBeGreaterThan(8);
});
