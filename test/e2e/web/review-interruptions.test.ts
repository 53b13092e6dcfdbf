/** What may come between a person and a review: a session that ends, a server that stops, two people, a locked file. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { run } from '../program.ts';
import { uploaded, uploadedFixtures } from './archive.ts';
import { expectAccessible, fixture, screenshot, serverStops, testInChromium } from './browser.ts';
import { drawn, input, readingOf, said } from './review-page.ts';
import { serve } from './serve.ts';

const soon = { timeout: 20_000 };
const password = 'correct horse battery staple';

async function users(cwd: string, command: 'add' | 'password'): Promise<void> {
  await writeFile(join(cwd, 'password'), password);
  const args = ['users', command, '张三', '--data-dir', 'kept', '--password-file', 'password'];
  const { code, stderr } = await run(args, { cwd });
  expect(code, stderr).toBe(0);
}

async function signIn(page: Page): Promise<void> {
  await page.getByTestId('session-name').fill('张三');
  await page.getByTestId('session-password').fill(password);
  await page.getByTestId('sign-in').click();
}

testInChromium(
  'a session that ends while somebody types is renewed over the page, and what was typed is saved',
  async ({ open, server, allowConsole }) => {
    allowConsole(/status of 401|ERR_INCOMPLETE_CHUNKED_ENCODING/);
    const page = await open('/upload');
    await page.getByTestId('nav-dashboard').click();
    await signIn(page);
    await page.getByTestId('account-name').waitFor();
    await page.getByTestId('nav-upload').click();
    await page.getByTestId('upload-input').setInputFiles([fixture('en-sums-wrong.pdf')]);
    await page.locator('[data-testid="upload-item"][data-state="done"]').getByRole('link').click();
    await drawn(page);
    await input(page, 'number').fill('typed before');
    // A new password ends the sessions of an account.
    await users(server.cwd, 'password');
    await page.keyboard.press('Control+s');
    await page.getByTestId('session-dialog').waitFor();
    expect(await input(page, 'number').inputValue()).toBe('typed before');
    await expectAccessible(page);
    await screenshot(page, 'review-session-expired');
    await signIn(page);
    await said(page, /^Saved$/);
    expect(await input(page, 'number').inputValue()).toBe('typed before');
    await page.reload();
    await drawn(page);
    expect(await input(page, 'number').inputValue()).toBe('typed before');
  },
  { prepare: (cwd) => users(cwd, 'add') },
);

testInChromium('a server that stops while somebody types gets what was typed when it is back', async (stage) => {
  const { open, server, allowConsole } = stage;
  allowConsole(serverStops);
  // A server of its own, because it has to come back at the same address.
  const { cwd } = server;
  const port = Number(new URL(server.url).port) + 1;
  const first = await serve({ cwd, port, args: ['--data-dir', 'other'] });
  const [id = ''] = await uploadedFixtures(first, ['en-sums-wrong.pdf']);
  const page = await open('/settings');
  await page.goto(`${first.url}/review/${id}`);
  await drawn(page);
  await input(page, 'number').fill('US-typed');
  await first.stop();
  await input(page, 'seller.name').fill('Unicorn & Daughters');
  await page.keyboard.press('Control+s');
  await said(page, 'cannot be reached');
  await page.getByTestId('offline-banner').waitFor();
  // axe-core asks for the style sheets.
  await expectAccessible(page);
  expect(await input(page, 'number').inputValue()).toBe('US-typed');
  const again = await serve({ cwd, port, args: ['--data-dir', 'other'] });
  try {
    await page.getByTestId('offline-banner').waitFor({ state: 'detached', timeout: 60_000 });
    await said(page, /^Saved$/);
    const { records } = await readingOf(again, id);
    expect(records[0]?.invoice).toMatchObject({ number: 'US-typed', seller: { name: 'Unicorn & Daughters' } });
  } finally {
    await again.stop();
  }
});

testInChromium('two people in two browsers: the second one chooses between the values', async (stage) => {
  const { open, server, allowConsole } = stage;
  allowConsole(/status of 412/);
  const [id = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
  const [first, second] = [await open(`/review/${id}`), await open(`/review/${id}`, { language: 'zh' })];
  await Promise.all([drawn(first), drawn(second)]);
  await input(first, 'number').fill('of the first');
  await input(second, 'number').fill('of the second');
  await input(second, 'buyer.name').fill('a buyer');
  await first.getByTestId('save').click();
  await said(first, /^Saved$/);
  await second.locator('[data-testid="others-change"][data-change="waiting"]').waitFor();
  await second.getByTestId('save').click();
  const conflict = second.getByTestId('conflict');
  await conflict.waitFor();
  // Only what both changed is asked about.
  expect(await conflict.count()).toBe(1);
  await conflict.getByTestId('choose-theirs').check();
  await second.getByTestId('keep-chosen').click();
  await said(second, '已保存');
  expect(await input(second, 'number').inputValue()).toBe('of the first');
  await expect.poll(() => input(first, 'buyer.name').inputValue(), soon).toBe('a buyer');
  const { records } = await readingOf(server, id);
  expect(records[0]?.invoice).toMatchObject({ number: 'of the first', buyer: { name: 'a buyer' } });
});

testInChromium('a locked file that was uploaded by somebody else is opened in the review', async ({ open, server }) => {
  const page = await open('/upload');
  await page.getByTestId('upload-input').setInputFiles([fixture('../broken/password-geheim.pdf')]);
  await page.getByTestId('file-password').waitFor();
  await page.getByTestId('nav-invoices').click();
  await page.getByTestId('open-row').click();
  const form = page.getByTestId('failed-reading');
  await form.getByTestId('file-password').fill('not this one');
  await form.getByTestId('send-password').click();
  await form.getByTestId('password-problem').filter({ hasText: 'does not open it' }).waitFor(soon);
  expect(await form.getByTestId('file-password').inputValue()).toBe('not this one');
  await expectAccessible(page);
  await form.getByTestId('file-password').fill('geheim');
  await form.getByTestId('send-password').click();
  await form.waitFor({ state: 'detached', ...soon });
  await expect.poll(() => input(page, 'totalAmount').inputValue(), soon).not.toBe('');
  await page.close();
  expect(await server.stop()).not.toMatch(/not this one/);
});

testInChromium('hostile names of sellers, files and people are text wherever they are shown', async (stage) => {
  const { open, server } = stage;
  const hostile = '<img src=x onerror="document.title=`run`"><script>document.title=`run`</script>';
  const [id = ''] = await uploadedFixtures(server, ['de-letter.pdf']);
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${hostile}`);
  await uploaded(server, bytes, `${hostile}.pdf`).catch(() => []);
  for (const other of [id, ...(await uploadedFixtures(server, ['de-letter.pdf']))]) {
    const response = await fetch(`${server.url}/api/v1/invoices/${other}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        corrections: { 'seller.name': { value: hostile }, number: { value: hostile.slice(0, 100) } },
      }),
    });
    expect(response.status).toBe(200);
  }
  const page = await open('/upload');
  await page
    .getByTestId('upload-input')
    .setInputFiles([
      { name: `${hostile.replaceAll('/', '_')}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(bytes) },
    ]);
  await page.locator('[data-testid="upload-item"][data-state="failed"]').waitFor();
  const expectText = async (): Promise<void> => {
    expect(await page.title()).not.toBe('run');
    expect(await page.locator('img, script:not([src])').count()).toBe(0);
  };
  await expectText();
  for (const path of ['/invoices', `/review/${id}`, '/layout', '/drafts', '/merges', '/']) {
    await page.goto(server.url + path);
    await page.locator('[data-testid="app"][data-ready="true"]').waitFor();
    await page.locator('h1').waitFor();
    if (path === '/invoices') await page.getByTestId('duplicate-of').waitFor();
    if (path.startsWith('/review')) {
      await drawn(page);
      await page.getByTestId('side-by-side').click();
      await page.locator('[data-testid="duplicate-dialog"] [data-drawn="true"]').waitFor();
      await expectText();
      await page.keyboard.press('Escape');
      await page.getByTestId('teach').waitFor();
    }
    await expectText();
  }
});

testInChromium(
  'what was saved stays in its field while a slow server sends it back',
  async ({ open, context, server }) => {
    const [id = ''] = await uploadedFixtures(server, ['en-sums-wrong.pdf']);
    const page = await open(`/review/${id}`);
    await drawn(page);
    await input(page, 'number').fill('US-typed');
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await context.route('**/reading', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest('**/reading');
    await page.keyboard.press('Control+s');
    await asked;
    expect(await input(page, 'number').inputValue()).toBe('US-typed');
    answer();
    await said(page, /^Saved$/);
    expect(await input(page, 'number').inputValue()).toBe('US-typed');
  },
);
