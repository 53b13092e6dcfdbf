/** Teaching in the review: a template is drafted from corrections, tried, looked at and kept, and the next invoice is read by it. */
import { expect } from 'vitest';
import { taughtInvoice, taughtSeller } from '../../taught-invoice.ts';
import { uploaded, uploadedFixtures } from './archive.ts';
import { expectAccessible, screenshot, testInChromium, views } from './browser.ts';
import { drawn, input, patched } from './review-page.ts';
import type { Serve } from './serve.ts';

async function uploadedInvoice(server: Serve, number: string, total: number): Promise<string> {
  const bytes = new Uint8Array(await taughtInvoice(number, total));
  const [id = ''] = await uploaded(server, bytes, `${number.replaceAll('/', '-')}.pdf`);
  return id;
}

const seller = { 'seller.name': { value: taughtSeller } };

testInChromium(
  'corrections teach a seller: drafted, tried on the others, kept, and used for the next one',
  async ({ open, server }) => {
    const sample = await uploadedInvoice(server, 'K-77/104', 119);
    const other = await uploadedInvoice(server, 'K-78/220', 238);
    await patched(server, other, { corrections: seller });
    const page = await open(`/review/${sample}`);
    await drawn(page);
    await input(page, 'number').fill('K-77/104');
    await input(page, 'seller.name').fill(taughtSeller);
    // What was typed is saved first.
    await page.getByTestId('teach').click();
    const dialog = page.locator('[data-testid="teach-dialog"][data-verdict="look"]');
    await dialog.waitFor();
    expect(await dialog.getByTestId('teach-field').allTextContents()).toEqual([
      expect.stringContaining('Invoice number'),
    ]);
    await dialog.locator(`[data-testid="teach-tried"][data-id="${other}"][data-matching="true"]`).waitFor();
    const change = await dialog.getByTestId('teach-change').textContent();
    expect(change).toContain('000111');
    expect(change).toContain('K-78/220');
    await expectAccessible(page);
    await dialog.getByTestId('teach-keep').click();
    await page.getByTestId('notice').filter({ hasText: taughtSeller }).waitFor();
    const next = await open(`/review/${await uploadedInvoice(server, 'K-79/001', 357)}`);
    await drawn(next);
    expect(await input(next, 'number').inputValue()).toBe('K-79/001');
    // What was only tried is as it was.
    const tried = await open(`/review/${other}`);
    await drawn(tried);
    expect(await input(tried, 'number').inputValue()).toBe('000111');
  },
);

testInChromium(
  'says what is missing for a template: a confirmed seller, a page, a value that stands on it',
  async ({ open, server, allowConsole }) => {
    allowConsole(/status of 400/);
    const sample = await uploadedInvoice(server, 'K-81/400', 119);
    const page = await open(`/review/${sample}`);
    await drawn(page);
    const expectRefusal = async (reason: string): Promise<void> => {
      await page.getByTestId('teach').click();
      await page.getByTestId('teach-refused').filter({ hasText: reason }).waitFor();
      await expectAccessible(page);
      await page.getByTestId('teach-close').click();
    };
    await expectRefusal('Nobody has confirmed the name of the seller');
    await input(page, 'seller.name').fill(taughtSeller);
    await input(page, 'number').fill('printed nowhere');
    await expectRefusal('None of the confirmed values is printed');
    await page.getByTestId('language-switch').selectOption('zh');
    await expectRefusal('已确认的值都不在规则能再次找到的位置');
    const [data = ''] = await uploadedFixtures(server, ['xrechnung.xml']);
    await page.goto(`${server.url}/review/${data}`);
    await page.getByTestId('review').waitFor();
    await expectRefusal('这张发票没有带文字的页面');
  },
);

testInChromium(
  'a draft that contradicts a person is kept only in spite of that, and one that is another by now is looked at again',
  async ({ open, server, allowConsole }) => {
    allowConsole(/status of 409/);
    const sample = await uploadedInvoice(server, 'K-83/600', 119);
    await patched(server, sample, { corrections: { number: { value: 'K-83/600' }, ...seller } });
    const alone = await open(`/review/${sample}`);
    await drawn(alone);
    await alone.getByTestId('teach').click();
    await alone.getByTestId('teach-no-others').waitFor();
    // Somebody else corrects one more value.
    await patched(server, sample, { corrections: { issueDate: { value: '2025-04-03' } } });
    await alone.getByTestId('teach-keep').click();
    await alone.getByTestId('teach-another').waitFor();
    expect(await alone.getByTestId('teach-field').count()).toBe(2);
    await alone.close();

    const other = await uploadedInvoice(server, 'K-84/700', 238);
    await patched(server, other, { corrections: { number: { value: '000111' }, ...seller } });
    for (const view of views) {
      const page = await open(`/review/${sample}`, view);
      await drawn(page);
      await page.getByTestId('teach').click();
      await page.locator('[data-testid="teach-dialog"][data-verdict="contradicts"]').waitFor();
      expect(await page.locator('[data-testid="teach-change"][data-confirmed="true"]').count()).toBe(1);
      await expectAccessible(page);
      await screenshot(page, `teach-${Object.values(view).join('-')}`);
      await page.close();
    }
  },
);
