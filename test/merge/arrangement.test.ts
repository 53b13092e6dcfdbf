/** The order of pages that a merge is given: moved, repeated, turned. */
import { describe, expect, it } from 'vitest';
import { indexOfPage, quarterTurned } from '../../src/merge/arrangement.ts';
import { makePdf } from '../documents/readers/pdf-documents.ts';
import { difference, merge, mm, rasterOf, saved, source } from './merging.ts';

/** A page with a bar along its upper edge and a square at its left. */
const marked = async (width: number, height: number): Promise<Uint8Array> =>
  saved(
    await makePdf(
      ({ page }) => {
        page.drawRectangle({ x: 0, y: height - 20, width, height: 20 });
        page.drawRectangle({ x: 0, y: 0, width: 40, height: 40 });
      },
      [width, height],
    ),
  );

describe('an arrangement', () => {
  it('places pages in its order, as often as they are named, after all documents were read', async () => {
    const sources = [source(await marked(300, 200), 'a.pdf'), source(await marked(200, 300), 'b.pdf')];
    const arrangement = [
      { source: 1, page: 1, turns: 0 },
      { source: 0, page: 1, turns: 0 },
      { source: 1, page: 1, turns: 0 },
    ] as const;
    const { report } = await merge(sources, { layout: '1x1', orientation: 'portrait' }, { arrangement });
    expect(report.placements.map(({ sheet, document }) => [sheet, document])).toEqual([
      [1, 1],
      [2, 0],
      [3, 1],
    ]);
    expect(report.documents.map(({ path }) => path)).toEqual(['a.pdf', 'b.pdf']);
  });

  it('leaves out pages that do not exist and those of documents that are refused', async () => {
    const sources = [source(Buffer.from('no document'), 'broken.pdf'), source(await marked(300, 200), 'b.pdf')];
    const arrangement = [
      { source: 0, page: 1, turns: 0 },
      { source: 1, page: 7, turns: 0 },
      { source: 1, page: 1, turns: 0 },
    ] as const;
    const { report } = await merge(sources, { layout: '1x1' }, { arrangement });
    expect(report.refused.map(({ path }) => path)).toEqual(['broken.pdf']);
    expect(report.placements).toHaveLength(1);
  });

  it.each([1, 2, 3] as const)('turns a page by %i quarters as a viewer would', async (turns) => {
    const [width, height] = [mm(100), mm(60)];
    const bytes = await marked(width, height);
    const paper = turns === 2 ? '100x60mm' : '60x100mm';
    const orientation = turns === 2 ? 'landscape' : 'portrait';
    const options = { layout: '1x1', paper, orientation, margin: 0 };
    const turned = await merge([source(bytes)], options, { arrangement: [{ source: 0, page: 1, turns }] });
    expect(turned.report.placements[0]).toMatchObject({ scale: 1, rotation: 0 });

    const { degrees, PDFDocument } = await import('@cantoo/pdf-lib');
    const viewed = await PDFDocument.load(bytes);
    viewed.getPage(0).setRotation(degrees(turns * 90));
    expect(difference(await rasterOf(turned.bytes), await rasterOf(await saved(viewed)))).toBeLessThan(1);
  });
});

it('a page is found among the chosen ones', () => {
  const chosenPages = [
    [2, 3],
    [6, 6],
  ] as const;
  expect([1, 2, 3, 6, 7].map((page) => indexOfPage({ chosenPages }, page))).toEqual([-1, 0, 1, 2, -1]);
  expect(indexOfPage({}, 4)).toBe(3);
});

it('four quarters are none', () => {
  const page = { form: 0, size: { width: 300, height: 200 }, matrix: [2, 0, 0, 2, 10, 20] as const };
  const { size, matrix } = quarterTurned(page, 4);
  expect(size).toEqual(page.size);
  matrix.forEach((value, index) => expect(value).toBeCloseTo(page.matrix[index]!, 9));
});
