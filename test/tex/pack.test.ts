import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { openZip } from '../../src/documents/zip.ts';
import { texCacheKey } from '../../src/tex/cache-key.ts';
import { packTex, type TexArtefacts } from '../../src/tex/index.ts';
import { artefactsOf, keptArtefacts } from '../../src/tex/kept-artefacts.ts';
import { packageFiles } from '../../src/tex/pack.ts';
import { testWith } from '../engines.ts';
import { bodyOf, toTex } from './convert.ts';
import * as d from './docx-maker.ts';
import { redSquare } from './everything.ts';

let artefacts: TexArtefacts;
let docx: Buffer;
beforeAll(async () => {
  docx = d.makeDocx({
    body: d.styled('Heading1', d.run('Head')) + d.paragraph(d.run('x ') + d.picture('rId-a.png', 10, 10)),
    media: { 'a.png': await redSquare(), 'unused.png': await redSquare() },
    extra: { 'word/embeddings/drawing.vsdx': 'PK', 'word/vbaProject.bin': 'macro' },
  });
  artefacts = await toTex(docx);
});

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const namesIn = async (zip: Uint8Array): Promise<readonly string[]> => {
  const archive = await openZip(zip);
  const names = archive.entries.map(({ name }) => name);
  archive.close();
  return names;
};

test('contains the TeX and the pictures that it refers to without debug', async () => {
  expect(await namesIn(await packTex(artefacts, { debug: false, baseName: '论文 1' }))).toEqual([
    '论文 1.tex',
    'image/a.png',
  ]);
});

test('contains all files from the same artefacts with debug, but no macro and no Visio drawing', async () => {
  const names = await namesIn(await packTex(artefacts, { debug: true, baseName: 'paper', logName: 'task-7' }));
  expect(names).toEqual(
    expect.arrayContaining([
      'paper.tex',
      'image/a.png',
      'paper.xml',
      'paper.csv',
      'paper.debug/conf.xsl',
      'paper.docx.tmp/word/document.xml',
      'logs/task-7.log',
      'manifest.json',
    ]),
  );
  expect(names.filter((name) => /vsdx|vba/.test(name))).toEqual([]);
});

test('a base name is never a path', async () => {
  expect((await namesIn(await packTex(artefacts, { debug: false, baseName: '../../etc/..x' })))[0]).toBe('x.tex');
  expect((await namesIn(await packTex(artefacts, { debug: false, baseName: '//' })))[0]).toBe('document.tex');
});

test('the same artefacts give the same bytes', async () => {
  const [first, second] = [
    await packTex(artefacts, { debug: true, baseName: 'a' }),
    await packTex(artefacts, { debug: true, baseName: 'a' }),
  ];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

test('the cache key depends on contents, and a missing conf differs from any other', () => {
  const docx = 'd'.repeat(64);
  const key = texCacheKey({ docx });
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  const other = 'e'.repeat(64);
  const keys = [
    key,
    texCacheKey({ docx: other }),
    texCacheKey({ docx, conf: other }),
    texCacheKey({ docx, customXsl: other }),
    texCacheKey({ docx, conf: other, customXsl: other }),
    texCacheKey({ docx, conf: docx, customXsl: other }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(texCacheKey({ docx, conf: undefined })).toBe(key);
});

test('artefacts are unchanged after they were stored in a cache', async () => {
  const kept = await keptArtefacts(artefacts);
  const back = await artefactsOf(kept);
  expect(packageFiles(back, { debug: true, baseName: 'a' }).map(({ path, bytes }) => [path, digest(bytes)])).toEqual(
    packageFiles(artefacts, { debug: true, baseName: 'a' }).map(({ path, bytes }) => [path, digest(bytes)]),
  );
  expect({ ...back, images: [], files: [], debug: [], source: [] }).toEqual({
    ...artefacts,
    images: [],
    files: [],
    debug: [],
    source: [],
  });
});

testWith(['pandoc'], 'pandoc does it where asked, and takes no conf', async () => {
  const made = await toTex(docx, { engine: 'pandoc' });
  expect(made.engine).toMatch(/^pandoc /);
  expect(bodyOf(made)).toContain('Head');
  expect(made.images.map(({ path }) => path)).toEqual([expect.stringMatching(/^image\/.+\.png$/)]);
  expect(made.tex).toContain(`{${made.images[0]?.path}}`);
  await expect(toTex(docx, { engine: 'pandoc', conf: 'a;b;c' })).rejects.toMatchObject({ kind: 'bad_request' });
});

test('a missing engine fails with a message that says what to install', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  try {
    await expect(toTex(docx, { engine: 'docx2tex' })).rejects.toMatchObject({
      kind: 'engine_unavailable',
      detail: expect.stringContaining('Install docx2tex'),
    });
  } finally {
    process.env['PATH'] = path;
  }
});
