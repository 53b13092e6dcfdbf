/** A walk through the screens with something on each of them, in both languages and colour schemes, on the narrowest phone and wide. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { run } from '../program.ts';
import { expectAccessible, fixture, screenshot, testInChromium, type View } from './browser.ts';
import { drawn } from './review-page.ts';

const password = 'correct horse battery staple';

async function addUser(cwd: string): Promise<void> {
  await writeFile(join(cwd, 'password'), password);
  const args = ['users', 'add', '李四', '--data-dir', 'kept', '--password-file', 'password'];
  expect((await run(args, { cwd })).code).toBe(0);
}

const allViews: readonly Required<View>[] = (['zh', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    ([320, 1366] as const).map((width) => ({ language, scheme, width, height: 900 })),
  ),
);

async function seenIn(page: Page, { language, scheme, width, height }: Required<View>): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
  await page.getByTestId('language-switch').selectOption(language);
}

async function expectGood(page: Page, name: string, view: View): Promise<void> {
  await expectAccessible(page);
  await screenshot(page, `walk-${name}-${Object.values(view).join('-')}`);
}

/** The screens, and what shows that each is filled. */
const screens: readonly (readonly [name: string, filled: (page: Page) => Promise<void>])[] = [
  ['dashboard', (page) => page.getByTestId('needs-review').waitFor()],
  ['upload', (page) => page.getByTestId('file-password').waitFor()],
  ['invoices', (page) => page.getByTestId('duplicate-of').first().waitFor()],
  ['review', drawn],
  ['settings', (page) => page.getByTestId('settings-keys').waitFor()],
];

testInChromium(
  'signing in, dashboard, upload, list, review and settings are accessible when they are filled',
  async ({ open, allowConsole }) => {
    allowConsole(/status of 401/);
    for (const view of allViews) {
      const page = await open('/invoices', view);
      await page.getByTestId('session-dialog').waitFor();
      await expectGood(page, 'sign-in', view);
      await page.close();
    }
    const page = await open('/upload');
    await page.getByTestId('nav-dashboard').click();
    await page.getByTestId('session-name').fill('李四');
    await page.getByTestId('session-password').fill(password);
    await page.getByTestId('sign-in').click();
    await page.getByTestId('account-name').waitFor();
    await page.getByTestId('nav-upload').click();
    const names = [
      'cn-normal-meal.pdf',
      'en-sums-wrong.pdf',
      'de-letter.pdf',
      'cn-ofd-tagged.ofd',
      'cn-two-in-one.zip',
    ];
    await page.getByTestId('upload-input').setInputFiles([...names, '../broken/password-geheim.pdf'].map(fixture));
    await page.getByTestId('file-password').waitFor();
    await page.getByTestId('upload-input').setInputFiles([fixture('de-letter.pdf')]);
    const word = { name: 'letter.docx', mimeType: 'application/msword', buffer: Buffer.from('text') };
    await page.getByTestId('upload-input').setInputFiles([word]);
    const done = page.locator('[data-testid="upload-item"][data-state="done"]');
    await expect.poll(() => done.count(), { timeout: 60_000 }).toBe(names.length + 1);
    for (const view of allViews) {
      await seenIn(page, view);
      for (const [name, filled] of screens) {
        await page.getByTestId(`nav-${name}`).click();
        await filled(page);
        await expectGood(page, name, view);
      }
    }
  },
  { prepare: addUser },
);
