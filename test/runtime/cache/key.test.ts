import { expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/domain/document.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { cacheKey } from '../../../src/tasks/extract/task.ts';

const document: SourceDocument = { path: 'a.pdf', bytes: new Uint8Array(), sha256: 'aa', mediaType: 'application/pdf' };
const options = ExtractOptions.parse({});
const key = await cacheKey(document, options, '1');

it('does not depend on the name of the document or the order of its options', async () => {
  expect(await cacheKey({ ...document, path: 'b.pdf', member: 'c.pdf' }, options, '1')).toBe(key);
  const reversed = ExtractOptions.parse(Object.fromEntries(Object.entries(options).toReversed()));
  expect(await cacheKey(document, reversed, '1')).toBe(key);
});

it('depends on everything that can change a result', async () => {
  const keys = [
    key,
    await cacheKey({ ...document, sha256: 'bb' }, options, '1'),
    await cacheKey(document, options, '2'),
    await cacheKey(document, { ...options, ocr: 'never' }, '1'),
    await cacheKey(document, { ...options, ocrLanguages: ['en'] }, '1'),
    await cacheKey(document, { ...options, maxPages: 1 }, '1'),
    await cacheKey(document, { ...options, explain: true }, '1'),
    await cacheKey(document, { ...options, password: 'a' }, '1'),
    await cacheKey(document, { ...options, password: 'b' }, '1'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
