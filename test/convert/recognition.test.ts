/** Pictures of text become text, and PDFs of pictures become searchable. */
import { afterAll, expect, it } from 'vitest';
import { paddleEngine } from '../../src/ocr/paddle.ts';
import { converted, textIn } from './run.ts';
import { sample } from './samples.ts';

const ocr = paddleEngine({});
afterAll(() => ocr.close());

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

it('the text of a picture is recognised and written as Markdown', async () => {
  const { bytes, warnings } = await converted(await sample('png'), 'png', 'md', {}, { ocr });
  const text = squeezed(Buffer.from(bytes).toString());
  expect(text).toContain('Invoicenumber20240117');
  expect(text).toContain('敏捷的棕色狐狸');
  expect(warnings).toEqual([]);
});

it('a picture goes into a Word document as it is, unless its text is asked for', async () => {
  const kept = await converted(await sample('jpg'), 'jpg', 'docx', {}, { ocr });
  expect(kept.images).toBe(1);
  expect(kept.warnings).toContainEqual(expect.stringMatching(/--ocr/));
  const read = await converted(await sample('jpg'), 'jpg', 'docx', { ocr: 'auto' }, { ocr });
  expect(squeezed(await textIn(read.bytes, 'docx'))).toContain('敏捷的棕色狐狸');
});

it('a PDF of a picture can be searched, and a scanned PDF read', async () => {
  const plain = await converted(await sample('png'), 'png', 'pdf', {}, { ocr });
  const searchable = await converted(await sample('png'), 'png', 'pdf', { ocr: 'auto' }, { ocr });
  expect(squeezed(await textIn(searchable.bytes, 'pdf'))).toContain('Invoicenumber20240117');
  expect(searchable.quality?.accuracy).toBeGreaterThanOrEqual(95);
  const scanned = await converted(plain.bytes, 'pdf', 'txt', {}, { ocr });
  expect(squeezed(Buffer.from(scanned.bytes).toString())).toContain('Thequickbrownfox');
});
