/**
 * Chromium's PDF viewer finds recognised words and marks them where they are seen.
 *
 * The viewer looks for the text of a URL's fragment (#:~:text=…) when it opens a document, and marks what it finds.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, expect } from 'vitest';
import { paddleEngine } from '../../../src/ocr/paddle.ts';
import { testWith } from '../../engines.ts';
import { type Chromium, startChromium } from '../../headless-chromium.ts';
import { converted } from '../run.ts';
import { addScan, bboxOf, type Lying } from './scans.ts';

const paddle = paddleEngine({});
afterAll(() => paddle.close());

const view = '#toolbar=0&navpanes=0&zoom=100';
const pixelsPerPoint = 96 / 72;
const window = { width: 800, height: 900 };
const attempts = 100;

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The smallest box around the pixels that match. */
function boxOf({ width, height }: Pixels, matches: (at: number) => boolean): readonly number[] | undefined {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!matches((y * width + x) * 3)) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
    }
  return right > left ? [left, top, right, bottom] : undefined;
}

/** The page is white on the dark ground of the viewer; a blank tab has no such ground. */
function pageIn(pixels: Pixels): readonly number[] | undefined {
  const { data, width } = pixels;
  const box = boxOf(pixels, (at) => (data[at] ?? 0) > 250);
  return box && box[2] !== undefined && box[2] < width ? box : undefined;
}

/** What the viewer shows once a page is there and nothing changes any more. */
async function shown(chromium: Chromium, url: string): Promise<Pixels> {
  const tab = await chromium.open(url);
  let before: Pixels | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    await pause(300);
    const now = await pixelsOf(await tab.screenshot());
    if (before && now.data.equals(before.data)) {
      await tab.close();
      return now;
    }
    before = pageIn(now) && now;
  }
  throw new Error('The viewer did not come to rest');
}

/** Where the viewer marks the text, in points from the corner of the page; undefined if it finds none. */
async function markedIn(
  chromium: Chromium,
  url: string,
  plain: Pixels,
  text: string,
): Promise<readonly number[] | undefined> {
  const page = pageIn(plain);
  const found = await shown(chromium, `${url}:~:text=${encodeURIComponent(text)}`);
  const changed = boxOf(found, (at) => found.data[at] !== plain.data[at] || found.data[at + 1] !== plain.data[at + 1]);
  return page && changed?.map((edge, index) => (edge - (page[index % 2] ?? 0)) / pixelsPerPoint);
}

const lies: readonly (readonly [string, Lying])[] = [
  ['upright', {}],
  ['lying on its side', { turned: 90 }],
  ['three degrees askew', { turned: 3 }],
];

for (const [name, lying] of lies)
  testWith(
    ['chromium', 'pdftotext'],
    `words of a scan ${name} are found and marked where they are`,
    async () => {
      const document = await PDFDocument.create();
      await addScan(document, lying);
      const { bytes } = await converted(await document.save(), 'pdf', 'pdf', { ocr: 'auto' }, { ocr: paddle });
      const folder = await mkdtemp(join(tmpdir(), 'viewer-'));
      const chromium = await startChromium(window);
      try {
        const file = join(folder, 'found.pdf');
        await writeFile(file, bytes);
        const url = `${pathToFileURL(file).href}${view}`;
        const plain = await shown(chromium, url);
        expect(await markedIn(chromium, url, plain, 'zebra')).toBeUndefined();
        for (const word of ['number', 'brown']) {
          const there = bboxOf(bytes).find(({ text }) => text === word)?.box ?? [];
          const marked = await markedIn(chromium, url, plain, word);
          const off = Math.max(...there.map((edge, side) => Math.abs(edge - (marked?.[side] ?? Infinity))));
          expect(off, word).toBeLessThan(3);
        }
      } finally {
        await chromium.close();
        await rm(folder, { recursive: true });
      }
    },
    120_000,
  );
