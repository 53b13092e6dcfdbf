/** The upload screen and its queue, over a real `serve`. */
import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Locator, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, fixture, screenshot, testInChromium, views } from './browser.ts';

const row = (page: Page, name: string, state: string): Locator =>
  page.locator(`[data-testid="upload-item"][data-name="${name}"][data-state="${state}"]`);

const asPdf = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(content),
});

/** A readable invoice with an attachment, so that it is sent in chunks. */
async function largeInvoice(megabytes: number): Promise<Buffer> {
  const document = await PDFDocument.load(await readFile(fixture('en-us-sales-tax.pdf')));
  // Not compressible.
  const noise = crypto.getRandomValues(new Uint8Array(65_536));
  const bytes = Buffer.concat(Array.from({ length: megabytes * 16 }, () => noise));
  await document.attach(bytes, 'noise.bin');
  return Buffer.from(await document.save());
}

const isChunk = (request: Request): boolean => request.method() === 'POST' && request.url().endsWith('/upload-chunk');
const chunkIndexOf = (request: Request): number =>
  Number(/name="chunkIndex"\r\n\r\n(\d+)/.exec(request.postDataBuffer()?.toString('latin1') ?? '')?.[1]);

testInChromium('reads what is chosen, and says at once what cannot be taken', async ({ open }) => {
  const page = await open('/upload');
  const [letter, sums] = await Promise.all([
    readFile(fixture('de-letter.pdf')),
    readFile(fixture('en-sums-wrong.pdf')),
  ]);
  await page
    .getByTestId('upload-input')
    .setInputFiles([
      asPdf('letter.pdf', letter),
      asPdf('doubtful.pdf', sums),
      { name: 'text.docx', mimeType: 'application/msword', buffer: Buffer.from('text') },
      asPdf('nothing.pdf', ''),
      asPdf('disguised.pdf', 'Dear Sir or Madam'),
      asPdf('damaged.pdf', '%PDF-1.7 and nothing else'),
    ]);
  await row(page, 'text.docx', 'failed')
    .getByText('Not taken: only PDF, OFD, JPG, PNG, TIFF, XML and ZIP are')
    .waitFor();
  await row(page, 'nothing.pdf', 'failed').getByText('The file is empty').waitFor();
  await row(page, 'disguised.pdf', 'failed')
    .getByText('There is no PDF, OFD, picture, XML or ZIP in the file')
    .waitFor();
  await row(page, 'letter.pdf', 'done').getByText('Märchenwald Möbel AG').waitFor();
  await row(page, 'doubtful.pdf', 'done').getByText('needs a look').waitFor();
  await row(page, 'damaged.pdf', 'failed').getByText('The file could not be read').waitFor();
  await page.getByText('2 of 6 done, 4 failed').waitFor();
  expect(await row(page, 'text.docx', 'failed').getByTestId('upload-retry').count()).toBe(0);
  for (const view of views) {
    await page.setViewportSize(view);
    await page.emulateMedia({ colorScheme: view.scheme });
    await page.getByTestId('language-switch').selectOption(view.language);
    await expectAccessible(page);
    await screenshot(page, `upload-${Object.values(view).join('-')}`);
  }
});

testInChromium(
  'goes on while another screen is open, and the dashboard shows what needs somebody',
  async ({ open }) => {
    const page = await open('/');
    await page.getByTestId('upload-input').setInputFiles([fixture('de-letter.pdf'), fixture('en-sums-wrong.pdf')]);
    await page.locator('h1:has-text("Upload")').waitFor();
    await page.getByTestId('nav-settings').click();
    await page.locator('h1:has-text("Settings")').waitFor();
    await page.getByTestId('nav-upload').click();
    await row(page, 'de-letter.pdf', 'done').waitFor();
    await row(page, 'en-sums-wrong.pdf', 'done').waitFor();
    await page.getByTestId('nav-dashboard').click();
    await page.locator('[data-testid="stat-pending"]:has-text("2")').waitFor();
    for (const view of views) {
      await page.setViewportSize(view);
      await page.emulateMedia({ colorScheme: view.scheme });
      await page.getByTestId('language-switch').selectOption(view.language);
      await expectAccessible(page);
      await screenshot(page, `dashboard-${Object.values(view).join('-')}`);
    }
  },
);

testInChromium('a hostile name is text', async ({ open, context }) => {
  const hostile = `<img src=x onerror="globalThis.pwned=1">‮${'x'.repeat(300)}.pdf`;
  const page = await open('/upload');
  await page.getByTestId('upload-input').setInputFiles([asPdf(hostile, await readFile(fixture('de-letter.pdf')))]);
  await page.locator('[data-testid="upload-item"][data-state="done"]').waitFor();
  expect(await page.getByTestId('upload-item').locator('bdi').first().textContent()).toBe(hostile);
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  await expectAccessible(page);
  expect(context.pages().length).toBe(1);
});

testInChromium(
  'over a line that breaks, each chunk is sent once but those that broke',
  async ({ open, context, allowConsole }) => {
    allowConsole(/net::ERR_(?:CONNECTION_RESET|INTERNET_DISCONNECTED)/);
    const page = await open('/upload');
    const arrived: number[] = [];
    const broken: number[] = [];
    let offlineMs = 2500;
    await context.route('**/upload-chunk', async (route) => {
      const index = chunkIndexOf(route.request());
      if ([1, 4].includes(index) && !broken.includes(index)) {
        broken.push(index);
        return route.abort('connectionreset');
      }
      return route.continue();
    });
    page.on('requestfinished', (request) => {
      if (isChunk(request)) arrived.push(chunkIndexOf(request));
      if (arrived.length === 2 && offlineMs > 0) {
        void context.setOffline(true).then(() => setTimeout(() => void context.setOffline(false), offlineMs));
        offlineMs = 0;
      }
    });
    await page.getByTestId('upload-input').setInputFiles([asPdf('large.pdf', await largeInvoice(15))]);
    await row(page, 'large.pdf', 'done').getByText('3,656.10').waitFor({ timeout: 90_000 });
    expect(broken.toSorted((a, b) => a - b)).toEqual([1, 4]);
    expect(arrived.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  },
);

testInChromium('is paused, goes on where it was, and is cancelled', async ({ open, context }) => {
  const page = await open('/upload');
  const held: (() => void)[] = [];
  let isHolding = true;
  const sent: number[] = [];
  await context.route('**/upload-chunk', async (route) => {
    if (route.request().method() === 'POST' && isHolding && sent.length >= 2)
      await new Promise<void>((resolve) => held.push(resolve));
    await route.continue().catch(() => undefined);
  });
  page.on('requestfinished', (request) => {
    if (isChunk(request)) sent.push(chunkIndexOf(request));
  });
  await page.getByTestId('upload-input').setInputFiles([asPdf('large.pdf', await largeInvoice(11))]);
  await expect.poll(() => held.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await page.getByTestId('upload-pause').click();
  await row(page, 'large.pdf', 'waiting').getByText('paused').waitFor();
  isHolding = false;
  for (const release of held) release();
  await page.getByTestId('upload-resume').click();
  await row(page, 'large.pdf', 'done').waitFor({ timeout: 60_000 });
  expect(new Set(sent).size).toBe(sent.length);
  await page.getByTestId('upload-remove').click();
  expect(await page.getByTestId('upload-item').count()).toBe(0);
});

testInChromium('waits while the server is away or busy, and sends then', async ({ open, context, allowConsole }) => {
  allowConsole(/net::ERR_INTERNET_DISCONNECTED|status of 503/);
  const page = await open('/upload');
  await context.setOffline(true);
  await page.getByTestId('upload-input').setInputFiles([fixture('de-letter.pdf')]);
  await page.getByTestId('offline-banner').waitFor();
  await row(page, 'de-letter.pdf', 'sending').waitFor();
  let busy = 2;
  await context.route('**/invoices/upload?*', (route) =>
    busy-- > 0
      ? route.fulfill({
          status: 503,
          headers: { 'retry-after': '1' },
          json: { code: 5001, message: 'full', data: null },
        })
      : route.continue(),
  );
  await context.setOffline(false);
  await row(page, 'de-letter.pdf', 'done').waitFor();
  expect(busy).toBe(-1);
});

testInChromium('what could not be read is tried again, and leaves one record', async ({ open, server }) => {
  const page = await open('/upload');
  await page.getByTestId('upload-input').setInputFiles([asPdf('damaged.pdf', '%PDF-1.7 and nothing else')]);
  await row(page, 'damaged.pdf', 'failed').waitFor();
  const again = page.waitForResponse((response) => response.url().includes('/invoices/upload'));
  await page.getByTestId('upload-retry').click();
  await again;
  await row(page, 'damaged.pdf', 'failed').waitFor();
  const list = (await (await fetch(`${server.url}/api/v1/invoices`)).json()) as { data: { total: number } };
  expect(list.data.total).toBe(1);
});

testInChromium('a thousand dropped files are sent three at a time', async ({ open }) => {
  const page = await open('/');
  // In place of the server, which would read each of them.
  await page.evaluate(() => {
    const seen = Object.assign(globalThis, { posted: 0, atOnce: 0, most: 0 });
    const { fetch } = globalThis;
    const answer = (id: string): Response => {
      const invoice = { id, number: id, sellerName: 'A', totalAmount: 1, status: 'pending' };
      return Response.json({ code: 0, message: 'success', data: invoice });
    };
    globalThis.fetch = async (address, request) => {
      if (typeof address !== 'string' || !address.includes('/invoices/upload?')) return fetch(address, request);
      seen.posted++;
      seen.atOnce++;
      seen.most = Math.max(seen.most, seen.atOnce);
      await new Promise((resolve) => setTimeout(resolve, 2));
      seen.atOnce--;
      return answer(`inv_${seen.posted}`);
    };
    const dropped = new DataTransfer();
    for (let index = 0; index < 1000; index++) dropped.items.add(new File([`%PDF-1.7 ${index}`], `${index}.pdf`));
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
  });
  await page.getByText('1000 of 1000 done').waitFor({ timeout: 90_000 });
  const { posted, most } = await page.evaluate(() => {
    const seen = globalThis as unknown as { posted: number; most: number };
    return { posted: seen.posted, most: seen.most };
  });
  expect([posted, most]).toEqual([1000, 3]);
  expect(await page.getByTestId('upload-item').count()).toBe(1000);
});

testInChromium('a folder comes with its paths', async ({ open, context, allowConsole }) => {
  allowConsole(/net::ERR_FAILED/);
  await context.route('**/invoices/upload?*', (route) => route.abort());
  const page = await open('/upload');
  await page.getByTestId('upload-folder-input').setInputFiles(fixture('.'));
  await page.locator('[data-name="invoices/de-letter.pdf"]').waitFor();
  await page.locator('[data-name="invoices/de-letter.pdf.expected.json"][data-state="failed"]').waitFor();
});

testInChromium('leaving the tab is asked about while files are not sent', async ({ open, context }) => {
  await context.route('**/invoices/upload?*', () => undefined);
  const page = await open('/upload');
  await page.getByTestId('upload-input').setInputFiles([fixture('de-letter.pdf')]);
  await row(page, 'de-letter.pdf', 'sending').waitFor();
  const isAsked = (): Promise<boolean> =>
    page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await isAsked()).toBe(true);
  await page.getByTestId('upload-remove').click();
  expect(await isAsked()).toBe(false);
});

testInChromium(
  'an encrypted file asks for its password, keeps a wrong one to be corrected, and leaves it nowhere',
  async ({ open, server, context }) => {
    const wrong = 'not-the-password-4711';
    const log: string[] = [];
    context.on('request', (request) => log.push(request.url(), JSON.stringify(request.headers())));
    const page = await open('/upload');
    await page.getByTestId('upload-input').setInputFiles([fixture('../broken/password-geheim.pdf')]);
    const field = page.getByTestId('file-password');
    await field.waitFor();
    expect(await page.getByTestId('upload-retry').count()).toBe(0);
    await expectAccessible(page);
    await field.fill(wrong);
    await page.getByTestId('send-password').click();
    await page.getByTestId('password-problem').filter({ hasText: 'does not open it' }).waitFor();
    expect(await field.inputValue()).toBe(wrong);
    for (const view of views) {
      await page.setViewportSize(view);
      await page.emulateMedia({ colorScheme: view.scheme });
      await page.getByTestId('language-switch').selectOption(view.language);
      await expectAccessible(page);
      await screenshot(page, `upload-password-${Object.values(view).join('-')}`);
    }
    await field.fill('geheim');
    await page.getByTestId('send-password').click();
    await row(page, 'password-geheim.pdf', 'done').waitFor();
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([localStorage, sessionStorage, databases, document.cookie, location.href]);
    });
    await page.close();
    log.push(kept, await server.stop());
    expect(log.join('\n')).not.toMatch(new RegExp(`${wrong}|geheim(?!\\.pdf)`));
  },
);

testInChromium(
  'a file with several invoices shows all of them, and marks what was uploaded before',
  async ({ open }) => {
    const page = await open('/upload');
    const send = (name: string) => page.getByTestId('upload-input').setInputFiles([fixture(name)]);
    await send('en-two-receipts.tiff');
    const receipts = row(page, 'en-two-receipts.tiff', 'done');
    await receipts.getByTestId('further-invoice').waitFor({ timeout: 60_000 });
    await send('cn-two-in-one.zip');
    const zip = row(page, 'cn-two-in-one.zip', 'done');
    await expect.poll(() => zip.getByRole('link').count(), { timeout: 60_000 }).toBe(2);
    await send('de-letter.pdf');
    await row(page, 'de-letter.pdf', 'done').waitFor();
    await send('de-letter.pdf');
    await page.getByTestId('duplicate-of').waitFor();
    await expectAccessible(page);

    // In the review, the receipts lead to each other.
    await receipts.getByRole('link').first().click();
    const sibling = page.getByTestId('same-file');
    await sibling.waitFor();
    const other = await sibling.getAttribute('data-id');
    await sibling.click();
    await page.locator(`[data-testid="review"][data-id="${other}"]`).waitFor();
    await page.getByTestId('same-file').waitFor();
  },
);
