/** OpenDocument packages are recognised by their content, and RTF by its first characters. */
import { expect, it } from 'vitest';
import { identify } from '../../src/convert/identify.ts';
import { makeZip } from '../documents/zip-maker.ts';

const packageOf = (type: string, manifest = '<manifest:manifest/>'): Uint8Array =>
  makeZip([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${type}`, method: 0 },
    { name: 'META-INF/manifest.xml', data: manifest },
    { name: 'content.xml', data: '<office:document-content/>' },
  ]);

it.each([
  ['text', 'odt'],
  ['text-template', 'odt'],
  ['spreadsheet', 'ods'],
  ['spreadsheet-template', 'ods'],
  ['presentation', 'odp'],
] as const)('a package of the type %s is %s, whatever it is called', async (type, format) => {
  expect(await identify(packageOf(type), `a.${format}`)).toEqual({ format });
  expect(await identify(packageOf(type), 'a.docx')).toMatchObject({
    format,
    warning: { id: 'convert.nameDiffers', values: { extension: 'docx' } },
  });
});

it('a drawing is refused with its type', async () => {
  await expect(identify(packageOf('graphics'), 'a.odg')).rejects.toMatchObject({
    kind: 'unsupported_format',
    detail: expect.stringContaining('opendocument.graphics'),
  });
});

it('a package with a password is refused before anything is started', async () => {
  const manifest = '<manifest:manifest><manifest:encryption-data></manifest:encryption-data></manifest:manifest>';
  await expect(identify(packageOf('text', manifest), 'a.odt')).rejects.toMatchObject({ kind: 'encrypted_document' });
});

it('RTF is recognised, and text that is only called so is not', async () => {
  expect(await identify(Buffer.from('{\\rtf1\\ansi Hello}'), 'a.rtf')).toEqual({ format: 'rtf' });
  expect(await identify(Buffer.from('{\\rtf1\\ansi Hello}'), 'a.doc')).toMatchObject({ format: 'rtf' });
  await expect(identify(Buffer.from('Hello'), 'a.rtf')).rejects.toMatchObject({ kind: 'corrupt_document' });
});
