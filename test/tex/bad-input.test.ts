import { expect, test } from 'vitest';
import { makeZip } from '../documents/zip-maker.ts';
import { toTex } from './convert.ts';
import * as d from './docx-maker.ts';
import { englishOf } from '../../src/texts/message.ts';

const ole = (...streams: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ]);
const good = d.makeDocx({ body: d.paragraph(d.run('text')) });

test.each([
  ['a password', ole('EncryptedPackage'), 'encrypted_document'],
  ['an old .doc', ole('WordDocument'), 'unsupported_format'],
  ['plain text by the name of a DOCX', Buffer.from('just text'), 'unsupported_format'],
  ['nothing', Buffer.alloc(0), 'unsupported_format'],
  ['half a DOCX', good.subarray(0, good.length / 2), 'corrupt_document'],
  ['a ZIP of something else', makeZip([{ name: 'a.txt', data: 'a' }]), 'unsupported_format'],
  ['a body that is cut off', d.makeDocx({ body: '<w:p><w:r><w:t>open' }), 'corrupt_document'],
  ['an entity', d.makeDocx({ body: '', extra: {}, styles: '&x;<' }), 'corrupt_document'],
  ['a bomb', d.makeDocx({ body: `<w:p>${' '.repeat(60_000_000)}</w:p>` }), 'too_large'],
  ['elements without end', d.makeDocx({ body: '<w:p>'.repeat(400) + '</w:p>'.repeat(400) }), 'too_large'],
])('%s is a failure of its own kind', async (_name, bytes, kind) => {
  await expect(toTex(bytes)).rejects.toMatchObject({ name: 'Failure', kind });
});

test('linked pictures are not fetched, and are reported as missing', async () => {
  const docx = d.makeDocx({
    body: d.paragraph(d.run('before ') + d.picture('rIdOut', 10, 10)),
    links: { rIdOut: { type: 'image', target: 'http://127.0.0.1:9/x.png', external: true } },
  });
  const artefacts = await toTex(docx);
  expect(artefacts.images).toEqual([]);
  expect(artefacts.warnings.map(englishOf).join()).toContain('nothing is fetched');
});

test('links that would run something become plain text', async () => {
  const docx = d.makeDocx({
    body: d.paragraph(`<w:hyperlink r:id="rIdBad">${d.run('press')}</w:hyperlink>`),
    links: { rIdBad: { type: 'hyperlink', target: 'javascript:alert(1)', external: true } },
  });
  expect((await toTex(docx)).tex).not.toContain('javascript');
});

test('text of the document cannot become a TeX command', async () => {
  const evil = String.raw`\input{/etc/passwd}\write18{id}}{%$`;
  const docx = d.makeDocx({
    body:
      d.paragraph(d.run(evil)) +
      d.paragraph(d.bookmark(evil, d.run('mark')) + d.field(`REF "${evil}" \\h`, d.run('mark'))) +
      d.paragraph(d.math(d.mr(evil) + d.mr(evil, '<m:nor/>'))) +
      d.styled('Heading1', d.run(evil)),
  });
  const { tex } = await toTex(docx);
  expect(tex).not.toMatch(/\\input|\\write18/);
});
