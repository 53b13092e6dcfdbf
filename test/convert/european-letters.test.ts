/** Letters that the Chinese font lacks are not taken from another font alone: a word is set in one font. */
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { converted } from './run.ts';

/** The families of the fonts in a PDF. */
async function familiesIn(
  text: string,
): Promise<{ readonly families: readonly string[]; readonly warnings: readonly string[] }> {
  const { bytes, warnings } = await converted(Buffer.from(text), 'md', 'pdf');
  const pdf = await PDFDocument.load(bytes);
  const names = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? (object.get(PDFName.of('BaseFont')) ?? []) : []))
    .map((name) => /\+([A-Z][a-z]+)/.exec(String(name))?.[1] ?? '');
  return { families: [...new Set(names)].sort(), warnings };
}

describe('a PDF', () => {
  it.each([
    ['Czech', '# Příliš žluťoučký kůň\n\nDvořák **řeka**.\n'],
    ['Polish', 'Łódź, gęś, *święto*.\n'],
    ['Hungarian', 'árvíztűrő tükörfúrógép\n'],
    ['Greek with accents', 'Καλημέρα κόσμε\n'],
  ])('in %s is set in one family', async (_, text) => {
    expect(await familiesIn(text)).toEqual({ families: ['Libertinus'], warnings: [] });
  });

  it('in languages that the Chinese font has stays in that font', async () => {
    expect((await familiesIn('Über die Größe, déjà vu, Кириллица. 中文\n')).families).toEqual(['Noto']);
  });

  it('takes only Chinese letters from the Chinese font if the others need another one', async () => {
    expect((await familiesIn('Dvořák 中文\n')).families).toEqual(['Libertinus', 'Noto']);
  });
});
