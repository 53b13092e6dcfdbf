/** Packages as both readers of Word documents see them. */
import { expect, test } from 'vitest';
import { openOffice, partOfType } from '../../src/office/package.ts';
import { openDocx } from '../../src/office/word/open.ts';
import { makeZip } from '../documents/zip-maker.ts';
import { zipOf } from '../convert/zip-bomb.ts';
import { deflateRawSync } from 'node:zlib';
import { wordPackage } from './office-parts.ts';

test('targets are resolved to part names, and those that point outside stay inside the package', async () => {
  const office = await openOffice(
    wordPackage(
      '<w:p/>',
      [],
      [
        { id: 'rIdA', type: 'image', target: '../media/a.png' },
        { id: 'rIdB', type: 'image', target: '../../../../etc/passwd' },
        { id: 'rIdC', type: 'styles', target: '/word/other-styles.xml' },
        { id: 'rIdD', type: 'hyperlink', target: 'https://example.com/../x', external: true },
      ],
    ),
  );
  try {
    const references = await office.references(await office.mainPart());
    expect(references.get('rIdA')?.target).toBe('media/a.png');
    expect(references.get('rIdB')?.target).toBe('etc/passwd');
    expect(references.get('rIdD')).toEqual({ type: 'hyperlink', target: 'https://example.com/../x', external: true });
    expect(partOfType(references, 'styles')).toBe('word/other-styles.xml');
    expect(partOfType(references, 'hyperlink')).toBeUndefined();
  } finally {
    office.close();
  }
});

test('damaged XML fails with a message that names its part', async () => {
  const office = await openOffice(wordPackage('<w:p>'));
  await expect(office.xml(await office.mainPart())).rejects.toMatchObject({
    kind: 'corrupt_document',
    message: expect.stringContaining('"word/document.xml"'),
  });
  office.close();
});

test('a ZIP without a main part is not a Word document, and a bomb is refused before anything else', async () => {
  await expect(openDocx(makeZip([{ name: 'a.txt', data: 'a' }]))).rejects.toMatchObject({
    kind: 'unsupported_format',
  });
  const bomb = zipOf([
    {
      name: 'word/document.xml',
      content: Buffer.alloc(64),
      packed: deflateRawSync(Buffer.alloc(40_000_000, 0x20)),
      declared: 40_000_000,
    },
  ]);
  await expect(openDocx(bomb)).rejects.toMatchObject({ kind: 'too_large' });
});
