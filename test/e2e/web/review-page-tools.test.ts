/** What stands around the fields of a review: its pages, the divider between page and fields, and the comparison of duplicates. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { uploadedFixtures } from './archive.ts';
import { expectAccessible, screenshot, testInChromium, views } from './browser.ts';
import { drawn, patched } from './review-page.ts';

const onPage = (page: Page, number: number) =>
  page.locator(`[data-testid="page-canvas"][data-drawn="true"][data-page="${number}"]`).waitFor();

testInChromium('pages are gone through by buttons and keys, and stop at the first and the last', async (stage) => {
  const [id] = await uploadedFixtures(stage.server, ['en-three-pages.pdf']);
  const page = await stage.open(`/review/${id}`);
  await onPage(page, 1);
  expect(await page.getByRole('button', { name: 'Previous page' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Next page' }).click();
  await onPage(page, 2);
  await page.locator('h1').click();
  await page.keyboard.press(']');
  await onPage(page, 3);
  expect(await page.getByRole('button', { name: 'Next page' }).isDisabled()).toBe(true);
  await page.keyboard.press(']');
  await onPage(page, 3);
  await page.keyboard.press('[');
  await onPage(page, 2);
  expect(await page.getByTestId('page-canvas').getAttribute('aria-label')).toBe('Page 2 of 3');
});

testInChromium('a page is rotated by a quarter, and its boxes with it', async ({ open, server }) => {
  const [id] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  const page = await open(`/review/${id}`);
  await drawn(page);
  const paper = async () =>
    (await page.getByTestId('page-canvas').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const box = async () => {
    const found = await page.locator('[data-testid="evidence-box"][data-field="totalAmount"]').boundingBox();
    const { x, y, width, height } = await paper();
    const middle = { x: (found?.x ?? 0) + (found?.width ?? 0) / 2, y: (found?.y ?? 0) + (found?.height ?? 0) / 2 };
    return { x: (middle.x - x) / width, y: (middle.y - y) / height };
  };
  const upright = await paper();
  const before = await box();
  expect(upright.height).toBeGreaterThan(upright.width);
  await page.getByRole('button', { name: 'Rotate' }).click();
  await expect.poll(async () => (await paper()).width > (await paper()).height, { timeout: 10_000 }).toBe(true);
  const after = await box();
  // Clockwise: what was at the left is at the top, what was at the bottom is at the left.
  expect(after.y).toBeCloseTo(before.x, 1);
  expect(after.x).toBeCloseTo(1 - before.y, 1);
});

testInChromium('the divider moves by mouse and keys within its limits, and is remembered', async ({ open, server }) => {
  const [id] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  const page = await open(`/review/${id}`);
  await drawn(page);
  const divider = page.getByTestId('divider');
  const percent = async (): Promise<number> => Number(await divider.getAttribute('aria-valuenow'));
  const widthOfPage = async (): Promise<number> => (await page.locator('.page-view').boundingBox())?.width ?? 0;
  const [start, width] = [await percent(), await widthOfPage()];
  const place = (await divider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 200, y, { steps: 5 });
  await page.mouse.up();
  expect(await percent()).toBeLessThan(start - 10);
  expect(await widthOfPage()).toBeLessThan(width - 150);
  // Without the button it stays.
  const moved = await percent();
  await page.mouse.move(x + 100, y);
  expect(await percent()).toBe(moved);

  await divider.focus();
  await page.keyboard.press('ArrowRight');
  expect(await percent()).toBe(moved + 2);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  expect(await percent()).toBe(75);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  expect(await percent()).toBe(25);
  await page.reload();
  await drawn(page);
  expect(await percent()).toBe(25);
});

testInChromium('duplicates are compared side by side, and what differs is marked', async ({ open, server }) => {
  const [first, second = ''] = await uploadedFixtures(server, ['de-letter.pdf', 'de-letter.pdf']);
  await patched(server, second, { corrections: { 'buyer.name': { value: 'Somebody else' } } });
  for (const view of views) {
    const page = await open(`/review/${second}`, view);
    await drawn(page);
    expect(await page.getByTestId('duplicate').getAttribute('data-id')).toBe(first);
    await page.getByTestId('side-by-side').click();
    const dialog = page.getByTestId('duplicate-dialog');
    await dialog.locator('[data-drawn="true"]').waitFor();
    expect(await dialog.locator('.differs').allTextContents()).toContain('Somebody else');
    const inks = await dialog.locator('canvas').evaluateAll((canvases) =>
      canvases.map((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {
          data: [],
        };
        return data.some((value, index) => index % 4 === 0 && value < 100);
      }),
    );
    expect(inks).toEqual([true, true]);
    await expectAccessible(page);
    await screenshot(page, `duplicates-${Object.values(view).join('-')}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.close();
  }
});
