/**
 * Makes the pictures of README from the fixtures: `npm run pictures`. It needs poppler (pdftoppm), LibreOffice and Chromium,
 * which show the files and the browser app as a user would see them.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs/pictures');
const sheetOf = ['cn-normal-meal', 'cn-old-special', 'cn-normal-ride', 'cn-normal-toll'];
/** Pixels: as wide as README shows pictures on a large screen. */
const width = 900;

const work = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'fixtures/invoices'), join(work, 'may'), { recursive: true });
  const layout = ['--layout', '2x2', '--orientation', 'landscape', '--cut-lines', '--page-number'];
  run('merge', ...sheetOf.map((name) => join('may', `${name}.pdf`)), ...layout, '-o', 'sheet.pdf');
  run('extract', 'may', '-o', 'may.xlsx', '--quiet', '--language', 'en', '--fail-on', 'never');
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', 'may.xlsx'], { cwd: work, stdio: 'ignore' });
  await picture('sheet');
  await picture('may', 'workbook');
  await appPictures();
} finally {
  rmSync(work, { recursive: true, force: true });
}

function run(...parameters: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'bin/invoicectl.js'), ...parameters], { cwd: work, stdio: 'inherit' });
}

/** The first page of a PDF, without empty borders, in few colours. */
async function picture(name: string, as = name): Promise<void> {
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', `${name}.pdf`, name], { cwd: work });
  await sharp(join(work, `${name}.png`))
    .trim()
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: 'white' })
    .resize({ width })
    .png({ palette: true, colours: 64 })
    .toFile(join(folder, `${as}.png`));
}

/** The browser app: the review of an invoice whose sums do not add up, and four invoices laid out on a sheet. */
async function appPictures(): Promise<void> {
  const parameters = ['serve', '--port', '0', '--data-dir', 'kept'];
  const server = spawn(process.execPath, [join(root, 'bin/invoicectl.js'), ...parameters], { cwd: work });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const [said] = (await once(server.stderr, 'data')) as [Buffer];
    const url = /https?:\/\/\S+/.exec(said.toString())?.[0] ?? '';
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, locale: 'en' });
    await uploaded(url, 'en-sums-wrong');
    await page.goto(`${url}/review`);
    await page.locator('[data-testid="page-canvas"][data-drawn="true"]').waitFor();
    await page.locator('[data-field="totalAmount"] [data-testid="field-input"]').focus();
    await appPicture(page, 'review');
    const invoiceIds: string[] = [];
    for (const name of sheetOf) invoiceIds.push(await uploaded(url, name));
    const draft = await posted<{ readonly draftId: string }>(`${url}/api/v1/drafts`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '11月报销单', invoiceIds }),
    });
    await page.goto(`${url}/layout?draft=${draft.draftId}`);
    await page.locator('[data-testid="merge-start"]:enabled').waitFor();
    await page.getByTestId('layout-grid').selectOption('2x2');
    await page.getByTestId('layout-orientation').selectOption('landscape');
    for (const option of ['page-number', 'cut-lines']) await page.getByTestId(`layout-${option}`).check();
    await page.getByTestId('layout-stamp').fill('已报销');
    await page.locator('[data-testid="preview-canvas"][data-drawn="true"]').waitFor();
    await appPicture(page, 'layout');
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

/** Resolves with the id of the invoice. */
async function uploaded(url: string, name: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([readFileSync(join(work, `may/${name}.pdf`))]), `${name}.pdf`);
  return (await posted<{ readonly id: string }>(`${url}/api/v1/invoices/upload`, { body: form })).id;
}

async function posted<Data>(address: string, request: RequestInit): Promise<Data> {
  const response = await fetch(address, { method: 'POST', ...request });
  return ((await response.json()) as { readonly data: Data }).data;
}

async function appPicture(page: Page, name: string): Promise<void> {
  const path = join(work, `${name}.png`);
  await page.screenshot({ path });
  const small = sharp(path).resize({ width }).png({ palette: true, colours: 64 });
  await small.toFile(join(folder, `${name}.png`));
}
