/** The layout screen: preview, form, merge, drafts. */
import { expect } from 'vitest';
import { savedDraft, uploadedFixtures } from './archive.ts';
import { expectAccessible, screenshot, testInChromium, views } from './browser.ts';

testInChromium('lays out a draft, makes its PDF and offers the download', async ({ open, server }) => {
  const ids = await uploadedFixtures(server, ['cn-normal-meal.pdf', 'de-letter.pdf']);
  const draft = await savedDraft(server, '11月报销单', ids);
  const page = await open(`/layout?draft=${draft}`);
  const canvas = page.locator('[data-testid="preview-canvas"][data-drawn="true"]');
  await canvas.waitFor();
  await page.getByTestId('merge-start').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('merge-download').click()]);
  expect(download.suggestedFilename()).toBe('invoices_merged.pdf');
});

testInChromium('is accessible in all views', async ({ open, server }) => {
  const ids = await uploadedFixtures(server, ['cn-normal-meal.pdf', 'de-letter.pdf']);
  const draft = await savedDraft(server, '11月报销单', ids);
  for (const view of views) {
    const page = await open(`/layout?draft=${draft}`, view);
    await page.locator('[data-testid="preview-canvas"][data-drawn="true"]').waitFor();
    await expectAccessible(page);
    await screenshot(page, `layout-${Object.values(view).join('-')}`);
    await page.close();
  }
});
