/** One build serves every way of packing; nothing that a build started outlives it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testWith } from '../../engines.ts';
import { type Converter, converter } from '../../../src/compose/convert.ts';
import { defaultOptions } from '../../../src/convert/options.ts';
import { openZip } from '../../../src/documents/zip.ts';
import { artefactsKey, type DocxToTexInput } from '../../../src/tasks/tex/task.ts';
import { CacheOptions, RunOptions } from '../../../src/runtime/options.ts';
import { runTask } from '../../../src/runtime/run.ts';
import * as d from '../../tex/docx-maker.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="10" height="10"/></svg>';
const docx = d.makeDocx({
  body: d.styled('Heading1', d.run('Head')) + d.paragraph(d.run('x ') + d.picture('rId-a.svg', 10, 10)),
  media: { 'a.svg': svg },
});

let folder: string;
let converting: Converter;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docx-to-tex-'));
  converting = converter({
    run: RunOptions.parse({ concurrency: 2 }),
    cache: CacheOptions.parse({ dir: join(folder, 'cache') }),
    ocrEngine: 'paddle',
  });
});
afterAll(async () => {
  await converting.close();
  await rm(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const make = (given: Partial<DocxToTexInput> = {}, signal = never) =>
  runTask(
    converting.tex.task,
    {
      digests: { docx: sha256(docx) },
      source: () => Promise.resolve({ docx }),
      engine: 'builtin',
      imagePostProcessing: true,
      debug: false,
      baseName: 'paper',
      ...given,
    },
    { signal, progress: () => undefined },
  );

async function namesIn(zip: Uint8Array): Promise<readonly string[]> {
  const archive = await openZip(zip);
  archive.close();
  return archive.entries.map(({ name }) => name);
}

describe('artefacts', () => {
  it('are built once for all who ask, and serve whatever each of them asked for', async () => {
    let read = 0;
    const source = () => {
      read++;
      return Promise.resolve({ docx });
    };
    const [plain, raw, debug, renamed] = await Promise.all([
      make({ source }),
      make({ source, imagePostProcessing: false }),
      make({ source, debug: true, log: { name: 'task-1', head: (cached) => `cached: ${cached}\n` } }),
      make({ source, baseName: '论文' }),
    ]);
    expect(read).toBe(1);
    expect([plain, raw, debug, renamed].filter(({ cached }) => !cached)).toHaveLength(1);
    expect(await namesIn(plain.bytes)).toEqual(['paper.tex', 'image/a.pdf']);
    expect(await namesIn(raw.bytes)).toEqual(['paper.tex', 'image/a.svg']);
    expect(await namesIn(renamed.bytes)).toEqual(['论文.tex', 'image/a.pdf']);
    expect(await namesIn(debug.bytes)).toEqual(
      expect.arrayContaining([
        'paper.tex',
        'image/a.pdf',
        'paper.xml',
        'paper.csv',
        'manifest.json',
        'logs/task-1.log',
        'paper.debug/conf.xsl',
        'paper.docx.tmp/word/document.xml',
        'paper.docx.tmp/word/media/a.svg',
      ]),
    );
  });

  it('are shared with the command line, which can use --debug after a run without it', async () => {
    const convert = (debug: boolean) =>
      runTask(
        converting.task,
        {
          bytes: docx,
          sha256: sha256(docx),
          name: 'paper',
          from: 'docx',
          to: 'tex',
          options: { ...defaultOptions, tex: { debug, imagePostProcessing: true, engine: 'builtin' } },
        },
        { signal: never, progress: () => undefined },
      );
    await make();
    const plain = await convert(false);
    const debug = await convert(true);
    expect([plain.cached, debug.cached]).toEqual([true, true]);
    expect(await namesIn(debug.bytes)).toContain('manifest.json');
    expect(debug.report).toMatchObject({ container: 'zip', metadata: { imageCount: 1 } });
  });

  it('have different keys for different contents, engines, and versions of engine and code', async () => {
    const versions = { codeVersion: async () => 'a', engineVersion: async () => 'b' };
    const digests = { docx: sha256(docx) };
    const keys = [
      await artefactsKey(digests, 'builtin', versions),
      await artefactsKey({ ...digests, conf: sha256('x') }, 'builtin', versions),
      await artefactsKey(digests, 'pandoc', versions),
      await artefactsKey(digests, 'builtin', { ...versions, codeVersion: async () => 'c' }),
      await artefactsKey(digests, 'builtin', { ...versions, engineVersion: async () => 'c' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a stylesheet that never ends', () => {
  const customXsl = Buffer.from(
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:iterate select="1 to 1000000000"><xsl:if test=". lt 0"><x/></xsl:if></xsl:iterate></xsl:template></xsl:stylesheet>',
  );
  const source = () => Promise.resolve({ docx, customXsl });
  const digests = { docx: sha256(docx), customXsl: sha256(customXsl) };

  const running = async (): Promise<boolean> => {
    const { stdout } = await promisify(execFile)('ps', ['--ppid', String(process.pid), '-o', 'args=']);
    return stdout.includes('stylesheets/child');
  };

  testWith(
    ['ps'],
    'ends with the task that is cancelled, and the next one is served',
    async () => {
      const cancel = new AbortController();
      const made = make({ source, digests }, cancel.signal);
      const refused = expect(made).rejects.toMatchObject({ kind: 'cancelled' });
      await vi.waitFor(async () => expect(await running()).toBe(true), { timeout: 40_000, interval: 100 });
      cancel.abort();
      await refused;
      await vi.waitFor(async () => expect(await running()).toBe(false), { timeout: 10_000, interval: 100 });
      expect((await make()).images).toBe(1);
    },
    120_000,
  );

  testWith(['ps'], 'ends when it has taken its time', async () => {
    const hasty = converter({
      run: RunOptions.parse({ concurrency: 1, timeoutSeconds: 4 }),
      cache: CacheOptions.parse({ dir: join(folder, 'other') }),
      ocrEngine: 'paddle',
    });
    try {
      const input = {
        digests,
        source,
        engine: 'builtin',
        imagePostProcessing: true,
        debug: false,
        baseName: 'a',
      } as const;
      const made = runTask(hasty.tex.task, input, { signal: never, progress: () => undefined });
      await expect(made).rejects.toMatchObject({ kind: 'timeout', message: expect.stringContaining('took longer') });
      await vi.waitFor(async () => expect(await running()).toBe(false), { timeout: 10_000, interval: 100 });
    } finally {
      await hasty.close();
    }
  });
});
