/** Every pair that needs no other program: what the document says arrives. */
import { describe, expect, it } from 'vitest';
import { embeddedEngines } from '../../src/convert/engines/index.ts';
import { recall, wordsIn } from '../../src/convert/fidelity.ts';
import { type Format, isImage, looksLike, targetFormats } from '../../src/convert/formats.ts';
import { defaultOptions } from '../../src/convert/options.ts';
import { cheapestRoute } from '../../src/convert/route.ts';
import { converted, textIn } from './run.ts';
import { cells, chinese, english, sample } from './samples.ts';

const sources = ['md', 'html', 'txt', 'csv', 'docx', 'xlsx', 'xls', 'pptx', 'pdf'] as const satisfies readonly Format[];
const pairs = sources.flatMap((from) =>
  targetFormats
    .filter((to) => to !== 'tex' && cheapestRoute(embeddedEngines, from, to, defaultOptions))
    .map((to) => [from, to] as const),
);

/** Where only tables arrive, the sentences outside them are not expected. */
const tablesOnly = (from: Format, to: Format): boolean =>
  ['xlsx', 'xls', 'csv'].includes(to) && ['md', 'html', 'docx', 'pptx', 'pdf'].includes(from);

const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

describe('pairs that LibreOffice is not needed for', () => {
  it('number more than eighty', () => {
    expect(pairs.length).toBeGreaterThan(80);
  });

  it.each(pairs)('%s → %s', async (from, to) => {
    const source = await sample(from);
    const result = await converted(source, from, to);
    expect(result.container === 'zip' || looksLike(to, result.bytes)).toBe(true);
    if (isImage(to)) {
      expect(result.pages ?? 1).toBeGreaterThanOrEqual(1);
      return;
    }
    const words = await textIn(result.bytes, to);
    const text = squeezed(words);
    if (tablesOnly(from, to)) {
      for (const cell of cells.flat()) expect(text).toContain(squeezed(cell));
      return;
    }
    expect(text).toContain(squeezed(english));
    expect(text).toContain(squeezed(chinese));
    // Text has no tables, links and pictures, so that only its words are compared.
    if (to === 'txt') expect(recall(wordsIn(await textIn(source, from)), wordsIn(words))).toBeGreaterThanOrEqual(0.95);
    else expect(result.quality?.accuracy).toBeGreaterThanOrEqual(95);
  });
});
