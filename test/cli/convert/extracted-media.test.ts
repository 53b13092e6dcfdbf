/** `--extract-media`: pictures as files, called by the result alone. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withMediaExtracted } from '../../../src/cli/convert/extracted-media.ts';
import { converted } from '../../convert/run.ts';
import { picture } from '../../convert/samples.ts';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'media-'))));
afterEach(() => rm(folder, { recursive: true }));

const [red, other] = [await picture(), await picture(20, 20)];
const uri = (bytes: Buffer): string => `data:image/png;base64,${bytes.toString('base64')}`;
const markdown = `![../../evil.png](${uri(red)}) text ![b](${uri(other)})\n\n![again](${uri(red)})\n\n\`![code](${uri(red)})\`\n`;

const extracted = async (to: 'md' | 'html', { replace = false, name = 'my paper (1)' } = {}): Promise<string> => {
  const { bytes } = await converted(Buffer.from(markdown), 'md', to);
  const place = { folder: join(folder, 'media'), resultPath: join(folder, `${name}.${to}`), to, replace, inputs: [] };
  return Buffer.from(await withMediaExtracted(bytes, place)).toString();
};

describe('pictures of a result', () => {
  it('become files that Markdown refers to; the same picture is one file, and code stays code', async () => {
    const text = await extracted('md', { name: 'paper' });
    expect(text.replaceAll(/data:[^)]*/g, 'DATA')).toBe(
      '![../../evil.png](media/paper-1.png) text ![b](media/paper-2.png)\n\n![again](media/paper-1.png)\n\n`![code](DATA)`\n',
    );
    expect(await readdir(join(folder, 'media'))).toEqual(['paper-1.png', 'paper-2.png']);
    expect(await readFile(join(folder, 'media', 'paper-1.png'))).toEqual(red);
  });

  it('become files that HTML refers to and may show, with addresses that suit any name', async () => {
    const html = await extracted('html');
    expect(html).toContain('<img src="media/my%20paper%20%281%29-1.png"');
    expect(html).toMatch(/img-src data: 'self' file:/);
    expect(await readdir(join(folder, 'media'))).toEqual(['my paper (1)-1.png', 'my paper (1)-2.png']);
  });

  it('replace no file unless that is asked for', async () => {
    await extracted('md');
    await writeFile(join(folder, 'media', 'my paper (1)-2.png'), 'mine');
    await rm(join(folder, 'media', 'my paper (1)-1.png'));
    await expect(extracted('md')).rejects.toMatchObject({ kind: 'conflict' });
    expect(await readdir(join(folder, 'media'))).toEqual(['my paper (1)-2.png']);
    await extracted('md', { replace: true });
    expect(await readFile(join(folder, 'media', 'my paper (1)-2.png'))).toEqual(other);
  });

  it('are not looked for in a result without any: no folder is made', async () => {
    const place = {
      folder: join(folder, 'media'),
      resultPath: join(folder, 'a.md'),
      to: 'md',
      replace: false,
      inputs: [],
    } as const;
    await withMediaExtracted(Buffer.from('text\n'), place);
    expect(await readdir(folder)).toEqual([]);
  });
});
