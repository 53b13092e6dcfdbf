/** How quick the screens are: review and the list of invoices. */
import type { Page } from 'playwright-core';
import { milliseconds, type Row, timed } from './row.ts';
import { fixture, type Stage } from './stage.ts';

const listed = 10_000;

/** Doubtful ones, so that they are in the queue of the review. */
const documents = ['en-sums-wrong.pdf', 'de-zugferd-disagrees.pdf', 'en-scan-askew.pdf'];

/** The page is drawn, and the places of the values are marked on it. */
const reviewed = async (page: Page, id: string): Promise<void> => {
  await page.locator(`[data-testid="review"][data-id="${id}"]`).waitFor();
  await page.locator('[data-testid="page-canvas"][data-drawn="true"]').first().waitFor();
  await page.getByTestId('evidence-box').first().waitFor();
};

async function review({ open, upload }: Stage): Promise<string> {
  const ids: string[] = [];
  for (const name of documents) ids.push(await upload(fixture(name)));
  const page = await open('/invoices');
  const row = page.locator(`[data-testid="invoice-row"][data-id="${ids[0] ?? ''}"]`);
  await row.waitFor();
  // The screens are fetched when nothing else is to be done.
  await page.waitForTimeout(2000);
  const first = await timed(async () => {
    await row.getByTestId('open-row').click();
    await reviewed(page, ids[0] ?? '');
  });
  await page.waitForTimeout(2000);
  const next = await timed(async () => {
    await page.keyboard.press('j');
    await page.waitForFunction(
      (before) => document.querySelector('[data-testid="review"]')?.getAttribute('data-id') !== before,
      ids[0],
    );
    await page.locator('[data-testid="page-canvas"][data-drawn="true"]').first().waitFor();
  });
  await page.close();
  return `${milliseconds(first)}, next invoice ${milliseconds(next)}`;
}

/** The list is answered here: what is measured is the screen. */
async function withListedInvoices({ context }: Stage): Promise<void> {
  await context.route('**/api/v1/invoices?*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const cursor = query.get('cursor');
    const start = cursor === null || cursor === 'first' ? 0 : Number(cursor);
    const size = Number(query.get('pageSize') ?? 100);
    const data = Array.from({ length: Math.min(size, listed - start) }, (_, index) => invoice(start + index));
    const next = start + size < listed ? String(start + size) : null;
    const sums = [{ currency: 'CNY', count: listed, totalAmount: 1 }];
    await route.fulfill({
      json: { code: 0, message: 'success', data: { data, total: listed, page: 1, pageSize: size, next, sums } },
    });
  });
}

const invoice = (index: number) => ({
  id: `inv_${index}`,
  code: '',
  number: String(10_000_000 + index),
  type: 'vat_normal',
  sellerName: `北京蜃楼餐饮管理有限公司 ${index}`,
  buyerName: '南京海市信息技术有限公司',
  date: '2024-05-17',
  amount: 100,
  taxAmount: 6,
  totalAmount: 106,
  status: 'pending',
  fileUrl: '',
  fileType: 'pdf',
  createdAt: '2024-05-18T10:00:00Z',
  updatedAt: '2024-05-18T10:00:00Z',
});

async function list(stage: Stage): Promise<string> {
  await withListedInvoices(stage);
  const page = await stage.open('/settings');
  await page.waitForTimeout(2000);
  const first = await timed(async () => {
    await page.getByTestId('nav-invoices').click();
    await page.getByTestId('invoice-row').first().waitFor();
  });
  const { frames, rows } = await page.evaluate(async () => {
    const scrolled = document.querySelector('[data-testid="invoice-list"]')?.closest('.table-frame, [tabindex]');
    const target = scrolled && scrolled.scrollHeight > scrolled.clientHeight ? scrolled : document.documentElement;
    const start = performance.now();
    let frames = 0;
    let rows = 0;
    while (performance.now() - start < 3000) {
      target.scrollTop += 120;
      await new Promise(requestAnimationFrame);
      frames++;
      rows = Math.max(rows, document.querySelectorAll('[data-testid="invoice-row"]').length);
    }
    return { frames: frames / ((performance.now() - start) / 1000), rows };
  });
  await stage.context.unroute('**/api/v1/invoices?*');
  await page.close();
  return `first rows ${milliseconds(first)}, ${frames.toFixed(0)} frames/s, ${rows} rows in the document`;
}

export const screens: readonly Row[] = [
  { what: 'review: page drawn with boxes', budget: '1000 ms; next invoice 300 ms', measure: review },
  {
    what: `${listed} invoices`,
    budget: 'first rows 500 ms, 50 frames/s, < 200 rows',
    measure: list,
  },
];
