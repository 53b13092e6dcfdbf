/** Input that is wrong, broken or meant to hurt: a typed failure each, and nothing fetched. */
import { createServer } from 'node:http';
import { deflateRawSync } from 'node:zlib';
import { CFB } from '../documents/cfb.ts';
import { describe, expect, it } from 'vitest';
import { identify } from '../../src/convert/identify.ts';
import type { Format } from '../../src/convert/formats.ts';
import { englishOf } from '../../src/texts/message.ts';
import { converted } from './run.ts';
import { plainPdf, sample } from './samples.ts';
import { zipOf } from './zip-bomb.ts';

describe('the format of a document', () => {
  it('is recognised by its bytes, with a warning if the name says something else', async () => {
    const { format: found, warning } = await identify(await plainPdf(['x']), 'report.docx');
    expect(found).toBe('pdf');
    expect(englishOf(warning ?? '')).toMatch(/is PDF, though its name ends in \.docx/);
    for (const format of ['docx', 'xlsx', 'pptx', 'xls', 'pdf', 'png'] as const)
      expect((await identify(await sample(format), 'x')).format).toBe(format);
  });

  it('plain text whose name ends in .docx or another binary format is refused', async () => {
    for (const name of ['a.docx', 'a.pdf', 'a.xlsx', 'a.png'])
      await expect(identify(Buffer.from('just text'), name)).rejects.toMatchObject({ kind: 'corrupt_document' });
    expect(await identify(Buffer.from('just text'), 'a.txt')).toEqual({ format: 'txt' });
    expect(await identify(Buffer.from('<!DOCTYPE html><p>x'), '-')).toEqual({ format: 'html' });
  });

  it('a document that is not in the requested source format is refused', async () => {
    await expect(identify(await sample('docx'), 'a', 'pdf')).rejects.toMatchObject({ kind: 'bad_request' });
    await expect(identify(Buffer.from('text'), 'a', 'pdf')).rejects.toMatchObject({ kind: 'corrupt_document' });
    expect(await identify(Buffer.from('a,b'), 'a.txt', 'csv')).toEqual({ format: 'csv' });
  });

  it('an empty file, a ZIP without an office document, and noise are refused', async () => {
    await expect(identify(new Uint8Array(), 'a.docx')).rejects.toMatchObject({ kind: 'corrupt_document' });
    await expect(identify(zipOf([{ name: 'a.txt', content: Buffer.from('x') }]), 'a.docx')).rejects.toMatchObject({
      kind: 'unsupported_format',
    });
    await expect(
      identify(
        Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 256),
        'a.doc',
      ),
    ).rejects.toMatchObject({ kind: 'unsupported_format' });
  });

  it('Office files that need a password are refused', async () => {
    const locked = CFB.utils.cfb_new();
    CFB.utils.cfb_add(locked, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(locked, '/EncryptedPackage', Buffer.alloc(5000));
    const bytes = Buffer.from(CFB.write(locked, { type: 'buffer' }) as Uint8Array);
    await expect(identify(bytes, 'a.docx')).rejects.toMatchObject({
      kind: 'encrypted_document',
      detail: expect.stringMatching(/password/),
    });
    const doc = CFB.utils.cfb_new();
    const header = Buffer.alloc(5000);
    header[11] = 1;
    CFB.utils.cfb_add(doc, '/WordDocument', header);
    await expect(
      identify(Buffer.from(CFB.write(doc, { type: 'buffer' }) as Uint8Array), 'a.doc'),
    ).rejects.toMatchObject({ kind: 'encrypted_document' });
    await expect(converted(await plainPdf(['secret'], 'key'), 'pdf', 'md')).rejects.toMatchObject({
      kind: 'encrypted_document',
    });
    expect(
      Buffer.from(
        (await converted(await plainPdf(['opened by its key'], 'key'), 'pdf', 'txt', { password: 'key' })).bytes,
      ).toString(),
    ).toContain('opened by its key');
  });
});

describe('broken and hostile', () => {
  it.each(['docx', 'xlsx', 'pptx', 'pdf', 'png'] as const)('a %s that is cut off is refused', async (from: Format) => {
    const whole = await sample(from);
    const to: Format = from === 'png' ? 'jpg' : 'md';
    const half = converted(whole.subarray(0, Math.floor(whole.length / 3)), from, to);
    await expect(half).rejects.toMatchObject({ kind: 'corrupt_document' });
  });

  it('an XML bomb is refused before it is unpacked', async () => {
    const bomb = (name: string): Uint8Array =>
      zipOf([
        { name: '[Content_Types].xml', content: Buffer.from(`<Types>wordprocessingml.</Types>`) },
        {
          name,
          content: Buffer.alloc(64),
          packed: deflateRawSync(Buffer.alloc(40_000_000, 0x20)),
          declared: 40_000_000,
        },
      ]);
    for (const [from, name] of [
      ['docx', 'word/document.xml'],
      ['xlsx', 'xl/workbook.xml'],
      ['pptx', 'ppt/presentation.xml'],
    ] as const)
      await expect(converted(bomb(name), from, 'md')).rejects.toMatchObject({ kind: 'too_large' });
  });

  it('HTML and Markdown that refer to files and addresses fetch nothing', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked++;
      response.end('leak');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/x.png`;
    const page = `<html><head><link rel="stylesheet" href="${url}"><script src="${url}"></script><base href="${url}"></head><body><p>kept sentence</p>
      <img src="${url}" alt="a seal"><img src="file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe><object data="${url}"></object>
      <a href="javascript:alert(1)">click</a><a href="file:///etc/passwd">file</a></body></html>`;
    for (const to of ['pdf', 'docx', 'md', 'txt', 'pptx'] as const) {
      const { bytes, warnings } = await converted(Buffer.from(page), 'html', to);
      const shown = to === 'md' || to === 'txt' ? Buffer.from(bytes).toString() : '';
      expect(shown).not.toMatch(/root:|javascript:|file:|<script|127\.0\.0\.1/);
      expect(warnings).toContainEqual(expect.stringMatching(/not fetched/));
    }
    await converted(Buffer.from(`![x](${url}) ![y](file:///etc/passwd)\n\nkept`), 'md', 'pdf');
    server.close();
    expect(asked).toBe(0);
  });

  it('text that looks like Typst, formulas or markup remains text', async () => {
    const evil =
      '#read("/etc/passwd") "quoted" \\ #image("x") =CMD() <script>alert(1)</script> | pipe *star* _under_ `tick`';
    for (const to of ['pdf', 'docx', 'md', 'html', 'pptx'] as const) {
      const { quality } = await converted(Buffer.from(evil), 'txt', to);
      expect(quality?.accuracy, to).toBeGreaterThanOrEqual(95);
    }
  });

  it('elements nested a hundred thousand deep are refused as too large', async () => {
    await expect(converted(Buffer.from('<div>'.repeat(100_000)), 'html', 'md')).rejects.toMatchObject({
      kind: 'too_large',
    });
    await expect(converted(Buffer.from(`${'> '.repeat(5000)}x`), 'md', 'pdf')).rejects.toMatchObject({
      kind: 'too_large',
    });
  });

  it('a page of 14.4 million points is too large for a picture, and the message names it', async () => {
    const pdf = await plainPdf(['small']);
    const huge = Buffer.from(pdf)
      .toString('latin1')
      .replace(/\/MediaBox \[[^\]]*\]/, '/MediaBox [0 0 14400000 14400000]');
    await expect(converted(Buffer.from(huge, 'latin1'), 'pdf', 'png')).rejects.toMatchObject({
      kind: 'too_large',
      message: 'Page 1 is too large for a picture: 5080 m × 5080 m',
    });
  });

  it('a document without tables is not converted to a spreadsheet', async () => {
    await expect(converted(Buffer.from('# Only words'), 'md', 'xlsx')).rejects.toMatchObject({
      kind: 'unsupported_format',
      message: expect.stringMatching(/no table/),
    });
  });
});
