import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/domain/document.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import type { LanguageModel, ModelAnswer } from '../../../src/extract/sources/language-model/model.ts';
import type { OcrHost } from '../../../src/runtime/workers/ocr-host.ts';
import { type ExtractPool, extractPool, type PoolSettings } from '../../../src/runtime/workers/pool.ts';
import type { OcrJob } from '../../../src/runtime/workers/messages.ts';

const options = ExtractOptions.parse({});
const never = new AbortController().signal;

function document(text: string): SourceDocument {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: text, bytes, sha256, mediaType: 'application/xml' };
}

let pool: ExtractPool | undefined;
afterEach(() => pool?.close());

function poolOf(settings: Partial<PoolSettings> = {}): (text: string, signal?: AbortSignal) => Promise<string> {
  const made = extractPool({
    file: new URL('./misbehaving.ts', import.meta.url),
    threads: 1,
    timeoutMs: 20_000,
    heapMegabytes: 256,
    rssCapBytes: Infinity,
    ocr: undefined,
    cache: undefined,
    ...settings,
  });
  pool = made;
  return async (text, signal = never) => {
    const [extraction] = await made.extract(document(text), options, { signal, progress: () => undefined });
    return extraction?.warnings.join() ?? '';
  };
}

describe('a pool', () => {
  it.each(['hang', 'wait'])('stops a document that takes too long (%s), and continues', async (how) => {
    const read = poolOf({ timeoutMs: 700 });
    await expect(read(how)).rejects.toMatchObject({ kind: 'timeout', message: 'The document took longer than 0.7 s' });
    expect(await read('fine')).toMatch(/^thread/);
  });

  it.each([
    ['exit', 'internal'],
    ['throw', 'internal'],
    ['heap', 'out_of_memory'],
    ['fail', 'encrypted_document'],
  ])('turns what a document does (%s) into one failure, and continues', async (how, kind) => {
    const read = poolOf({ heapMegabytes: 64 });
    const failure: unknown = await read(how).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ kind });
    expect(await read('fine')).toMatch(/^thread/);
  });

  it('stops the document that takes most memory outside the heap, not its neighbour', async () => {
    const rssCapBytes = process.memoryUsage.rss() + 500 * 1024 ** 2;
    const read = poolOf({ threads: 2, rssCapBytes });
    const neighbour = new AbortController();
    const waiting = read('wait', neighbour.signal);
    await expect(read('outside')).rejects.toMatchObject({ kind: 'out_of_memory' });
    neighbour.abort(new Error('still there'));
    await expect(waiting).rejects.toThrow('still there');
  });

  it('starts no second thread for documents that arrive one after the other', async () => {
    const read = poolOf({ threads: 4 });
    const threads = new Set([await read('a'), await read('b'), await read('c')]);
    expect(threads.size).toBe(1);
  });

  it('runs no more documents at once than it has threads, and finishes all of them', async () => {
    const read = poolOf({ threads: 2 });
    const threads = await Promise.all(Array.from({ length: 8 }, (_, index) => read(String(index))));
    expect(new Set(threads).size).toBeLessThanOrEqual(2);
  });

  it('stops a document when its signal is aborted', async () => {
    const read = poolOf();
    const stop = new AbortController();
    const reading = read('hang', stop.signal);
    setTimeout(() => stop.abort(new Error('enough')), 300);
    await expect(reading).rejects.toThrow('enough');
    expect(await read('fine')).toMatch(/^thread/);
  });

  it('sends pages with their pixels to the OCR host, and does not count the wait as the time of the document', async () => {
    const asked: OcrJob[] = [];
    const result = {
      lines: [{ text: 'TOTAL', confidence: 1, box: [0, 0, 1, 1] }],
      rotation: 0,
      skewDegrees: 0,
      width: 10,
      height: 10,
    } as const;
    const host: OcrHost = {
      async ask(job, _signal, began) {
        asked.push(job);
        // Longer than the document may take: but this is waiting, not work.
        await new Promise((resolve) => setTimeout(resolve, 1000));
        began();
        return { value: job.ask === 'recognize' ? { result } : { unavailable: undefined } };
      },
      close: () => Promise.resolve(),
    };
    const read = poolOf({ timeoutMs: 1500, ocr: { host, engine: { name: 'paddle', version: '1' } } });
    // The pixels were moved: what the worker is left with is empty.
    expect(await read('ocr')).toBe('TOTAL true 0');
    expect(asked[1]).toMatchObject({ ask: 'recognize', engine: 'paddle', languages: ['en'], raster: { width: 10 } });
  });

  it('asks the language model for a document, and does not count the wait as the time of the document', async () => {
    const asked: string[] = [];
    const model: LanguageModel = {
      async ask(text) {
        asked.push(text);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return { number: 'R-7' } as ModelAnswer;
      },
    };
    expect(await poolOf({ timeoutMs: 700, model })('model')).toBe('true R-7');
    expect(asked).toEqual(['the text']);
  });

  it('passes on why the language model gave no answer, and stops asking when the document is stopped', async () => {
    const failing: LanguageModel = {
      ask: () => Promise.reject(new Failure('engine_unavailable', 'No', { detail: 'Why' })),
    };
    await expect(poolOf({ model: failing })('model')).rejects.toMatchObject({
      kind: 'engine_unavailable',
      detail: 'Why',
    });
    await pool?.close();
    const stop = new AbortController();
    let stopped = false;
    const endless: LanguageModel = {
      ask: (_text, signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            stopped = true;
            reject(signal.reason);
          });
          stop.abort(new Error('enough'));
        }),
    };
    await expect(poolOf({ model: endless })('model', stop.signal)).rejects.toThrow('enough');
    expect(stopped).toBe(true);
  });

  it('passes on why a page could not be recognised', async () => {
    const host: OcrHost = {
      ask: () => Promise.reject(new Failure('engine_unavailable', 'No engine', { detail: 'Install one' })),
      close: () => Promise.resolve(),
    };
    const read = poolOf({ ocr: { host, engine: { name: 'paddle', version: '1' } } });
    await expect(read('ocr')).rejects.toMatchObject({ kind: 'engine_unavailable', detail: 'Install one' });
  });
});
