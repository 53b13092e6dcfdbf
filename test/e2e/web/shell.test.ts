/** What every screen has around it: navigation, language, theme, keys, focus, the banner and the session dialog. */
import { expect } from 'vitest';
import { expectAccessible, screenshot, testInChromium, views } from './browser.ts';

testInChromium('is opened at / in the language of the browser, and is accessible in all views', async ({ open }) => {
  for (const view of views) {
    const page = await open('/', view);
    await page.getByTestId('stat-processed').waitFor();
    expect(await page.locator('h1').allTextContents()).toEqual([view.language === 'zh' ? '仪表板' : 'Dashboard']);
    await expectAccessible(page);
    await screenshot(page, `dashboard-empty-${Object.values(view).join('-')}`);
    await page.close();
  }
});

testInChromium('changes its language at once and remembers it', async ({ open }) => {
  const page = await open('/');
  await page.getByTestId('language-switch').selectOption('zh');
  expect(await page.locator('h1').textContent()).toBe('仪表板');
  expect(await page.title()).toBe('仪表板 · invoicectl');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.reload();
  expect(await page.locator('h1').textContent()).toBe('仪表板');
});

testInChromium('goes to a screen by link and by keys, and moves the focus to its heading', async ({ open }) => {
  const page = await open('/');
  await page.getByTestId('nav-settings').click();
  await page.locator('h1:has-text("Settings")').waitFor();
  expect(await page.title()).toBe('Settings · invoicectl');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.locator('h1:has-text("Dashboard")').waitFor();
  await page.keyboard.press('?');
  await page.getByTestId('keys-dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('keys-dialog').waitFor({ state: 'detached' });
});

testInChromium('keys that are switched off do nothing', async ({ open }) => {
  const page = await open('/settings');
  await page.getByTestId('settings-keys').uncheck();
  await page.locator('h1').click();
  await page.keyboard.press('?');
  expect(await page.getByTestId('keys-dialog').count()).toBe(0);
});

testInChromium('a theme is chosen against that of the system', async ({ open }) => {
  const page = await open('/settings', { scheme: 'light' });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByTestId('settings-theme-dark').check();
  expect(await background()).not.toBe(light);
  await expectAccessible(page);
});

testInChromium('an address that leads nowhere shows a page that says so', async ({ open }) => {
  const page = await open('/nothing/here');
  expect(await page.locator('h1').textContent()).toBe('There is no such page');
});

testInChromium('a lost connection shows a banner until the server answers', async ({ open, context, allowConsole }) => {
  allowConsole(/net::ERR_INTERNET_DISCONNECTED/);
  // axe-core asks for the style sheets.
  allowConsole(/Couldn't load preload assets/);
  const page = await open('/merges');
  await page.getByText('Nothing was merged yet.').waitFor();
  await page.getByTestId('nav-settings').click();
  await page.locator('h1:has-text("Settings")').waitFor();
  await context.setOffline(true);
  await page.getByTestId('nav-merges').click();
  await page.getByTestId('offline-banner').waitFor();
  await page.locator('[data-testid="failure"][data-kind="offline"]').waitFor();
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByTestId('offline-banner').waitFor({ state: 'detached' });
  await page.getByText('Nothing was merged yet.').waitFor();
  expect(await page.getByTestId('failure').count()).toBe(0);
});

testInChromium(
  'an answer that is held back shows a skeleton, an error shows its request id',
  async ({ open, context, allowConsole }) => {
    allowConsole(/status of 500/);
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await context.route('**/api/v1/merge-tasks?*', async (route) => {
      await held;
      const headers = { 'x-request-id': '11111111-1111-4111-8111-111111111111' };
      await route.fulfill({ status: 500, headers, json: { code: 5001, message: '服务器内部错误', data: null } });
    });
    const page = await open('/merges');
    await page.getByTestId('skeleton').waitFor();
    await expectAccessible(page);
    answer();
    await page.getByTestId('failure').waitFor();
    expect(await page.getByTestId('request-id').textContent()).toBe('11111111-1111-4111-8111-111111111111');
    await expectAccessible(page);
    await screenshot(page, 'failure');
    await context.unroute('**/api/v1/merge-tasks?*');
    await page.getByTestId('try-again').click();
    await page.getByText('Nothing was merged yet.').waitFor();
  },
);

testInChromium(
  'a server that wants a token asks for it over the page, and the page goes on',
  async ({ open, allowConsole }) => {
    allowConsole(/status of 401/);
    const page = await open('/');
    await page.getByText('Use the access token of the server instead').click();
    await page.getByTestId('session-token').fill('not-the-token-at-all');
    await page.getByTestId('use-token').click();
    await page.getByText('The token is not right').waitFor();
    await expectAccessible(page);
    await page.getByTestId('session-token').fill('a-token-of-some-length');
    await page.getByTestId('use-token').click();
    await page.getByTestId('stat-processed').waitFor();
  },
  { env: { INVOICECTL_API_TOKEN: 'a-token-of-some-length' } },
);
