/** The states of the layout, drafts and merges screens: empty, wrong margins, a failed submit, hostile names. */
import { expect } from 'vitest';
import { savedDraft, uploadedFixtures } from './archive.ts';
import { expectAccessible, screenshot, testInChromium, views } from './browser.ts';

testInChromium('the empty screens say what to do first, in all views', async ({ open }) => {
  for (const view of views) {
    for (const [path, empty] of [
      ['/layout', 'layout-empty'],
      ['/drafts', 'drafts-empty'],
    ] as const) {
      const page = await open(path, view);
      await page.getByTestId(empty).waitFor();
      await expectAccessible(page);
      await page.close();
    }
  }
});

testInChromium('margins without room are named, and the last preview stays', async ({ open, server }) => {
  const draft = await savedDraft(server, 'Margins', await uploadedFixtures(server, ['cn-normal-meal.pdf']));
  const page = await open(`/layout?draft=${draft}`);
  const canvas = page.locator('[data-testid="preview-canvas"][data-drawn="true"]');
  await page.getByTestId('layout-grid').selectOption('2x2');
  await canvas.waitFor();
  const before = await canvas.getAttribute('data-placements');
  await page.getByTestId('layout-margin').fill('100');
  await page.getByText('leave no room').waitFor();
  expect(await page.getByTestId('merge-start').isDisabled()).toBe(true);
  expect(await page.getByTestId('layout-margin').getAttribute('aria-invalid')).toBe('true');
  expect(await canvas.getAttribute('data-placements')).toBe(before);
  await expectAccessible(page);
  await page.getByTestId('layout-margin').fill('');
  await page.getByText('Enter a number from 0 to 100').waitFor();
  expect(await page.getByTestId('merge-start').isDisabled()).toBe(true);
  await page.getByTestId('layout-margin').fill('5');
  await page.locator('[data-testid="merge-start"]:enabled').waitFor();
});

testInChromium(
  'a submit that fails says so, and can be tried again; the result is printed',
  async ({ open, server, context, allowConsole }) => {
    allowConsole(/status of 500/);
    const draft = await savedDraft(server, 'Fails', await uploadedFixtures(server, ['cn-normal-meal.pdf']));
    const page = await open(`/layout?draft=${draft}`);
    await context.route('**/api/v1/merge-tasks', (route) =>
      route.fulfill({ status: 500, json: { code: 5001, message: '服务器内部错误', data: null } }),
    );
    await page.getByTestId('merge-start').click();
    await page.getByTestId('failure').waitFor();
    expect(await page.getByTestId('merge-state').getAttribute('data-state')).toBeNull();
    await context.unroute('**/api/v1/merge-tasks');
    await page.getByTestId('try-again').click();
    await page.getByTestId('merge-download').waitFor();
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset['printed'] = String(document.querySelectorAll('.printed-sheets img').length);
      };
    });
    await page.getByTestId('merge-print').click();
    await page.locator('body[data-printed="1"]').waitFor();
    expect(await page.locator('.printed-sheets').count()).toBe(0);
  },
);

const hostile = '<img src=x onerror="document.title=1">\u202E=cmd|calc';

testInChromium('drafts are opened, renamed, deleted and brought back; names are text', async ({ open, server }) => {
  await savedDraft(server, hostile, await uploadedFixtures(server, ['cn-normal-meal.pdf']));
  const page = await open('/drafts');
  const row = page.getByTestId('draft-row');
  expect(await row.getAttribute('data-name')).toBe(hostile);
  expect(await page.locator('main img').count()).toBe(0);
  await expectAccessible(page);
  await screenshot(page, 'drafts');
  await page.getByTestId('draft-rename').click();
  await page.getByTestId('draft-name').fill(' ');
  await page.getByTestId('draft-save').click();
  await page.getByText('Enter a name').waitFor();
  await page.getByTestId('draft-name').fill('11月报销单');
  await page.getByTestId('draft-save').click();
  await page.locator('[data-testid="draft-row"][data-name="11月报销单"]').waitFor();
  await page.getByTestId('draft-delete').click();
  await page.getByTestId('drafts-empty').waitFor();
  await page.getByText('was deleted').waitFor();
  await page.locator('[data-testid="notice"]:has-text("was deleted")').getByTestId('notice-action').click();
  await page.locator('[data-testid="draft-row"][data-name="11月报销单"]').waitFor();
  await page.getByTestId('draft-open').click();
  await page.locator('[data-testid="preview-canvas"][data-drawn="true"]').waitFor();
  expect(await page.getByTestId('draft-name').inputValue()).toBe('11月报销单');
});

testInChromium('an e-invoice without pages is laid out as it is printed', async ({ open, server }) => {
  const ids = await uploadedFixtures(server, ['xrechnung.xml', 'de-letter.pdf']);
  const page = await open(`/layout?draft=${await savedDraft(server, 'E-invoices', ids)}`);
  await page.locator('[data-testid="merge-start"]:enabled').waitFor();
  await page.getByTestId('layout-grid').selectOption('1x1');
  await page.locator('[data-testid="preview-canvas"][data-drawn="true"]').waitFor();
  expect(await page.getByTestId('preview-undrawn').count()).toBe(0);
  const sheets = Number(await page.getByTestId('preview-canvas').getAttribute('data-sheets'));
  await screenshot(page, 'layout-e-invoice');
  await page.getByTestId('merge-start').click();
  await page.getByTestId('merge-download').waitFor();
  const made = await fetch(`${server.url}/api/v1/merge-tasks`);
  const { data } = (await made.json()) as { readonly data: { readonly data: readonly { totalPages: number }[] } };
  expect(data.data.map(({ totalPages }) => totalPages)).toEqual([sheets]);
});

testInChromium(
  'an e-invoice that the server cannot draw is named with the reason, and the others are printed',
  async ({ open, server, context, allowConsole }) => {
    allowConsole(/status of 503/);
    const answer = { code: 5002, message: 'The typesetter is not installed', data: null };
    await context.route('**/pages.pdf', (route) => route.fulfill({ status: 503, json: answer }));
    const ids = await uploadedFixtures(server, ['xrechnung.xml', 'de-letter.pdf']);
    const page = await open(`/layout?draft=${await savedDraft(server, 'E-invoices', ids)}`);
    await page.locator('[data-testid="layout-failed-invoice"][data-why="noPages"]').waitFor();
    expect(await page.getByTestId('layout-failed').textContent()).toContain('typesetter');
    await page.locator('[data-testid="preview-canvas"][data-drawn="true"]').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'layout-without-pages');
    await page.getByTestId('merge-start').click();
    await page.getByTestId('merge-download').waitFor();
  },
);
