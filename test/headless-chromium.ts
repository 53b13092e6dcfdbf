/** A headless Chromium, driven by the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { programOnPath } from './engines.ts';

export interface Tab {
  /** What the tab shows, as PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Chromium {
  open(url: string): Promise<Tab>;
  close(): Promise<void>;
}

const flags = [
  // The old headless mode has no viewer for PDFs.
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--remote-debugging-port=0',
];

const Target = z.object({ id: z.string(), webSocketDebuggerUrl: z.string() });
const Answer = z.object({ result: z.object({ data: z.base64() }) });

export async function startChromium({
  width,
  height,
}: Readonly<Record<'width' | 'height', number>>): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'browser-'));
  const browser = spawn(
    programOnPath('chromium') ?? '',
    [...flags, `--user-data-dir=${profile}`, `--window-size=${width},${height}`, 'about:blank'],
    // A group of its own, because the program may be a script that starts the browser.
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const ended = once(browser, 'close');
  const port = await new Promise<string>((resolve, reject) => {
    browser.stderr.on('data', (data: Buffer) => {
      const found = /ws:\/\/127\.0\.0\.1:(\d+)/.exec(data.toString())?.[1];
      if (found !== undefined) resolve(found);
    });
    browser.once('exit', () => reject(new Error('Chromium ended before it could be driven')));
  });
  const ask = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${port}/json/${path}`, { method: 'PUT' });
  return {
    async open(url) {
      const target = Target.parse(await (await ask(`new?${encodeURIComponent(url)}`)).json());
      return {
        screenshot: () => screenshotOf(target.webSocketDebuggerUrl),
        close: async () => void (await ask(`close/${target.id}`)),
      };
    },
    async close() {
      if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function screenshotOf(address: string): Promise<Buffer> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const answered = once(socket, 'message');
  socket.send(JSON.stringify({ id: 1, method: 'Page.captureScreenshot', params: { format: 'png' } }));
  const [event] = await answered;
  socket.close();
  return Buffer.from(Answer.parse(JSON.parse(String(event.data))).result.data, 'base64');
}
