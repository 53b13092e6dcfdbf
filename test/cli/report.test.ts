import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { documents } from '../../src/documents/intake.ts';
import { listInputs } from '../../src/documents/inputs.ts';
import type { Invoice } from '../../src/domain/invoice.ts';
import type { OutputRecord } from '../../src/cli/extract/reporters/reporter.ts';
import { fileLinks } from '../../src/cli/file-links.ts';
import { pagePictures } from '../../src/cli/pictures/page-pictures.ts';
import type { PagePictures } from '../../src/cli/pictures/pictures.ts';
import { gather } from '../../src/cli/report/gather.ts';
import { reportPage } from '../../src/cli/report/page/page.ts';
import { withPictures } from '../../src/cli/report/place-pictures.ts';
import { englishWording, wordingIn } from '../../src/texts/wording.ts';
import { testWith } from '../engines.ts';
import { invoice, nobody, recordsOf } from './extract/reporters/sample-records.ts';

let folder: string;
let pages: PagePictures;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  const { config } = await loadConfig({ flags: { cache: false }, env: {}, cwd: folder });
  pages = pagePictures(config, new AbortController().signal);
});
afterAll(async () => {
  await pages.close();
  await rm(folder, { recursive: true });
});

const wording = englishWording();

function recordWith(path: string, changes: Partial<Invoice>, more: Partial<OutputRecord> = {}): OutputRecord {
  const [first] = recordsOf('canonical');
  if (!first) throw new Error('There is no sample record');
  const { member: _, ...source } = first.source;
  return { ...first, source: { ...source, path }, invoice: { ...invoice, netAmount: 100, ...changes }, ...more };
}

const duplicate = { id: 'duplicate', outcome: 'failed', message: 'It was met before' } as const;
const doubt = { id: 'sums', outcome: 'failed', message: 'They do not add up', severity: 'review' } as const;

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function pageOf(records: readonly OutputRecord[], most = 10, wording = englishWording()): Promise<string> {
  const gathered = await gather(each(records), wording);
  const parts: string[] = [];
  const doubts = withPictures(gathered.doubts.shown, pages, most, wording);
  const links = fileLinks(join(folder, 'report.html'), folder);
  const report = { title: 'May', gathered, doubts, records: each(records), links, wording, today: '2024-06-01' };
  for await (const part of reportPage(report)) parts.push(part);
  return parts.join('');
}

describe('the sums', () => {
  const records = [
    recordWith('a.pdf', {}),
    recordWith('b.pdf', { issueDate: '2024-04-02', totalAmount: 226, taxAmount: 26, netAmount: 200 }),
    recordWith('c.pdf', {
      documentType: 'credit_note',
      number: 'C-1',
      totalAmount: 13,
      taxAmount: 1.5,
      netAmount: 11.5,
    }),
    recordWith('copy.pdf', { totalAmount: 114 }, { status: 'review', checks: [duplicate] }),
    recordWith('d.pdf', { currency: 'EUR', totalAmount: 5 }, { status: 'review', checks: [doubt] }),
  ];

  it('are for each currency, without duplicates, and with credit notes as negative', async () => {
    const { currencies, months, leftOut, days, duplicates, doubts } = await gather(each(records), wording);
    expect(currencies).toMatchObject([
      { currency: 'CNY', invoices: 3, total: 326, review: 0 },
      { currency: 'EUR', invoices: 1, total: 5, review: 5 },
    ]);
    expect(months.filter(({ currency }) => currency === 'CNY')).toMatchObject([
      { label: '2024-03', total: 100 },
      { label: '2024-04', total: 226 },
    ]);
    expect(leftOut).toMatchObject([{ currency: 'CNY', invoices: 1, total: 114 }]);
    expect(days).toEqual(['2024-03-01', '2024-04-02']);
    expect(duplicates.shown).toMatchObject([
      { here: { source: { path: 'copy.pdf' } }, first: { source: { path: 'a.pdf' } }, reason: 'It was met before' },
    ]);
    expect(doubts.all).toBe(1);
  });

  it('say of how many invoices an amount is not known, instead of counting it as nothing', async () => {
    const unknown = { netAmount: null, taxAmount: null };
    const page = await pageOf([
      recordWith('a.pdf', { ...unknown, currency: 'CNY', seller: { ...nobody, name: 'A' }, totalAmount: 7 }),
      recordWith('b.pdf', { ...unknown, currency: 'CNY', seller: { ...nobody, name: 'B' }, totalAmount: 8 }),
      recordWith('c.pdf', { currency: 'CNY', seller: { ...nobody, name: 'B' }, totalAmount: 113, taxAmount: 13 }),
    ]);
    const textOf = (markup: string | undefined): string | undefined =>
      markup
        ?.replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
    const [card] = /<section class="card">.*?<\/section>/s.exec(page) ?? [];
    expect(textOf(card)).toBe('CNY 128.00 Net 100.00 (2 unknown) · tax 13.00 (2 unknown) 3 invoices');
    const [sellers] = /<section id="sellers".*?<\/section>/s.exec(page) ?? [];
    const rows = [...(sellers ?? '').matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => textOf(row));
    expect(rows.slice(1)).toEqual([
      'B 2 100.00 (1 unknown) 13.00 (1 unknown) 121.00 CNY',
      'A 1 – – 7.00 CNY',
      'Total CNY 3 100.00 (2 unknown) 13.00 (2 unknown) 128.00 CNY',
    ]);
  });

  it.each([
    ['zh', '1.1万'],
    ['en', '11.3K'],
    ['de', '11.250'],
  ] as const)('have charts with numbers as they are written in %s', async (language, shown) => {
    const months = ['2024-03-01', '2024-04-02'].map((issueDate) =>
      recordWith('a.pdf', { issueDate, currency: 'CNY', totalAmount: 11_250 }),
    );
    const [chart] = /<svg[^>]*class="chart".*?<\/svg>/s.exec(await pageOf(months, 0, await wordingIn(language))) ?? [];
    expect(chart).toContain(`>${shown}<`);
  });

  it('are on the page with a chart, and duplicates stand side by side with what differs', async () => {
    const page = await pageOf(records, 0);
    expect(page).toContain('326.00');
    expect(page).toMatch(/<svg[^>]*class="chart"/);
    const pair = /<table class="pair">.*?<\/table>/s.exec(page)?.[0] ?? '';
    expect(pair).toContain('href="a.pdf"');
    expect(pair).toContain('href="copy.pdf"');
    expect(pair).toMatch(/class="differs">\s*<th>Total<\/th>\s*<td>113.00 CNY<\/td>\s*<td>114.00 CNY/);
    expect(pair.match(/class="differs"/g)).toHaveLength(1);
  });
});

describe('what a document says', () => {
  const evil = '"><script>document.title="hacked"</script><img src=x onerror=alert(1)>\u202e';
  const hostile = [
    recordWith(`in/${evil}.pdf`, { seller: { ...nobody, name: evil }, number: evil, currency: '<b>' }),
    recordWith('javascript:alert(1)', {}, { status: 'review', checks: [{ ...doubt, message: evil }, duplicate] }),
    recordWith('x.pdf', {}, { status: 'failed', invoice: null, failure: { kind: 'corrupt_document', message: evil } }),
  ];

  it('is never markup, and no address leaves the machine', async () => {
    const page = await pageOf(hostile);
    expect(page).not.toMatch(/<(?:script|img|b)\b/);
    expect(page).not.toContain('\u202e');
    expect(page).toContain('&lt;script&gt;');
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) expect(address).toMatch(/^(?:#|file:\/\/|data:image\/jpeg|[^:]*$)/);
    expect(page).toMatch(
      /Content-Security-Policy"\s+content="default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-/,
    );
  });

  testWith(['chromium'], 'is shown by a browser with the style of the page, and nothing of it runs', async () => {
    const file = join(folder, 'hostile.html');
    await writeFile(file, await pageOf([...hostile, recordWith('b.pdf', { issueDate: '2024-04-02', number: '2' }), recordWith('c.pdf', { number: '3' })])); // prettier-ignore
    const browser = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'chromium')}`];
    const run = promisify(execFile);
    const address = pathToFileURL(file).href;
    const { stdout } = await run('chromium', [...browser, '--dump-dom', address], { timeout: 60_000 });
    expect(stdout).toContain('<title>May</title>');
    const shot = join(folder, 'shot.png');
    await run('chromium', [...browser, '--window-size=1000,1400', `--screenshot=${shot}`, address], {
      timeout: 60_000,
    });
    // Without its style, which the policy allows by its digest, the columns of the chart would be black.
    const { data } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    let blue = 0;
    for (let at = 0; at < data.length; at += 3)
      if (data[at] === 0x24 && data[at + 1] === 0x59 && data[at + 2] === 0x8c) blue++;
    expect(blue).toBeGreaterThan(2000);
  });
});

describe('pictures of doubtful places', () => {
  const fixture = join(import.meta.dirname, '../../fixtures/invoices/en-sums-wrong.pdf');
  async function doubtful(name: string, sha256?: string): Promise<OutputRecord> {
    const path = join(folder, name);
    let digest = sha256;
    for await (const intake of documents(await listInputs([path]))) digest ??= intake.sha256;
    const evidence = {
      totalAmount: { method: 'text', confidence: 0.8, page: 1, box: [481.9, 406.4, 535.3, 420.7] },
    } as const;
    return recordWith(path, {}, { status: 'review', checks: [doubt], evidence, source: { path, sha256: digest ?? null, mediaType: 'application/pdf', bytes: 1, pages: [1, 1] } }); // prettier-ignore
  }

  it('are cut out of the page, with a frame around the value', async () => {
    await copyFile(fixture, join(folder, 'wrong.pdf'));
    const page = await pageOf([await doubtful('wrong.pdf')]);
    const picture = Buffer.from(/data:image\/jpeg;base64,([^"]+)"/.exec(page)?.[1] ?? '', 'base64');
    const frame = /class="frame"\s+x="(\d+)"\s+y="(\d+)"\s+width="(\d+)"\s+height="(\d+)"/.exec(page);
    const [left = 0, top = 0, width = 0, height = 0] = (frame ?? []).slice(1).map(Number);
    const { width: all } = await sharp(picture).metadata();
    expect(all).toBeLessThan(600);
    // The printed amount is in the frame: bold digits on white.
    const { channels } = await sharp(picture).extract({ left, top, width, height }).greyscale().stats();
    expect(channels[0]?.min).toBeLessThan(80);
    expect(channels[0]?.mean).toBeLessThan(250);
    expect(page).toContain('Total: 113.00 · Page 1');
  });

  it('say why they are missing: the file has changed, is gone, or there are enough', async () => {
    await copyFile(fixture, join(folder, 'other.pdf'));
    expect(await pageOf([await doubtful('other.pdf', 'ab'.repeat(32))])).toContain(
      'the file has changed since it was read',
    );
    expect(await pageOf([await doubtful('missing.pdf', 'ab'.repeat(32))])).toMatch(
      /No picture: .*(?:no longer there|does not exist)/,
    );
    expect(await pageOf([await doubtful('other.pdf')], 0)).toContain('a report has at most 0 pictures');
  });
});
