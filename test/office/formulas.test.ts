/** Documents with formulas are known before LibreOffice gets them, because it may lack the program that draws them. */
import { expect, it } from 'vitest';
import { hasFormulas } from '../../src/office/formulas.ts';
import { makeZip } from '../documents/zip-maker.ts';
import { converted } from '../convert/run.ts';
import { sample } from '../convert/samples.ts';

it('equations of Word are found', async () => {
  const { bytes } = await converted(Buffer.from('A sum $a^2 + b^2$ here.\n'), 'md', 'docx');
  expect(await hasFormulas(bytes)).toBe(true);
  expect(await hasFormulas(await sample('docx'))).toBe(false);
});

it('formula objects of OpenDocument are found by the list of its parts', async () => {
  const manifest = (type: string): Uint8Array =>
    makeZip([
      { name: 'META-INF/manifest.xml', data: `<manifest:file-entry manifest:media-type="${type}"/>` },
      { name: 'content.xml', data: 'oMath' },
    ]);
  expect(await hasFormulas(manifest('application/vnd.oasis.opendocument.formula'))).toBe(true);
  expect(await hasFormulas(manifest('application/vnd.oasis.opendocument.text'))).toBe(false);
});

it('what is not a package has none', async () => {
  expect(await hasFormulas(Buffer.from('{\\rtf1 oMath}'))).toBe(false);
});
