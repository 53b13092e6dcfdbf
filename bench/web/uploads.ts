/** Many files at once, and a large one over a line that breaks. */
import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { milliseconds, type Row } from './row.ts';
import { fixture, type Stage } from './stage.ts';

const dropped = 1000;
const largeMegabytes = 30;
const brokenChunks = [2, 5, 9];
const offlineMs = 2500;

/** Counts requests and pauses of the page's own thread, in place of a server that would read each file. */
async function withCounters(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = Object.assign(globalThis, { posted: 0, atOnce: 0, mostAtOnce: 0, longestPauseMs: 0 });
    const { fetch } = globalThis;
    globalThis.fetch = async (address, request) => {
      if (typeof address !== 'string' || !address.includes('/invoices/upload?')) return fetch(address, request);
      seen.posted++;
      seen.atOnce++;
      seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce);
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.atOnce--;
      const invoice = { id: `inv_${seen.posted}`, number: '1', sellerName: 'A', totalAmount: 1, status: 'pending' };
      return Response.json({ code: 0, message: 'success', data: invoice });
    };
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      seen.longestPauseMs = Math.max(seen.longestPauseMs, now - last);
      last = now;
      setTimeout(look);
    };
    look();
  });
}

async function thousandFiles({ open }: Stage): Promise<string> {
  const page = await open('/upload');
  await withCounters(page);
  // Making the files is not the app's work: the counters begin anew once it is over.
  await page.evaluate(async (count) => {
    const transfer = new DataTransfer();
    for (let index = 0; index < count; index++) transfer.items.add(new File([`%PDF-1.7 ${index}`], `${index}.pdf`));
    await new Promise((resolve) => setTimeout(resolve, 500));
    Object.assign(globalThis, { longestPauseMs: 0 });
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, dropped);
  // Looks at one element twice a second: a search through a thousand rows would be a pause of its own.
  await page.waitForFunction(
    (done) => document.querySelector('[data-testid="upload-summary"]')?.textContent.startsWith(done),
    `${dropped} of ${dropped} done`,
    { timeout: 300_000, polling: 500 },
  );
  const { mostAtOnce, longestPauseMs } = await page.evaluate(() => {
    const seen = globalThis as unknown as { readonly mostAtOnce: number; readonly longestPauseMs: number };
    return { mostAtOnce: seen.mostAtOnce, longestPauseMs: seen.longestPauseMs };
  });
  await page.close();
  return `longest pause ${milliseconds(longestPauseMs)}, ${mostAtOnce} requests at once`;
}

async function largeDocument(): Promise<Buffer> {
  const document = await PDFDocument.load(await readFile(fixture('en-us-sales-tax.pdf')));
  const noise = crypto.getRandomValues(new Uint8Array(65_536));
  await document.attach(Buffer.concat(Array.from({ length: largeMegabytes * 16 }, () => noise)), 'noise.bin');
  return Buffer.from(await document.save());
}

async function brokenLine({ open, context }: Stage): Promise<string> {
  const page = await open('/upload');
  const left = new Set(brokenChunks);
  const sent = new Map<number, number>();
  await context.route('**/upload-chunk', async (route) => {
    const body = route.request().postDataBuffer()?.toString('latin1') ?? '';
    const index = Number(/name="chunkIndex"\r\n\r\n(\d+)/.exec(body)?.[1]);
    sent.set(index, (sent.get(index) ?? 0) + 1);
    if (left.delete(index)) return route.abort('connectionreset');
    if (index === 7 && sent.get(index) === 1)
      void context.setOffline(true).then(() => setTimeout(() => void context.setOffline(false), offlineMs));
    return route.continue();
  });
  const buffer = await largeDocument();
  await page.getByTestId('upload-input').setInputFiles([{ name: 'large.pdf', mimeType: 'application/pdf', buffer }]);
  await page.locator('[data-testid="upload-item"][data-state="done"]').waitFor({ timeout: 300_000 });
  await context.unroute('**/upload-chunk');
  await page.close();
  const requests = [...sent.values()].reduce((sum, count) => sum + count, 0);
  return `${requests} requests for ${sent.size} chunks, ${brokenChunks.length} of them broken and ${offlineMs / 1000} s offline`;
}

export const uploads: readonly Row[] = [
  {
    what: `${dropped} files dropped`,
    budget: 'answers within 100 ms, 3 requests at once',
    measure: thousandFiles,
  },
  {
    what: `${largeMegabytes} MB over a line that breaks`,
    budget: 'each chunk once, but those that broke',
    measure: brokenLine,
  },
];
