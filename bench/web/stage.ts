/** A real `serve`, and a page of the app in Debian's Chromium, for measuring. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const fixture = (name: string): string => join(root, 'fixtures/invoices', name);

export interface Stage {
  readonly url: string;
  readonly context: BrowserContext;
  /** A new page that shows a path of the app and is ready. */
  readonly open: (path: string) => Promise<Page>;
  /** Archives a document and resolves with the id of its first invoice. */
  readonly upload: (path: string) => Promise<string>;
}

/** Calls back with a server and a browser of its own, which are gone afterwards. */
export async function onStage<Result>(use: (stage: Stage) => Promise<Result>): Promise<Result> {
  const cwd = await mkdtemp(join(tmpdir(), 'invoicectl-bench-web-'));
  const program = join(root, 'bin/invoicectl.js');
  const server = spawn(process.execPath, [program, 'serve', '--port', '0', '--data-dir', 'kept'], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: cwd, XDG_CACHE_HOME: cwd },
  });
  const ended = once(server, 'exit');
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--js-flags=--expose-gc'],
  });
  try {
    const url = await addressOf(server.stderr);
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'en' });
    return await use({
      url,
      context,
      async open(path) {
        const page = await context.newPage();
        await page.goto(url + path);
        await page.locator('[data-testid="app"][data-ready="true"]').waitFor();
        return page;
      },
      upload: (path) => uploaded(url, path),
    });
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    await ended;
    await rm(cwd, { recursive: true, force: true });
  }
}

/** Goes on reading afterwards, so that the pipe does not fill. */
function addressOf(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /^listening on (\S+)$/m.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
    stderr.once('end', () => reject(new Error(`serve ended: ${text}`)));
  });
}

async function uploaded(url: string, path: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await readFile(path))]), path.split('/').at(-1));
  const response = await fetch(`${url}/api/v1/invoices/upload`, { method: 'POST', body: form });
  const { data } = (await response.json()) as { readonly data: { readonly id: string } | null };
  if (!data) throw new Error(`${path} was not archived`);
  return data.id;
}
