/** Signing in and out, where the server has users. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { run } from '../program.ts';
import { expectAccessible, fixture, screenshot, testInChromium, views } from './browser.ts';

const password = 'correct horse battery staple';

/** `users add` and `users password` take the password from a file. */
async function users(cwd: string, command: 'add' | 'password'): Promise<void> {
  await writeFile(join(cwd, 'password'), password);
  const args = ['users', command, '张三', '--data-dir', 'kept', '--password-file', 'password'];
  const { code, stderr } = await run(args, { cwd });
  expect(stderr, stderr).not.toMatch(/error/i);
  expect(code).toBe(0);
}

const withUser = { prepare: (cwd: string) => users(cwd, 'add') };

async function signIn(page: Page, given: string): Promise<void> {
  await page.getByTestId('session-name').fill('张三');
  await page.getByTestId('session-password').fill(given);
  await page.getByTestId('sign-in').click();
}

testInChromium(
  'asks for name and password, refuses wrong ones, and signs in and out',
  async ({ open, allowConsole, context }) => {
    allowConsole(/status of 401/);
    for (const view of views) {
      const page = await open('/', view);
      await page.getByTestId('session-dialog').waitFor();
      await expectAccessible(page);
      await screenshot(page, `session-${Object.values(view).join('-')}`);
      await page.close();
    }
    const page = await open('/');
    await signIn(page, 'wrong');
    await page.getByText('The name or the password is not right.').waitFor();
    await signIn(page, password);
    await page.getByTestId('stat-processed').waitFor();
    await page.locator('[data-testid="account-name"]:has-text("张三")').waitFor();
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, location.href]));
    expect(kept).not.toContain('张三');
    await page.getByTestId('sign-out').click();
    await page.getByTestId('session-dialog').waitFor();
    expect(await page.getByTestId('stat-processed').count()).toBe(0);
  },
  withUser,
);

testInChromium(
  'a session that ends meanwhile is renewed over the page: uploads go on',
  async ({ open, allowConsole, server }) => {
    allowConsole(/status of 401|ERR_INCOMPLETE_CHUNKED_ENCODING/);
    const page = await open('/upload');
    await page.getByTestId('nav-dashboard').click();
    await signIn(page, password);
    await page.getByTestId('account-name').waitFor();
    await page.getByTestId('nav-upload').click();
    await users(server.cwd, 'password');
    await page.getByTestId('upload-input').setInputFiles([fixture('de-letter.pdf')]);
    await page.getByTestId('session-dialog').waitFor();
    await signIn(page, password);
    await page.locator('[data-testid="upload-item"][data-state="done"]').waitFor();
    expect(await page.locator('h1').textContent()).toBe('Upload');
  },
  withUser,
);
