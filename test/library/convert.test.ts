import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convert } from '../../src/index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-convert-'));
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } });
  await writeFile(join(folder, 'dot.png'), await picture.png().toBuffer());
  await writeFile(join(folder, 'a.md'), '# Title\n\n![dot](dot.png)\n');
});
afterAll(() => rm(folder, { recursive: true }));

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

it('converts a file with the pictures beside it', async () => {
  const { bytes, report } = await convert(join(folder, 'a.md'), { to: 'html', cache: false });
  expect(text(bytes)).toMatch(/<h1[^>]*>Title<\/h1>[\s\S]*src="data:image\/png/);
  expect(report).toMatchObject({ from: 'md', to: 'html' });
});

it('converts bytes, and opens nothing that lies beside their name', async () => {
  const input = { name: join(folder, 'a.md'), bytes: new TextEncoder().encode('# Other\n\n![dot](dot.png)\n') };
  const { bytes } = await convert(input, { to: 'html', cache: false });
  expect(text(bytes)).toContain('Other');
  expect(text(bytes)).not.toContain('data:image');
});

it('rejects with typed failures', async () => {
  const bytes = new TextEncoder().encode('# T');
  await expect(convert(join(folder, 'missing.md'), { to: 'html' })).rejects.toMatchObject({ kind: 'not_found' });
  await expect(convert(folder, { to: 'html' })).rejects.toMatchObject({ kind: 'bad_request' });
  await expect(convert({ name: 'a.md', bytes }, { to: 'html', dpi: -1 })).rejects.toMatchObject({
    kind: 'bad_request',
  });
  const signal = AbortSignal.abort();
  await expect(convert({ name: 'a.md', bytes }, { to: 'html', signal })).rejects.toMatchObject({ kind: 'cancelled' });
});
