/** Pages without their empty borders. */
import { rgb } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { MergeReport } from '../../src/merge/report.ts';
import { type Drawing, makePdf } from '../documents/readers/pdf-documents.ts';
import { merge, mm, rasterOf, redShare, saved, source } from './merging.ts';

test('crop removes the empty borders, so that the page becomes larger, but keeps an empty page', async () => {
  const draw = ({ page }: Drawing): void => {
    // Programs paint the paper, too: it must not hide the neighbours.
    page.drawRectangle({ x: 0, y: 0, width: 400, height: 400, color: rgb(1, 1, 1) });
    page.drawRectangle({ x: 100, y: 100, width: 200, height: 100, color: rgb(1, 0, 0) });
  };
  const small = await saved(await makePdf(draw, [400, 400]));
  const empty = await saved(await makePdf(() => undefined, [400, 401]));
  const options = { layout: '2x1', paper: '100x100mm', orientation: 'portrait', margin: 0, gap: 0, fit: 'fill' };
  const sources = [source(small, 'a.pdf'), source(small, 'b.pdf'), source(empty, 'c.pdf')];
  const { report, bytes } = await merge(sources, { ...options, crop: true });
  const plain = await merge(sources, options);
  const scales = (merged: { readonly report: Pick<MergeReport, 'placements'> }): number[] =>
    merged.report.placements.map(({ scale }) => scale);
  expect(scales({ report })[0]).toBeGreaterThan(1.8 * (scales(plain)[0] ?? 0));
  expect(scales({ report })[2]).toBeCloseTo(scales(plain)[2] ?? 0, 9);
  // Both are whole: neither covers the other.
  const share = redShare(await rasterOf(bytes, 0, 72));
  const [box] = report.placements.map(({ box: [x0, y0, x1, y1] }) => (x1 - x0) * (y1 - y0));
  expect(share).toBeGreaterThan((2 * 0.7 * (box ?? 0)) / mm(100) ** 2);
});
