import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withLocalPictures } from '../../src/convert/local-pictures.ts';
import { converted } from './run.ts';

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();

/** A document in a folder, with pictures beside it, below it, and outside of the folder. */
async function prepared(markdown: string): Promise<{ readonly bytes: Buffer; readonly path: string }> {
  const root = await mkdtemp(join(tmpdir(), 'pictures-'));
  const folder = join(root, 'docs');
  await mkdir(join(folder, 'below'), { recursive: true });
  const bytes = await picture();
  for (const name of ['docs/a.png', 'docs/below/my b.png', 'secret.png']) await writeFile(join(root, name), bytes);
  await writeFile(join(folder, 'text.png'), 'no picture');
  await symlink(join(root, 'secret.png'), join(folder, 'link.png'));
  await mkdir(join(root, 'docs-other'));
  await writeFile(join(root, 'docs-other', 'c.png'), bytes);
  const path = join(folder, 'a.md');
  await writeFile(path, markdown);
  return { bytes: Buffer.from(markdown), path };
}

const taken = async (markdown: string): Promise<number> => {
  const { bytes, path } = await prepared(markdown);
  const text = Buffer.from(await withLocalPictures(bytes, path)).toString();
  return text.split('data:image/png;base64,').length - 1;
};

describe('withLocalPictures', () => {
  it('puts pictures beside and below the document into it', async () => {
    expect(await taken('![one](a.png) ![two](below/my%20b.png "title") ![three][x]\n\n[x]: ./a.png\n')).toBe(3);
  });

  it.each([
    '../secret.png',
    'link.png',
    'below/../../secret.png',
    '../docs-other/c.png',
    '/etc/passwd',
    'file:///etc/passwd',
    'http://127.0.0.1:9/a.png',
    'text.png',
    'gone.png',
    '%00a.png',
    '%E0%A4%A',
    'below',
  ])('leaves %s where it is', async (url) => {
    expect(await taken(`![x](${url})`)).toBe(0);
  });

  it('distinguishes the address from an equal description', async () => {
    const { bytes, path } = await prepared('![a.png](a.png "a.png")');
    const text = Buffer.from(await withLocalPictures(bytes, path)).toString();
    expect(text).toMatch(/^!\[a\.png\]\(data:image\/png;base64,[^ ]+ "a\.png"\)$/);
  });

  it('changes nothing in a text without pictures, and none in code', async () => {
    const { bytes, path } = await prepared('`![x](a.png)` and [a link](a.png)\n');
    expect(await withLocalPictures(bytes, path)).toBe(bytes);
  });

  it('the result contains the pictures with their descriptions', async () => {
    const { bytes, path } = await prepared('![a red square](a.png)');
    const { bytes: html, images, warnings } = await converted(await withLocalPictures(bytes, path), 'md', 'html');
    expect(images).toBe(1);
    expect(warnings).toEqual([]);
    expect(Buffer.from(html).toString()).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="a red square"/);
  });

  it('takes the pictures of HTML from the same places only', async () => {
    const page = (url: string): string => `<p>A <b>page</b><img alt="src='a.png'" SRC='${url}' width=8></p>`;
    const texts = await Promise.all(
      ['a.png', 'below/my%20b.png', '../secret.png', 'link.png', 'http://127.0.0.1:9/a.png'].map(async (url) => {
        const { bytes, path } = await prepared(page(url));
        return Buffer.from(await withLocalPictures(bytes, path, 'html')).toString();
      }),
    );
    const data = 'data:image/png;base64,';
    expect(texts.map((text) => text.includes(data))).toEqual([true, true, false, false, false]);
    expect(texts[0]).toMatch(
      /^<p>A <b>page<\/b><img alt="src='a\.png'" src="data:image\/png;base64,[^"]+" width=8><\/p>$/,
    );
    const { images } = await converted(Buffer.from(texts[0] ?? ''), 'html', 'docx');
    expect(images).toBe(1);
  });
});
