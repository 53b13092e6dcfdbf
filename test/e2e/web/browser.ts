/**
 * The app in Debian's Chromium, driven by playwright-core, which downloads nothing.
 *
 *   testInChromium('opens a screen', async ({ open }) => {
 *     const page = await open('/upload', { language: 'zh' });
 *     await page.getByTestId('upload-drop').waitFor();
 *   });
 *
 * Each test has a `serve` and a browser profile of its own. It fails if a page wrote anything to its console, unless the test
 * allows it.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { programOnPath, testWith } from '../../engines.ts';
import { serve, type Serve } from './serve.ts';

export interface View {
  readonly language?: 'zh' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

export interface Stage {
  readonly server: Serve;
  readonly context: BrowserContext;
  /** Opens a path of the app in a new tab and waits until the app is ready. */
  readonly open: (path: string, view?: View) => Promise<Page>;
  /** For tests in which something has to go wrong: messages of the console that match are expected. */
  readonly allowConsole: (pattern: RegExp) => void;
}

/** What a page may write to its console while its server stops, and until it is back. */
export const serverStops =
  /status of 503|net::ERR_(?:CONNECTION_\w+|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)|preload assets/;

interface StageOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Is called with the folder of the server before it starts. */
  readonly prepare?: (cwd: string) => Promise<void>;
}

let browser: Browser | undefined;
afterAll(() => browser?.close());

async function chromiumBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: programOnPath('chromium') ?? '',
    // In a container there are no user namespaces for the sandbox, and 64 MB of /dev/shm are too few.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  return browser;
}

/** Chromium may be missing: the test is skipped then, and fails where INVOICECTL_REQUIRE_ENGINES=1. */
export function testInChromium(name: string, run: (stage: Stage) => Promise<void>, options: StageOptions = {}): void {
  testWith(
    ['chromium'],
    name,
    async () => {
      const server = await serve(options);
      const context = await (await chromiumBrowser()).newContext({ acceptDownloads: true });
      const complaints: string[] = [];
      const allowed: RegExp[] = [];
      context.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
      context.on('weberror', (error) => complaints.push(`exception: ${error.error().stack ?? error.error().message}`));
      try {
        await run({
          server,
          context,
          open: (path, view = {}) => opened(context, server.url + path, view),
          allowConsole: (pattern) => allowed.push(pattern),
        });
        expect(complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
      } finally {
        await context.close();
        await server.stop();
      }
    },
    120_000,
  );
}

const locales = { zh: 'zh-CN', en: 'en' } as const;

async function opened(context: BrowserContext, url: string, view: View): Promise<Page> {
  const { language = 'en', scheme = 'light', width = 1366, height = 900 } = view;
  const page = await context.newPage();
  await page.addInitScript((locale) => {
    Object.defineProperty(navigator, 'languages', { get: () => [locale] });
  }, locales[language]);
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height });
  await page.goto(url);
  await page.locator('[data-testid="app"][data-ready="true"]').waitFor();
  return page;
}

const axe = createRequire(import.meta.url).resolve('axe-core');

/** Fails if axe-core finds something serious or critical by WCAG 2.2 AA, or the page scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  // As a script element it would be refused by the content security policy of the page.
  await page.evaluate(await readFile(axe, 'utf8'));
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect(found).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }));
  expect(scrollWidth, 'the page scrolls sideways').toBeLessThanOrEqual(clientWidth);
}

/** All views in which a screen is looked at. */
export const views: readonly Required<View>[] = (['zh', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    ([1366, 360] as const).map((width) => ({ language, scheme, width, height: 900 })),
  ),
);

/** Kept where INVOICECTL_SCREENSHOTS names a folder. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const target = process.env['INVOICECTL_SCREENSHOTS'];
  if (target === undefined) return;
  await mkdir(resolve(target), { recursive: true });
  await page.screenshot({ path: join(resolve(target), `${name}.png`), fullPage: true });
}

const fixtures = resolve(import.meta.dirname, '../../../fixtures/invoices');

/** The path of a document of the project. */
export const fixture = (name: string): string => join(fixtures, name);
