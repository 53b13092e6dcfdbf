/**
 * Writes one ZIP with every producer that uses zip-writer.ts, and prints a digest of each, as JSON: started by zip-writer.test.ts in
 * processes with other time zones.
 */
import { createHash } from 'node:crypto';
import type { Article } from '../../src/convert/article/model.ts';
import { writeDocx } from '../../src/convert/article/write/docx.ts';
import { writePptx } from '../../src/convert/article/write/pptx.ts';
import { writeWorkbook } from '../../src/convert/article/write/tables.ts';
import { writeZip, zipInMemory } from '../../src/documents/zip-writer.ts';
import { withoutMacros } from '../../src/office/macros.ts';
import { packTex } from '../../src/tex/pack.ts';

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const paragraph = (words: string) => ({ kind: 'paragraph', content: [text(words)] }) as const;
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const article: Article = {
  title: 'A title',
  warnings: [],
  pictures: new Map([['p', { bytes: pixel, mediaType: 'image/png' }]]),
  blocks: [
    { kind: 'heading', level: 1, content: [text('A heading')] },
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: 'a link', marks: { link: 'https://example.org/' } },
        { kind: 'picture', picture: 'p', alt: 'a dot' },
      ],
    },
    { kind: 'list', ordered: true, start: 1, items: [[paragraph('first')]] },
    { kind: 'table', name: 'Sums', rows: [[{ blocks: [paragraph('1.50')], value: 1.5 }]] },
  ],
};
const page = { widthMm: 210, heightMm: 297, marginsMm: [20, 20, 20, 20] } as const;

async function merged(): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const member = { name: 'a.pdf', compress: false, length: 3, read: async () => Buffer.from('PDF') };
  await writeZip([member], { write: async (chunk) => void chunks.push(Uint8Array.from(chunk)) });
  return Buffer.concat(chunks);
}

const tex = {
  tex: '\\documentclass{article}',
  hub: '<hub/>',
  csv: '',
  files: [],
  images: [],
  debug: [],
  source: [],
  counts: {},
  warnings: [],
  engine: 'builtin',
  texEngine: 'xelatex',
  log: 'done',
} as unknown as Parameters<typeof packTex>[0];

const withMacros = await zipInMemory([
  { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
  { name: 'word/vbaProject.bin', bytes: Buffer.from('x') },
]);

const zips: Readonly<Record<string, Uint8Array>> = {
  'convert docx': await writeDocx(article, page, []),
  'convert pptx': await writePptx(article, []),
  'convert xlsx': await writeWorkbook(article, 'xlsx'),
  'convert several files': await zipInMemory([{ name: 'page-1.png', bytes: pixel }]),
  'convert without macros': (await withoutMacros(withMacros)).bytes,
  'docx-to-tex': await packTex(tex, { debug: true, baseName: 'paper' }),
  'merge zip': await merged(),
};

const digests = Object.entries(zips).map(([producer, bytes]) => [
  producer,
  createHash('sha256').update(bytes).digest('hex'),
]);
process.stdout.write(JSON.stringify({ hour: new Date(0).getHours(), digests: Object.fromEntries(digests) }));
