/** Two people who correct the same invoice: the slower one sees both values and chooses, and the history names both. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { run } from '../program.ts';
import { fixture, testInChromium } from './browser.ts';

const password = 'correct horse battery staple';

async function addUsers(cwd: string): Promise<void> {
  await writeFile(join(cwd, 'password'), password);
  for (const name of ['张三', 'Bob']) {
    const { code, stderr } = await run(['users', 'add', name, '--data-dir', 'kept', '--password-file', 'password'], {
      cwd,
    });
    expect(code, stderr).toBe(0);
  }
}

const History = z.object({
  data: z.array(z.object({ by: z.string(), changes: z.array(z.object({ after: z.unknown() })) })),
});

testInChromium(
  'the slower one sees both values, and what is chosen is saved',
  async ({ open, allowConsole, server }) => {
    allowConsole(/status of 401|status of 412|ERR_INCOMPLETE_CHUNKED_ENCODING/);
    const page = await open('/upload');
    await page.getByTestId('nav-dashboard').click();
    await page.getByTestId('session-name').fill('张三');
    await page.getByTestId('session-password').fill(password);
    await page.getByTestId('sign-in').click();
    await page.getByTestId('account-name').waitFor();
    await page.getByTestId('nav-upload').click();
    await page.getByTestId('upload-input').setInputFiles([fixture('de-letter.pdf')]);
    await page.locator('[data-testid="upload-item"][data-state="done"]').waitFor();

    const bob = await signedIn(server.url, 'Bob');
    const { data } = (await (await bob('GET', '/invoices')).json()) as { data: { data: { id: string }[] } };
    const id = data.data[0]?.id ?? '';
    await page.goto(`${server.url}/review/${id}`);
    const number = page.locator('[data-testid="field"][data-field="number"] [data-testid="field-input"]');
    await number.fill('of 张三');
    expect((await bob('PATCH', `/invoices/${id}`, { number: 'of Bob' })).status).toBe(200);
    await page.getByTestId('save').click();

    const conflict = page.locator('[data-testid="conflict"][data-field="number"]');
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain('of 张三');
    expect(await conflict.textContent()).toContain('of Bob');
    await page.getByTestId('keep-chosen').click();
    await page.getByTestId('conflict-dialog').waitFor({ state: 'detached' });
    await expect
      .poll(async () => History.parse(await (await bob('GET', `/invoices/${id}/history`)).json()).data, {
        timeout: 20_000,
      })
      .toMatchObject([
        { by: 'Bob', changes: [{ after: 'of Bob' }] },
        { by: '张三', changes: [{ after: 'of 张三' }] },
      ]);
  },
  { prepare: addUsers },
);

/** Somebody who uses the API in a session of their own. */
async function signedIn(url: string, name: string) {
  const ask = (method: string, path: string, headers: Record<string, string>, json?: object): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(json ? { 'content-type': 'application/json' } : {}) },
      ...(json ? { body: JSON.stringify(json) } : {}),
    });
  const response = await ask('POST', '/session', {}, { name, password });
  expect(response.status).toBe(200);
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return (method: string, path: string, json?: object) => ask(method, path, { cookie }, json);
}
