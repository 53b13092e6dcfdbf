import { expect, it } from 'vitest';
import {
  bytesOf,
  chunkBytes,
  chunkedFromBytes,
  chunksOf,
  chunksToSend,
  fileHashOf,
  isChunked,
} from '../../../src/web/upload/chunks.ts';

const size = 5 * chunkBytes + 1;

it('only files over 5 MB go in chunks', () => {
  expect(isChunked(chunkedFromBytes)).toBe(false);
  expect(isChunked(chunkedFromBytes + 1)).toBe(true);
});

it('chunks cover the file without gaps and overlaps', () => {
  const chunks = chunksOf(size);
  expect(chunks.map(({ start }) => start)).toEqual([0, 1, 2, 3, 4, 5].map((index) => index * chunkBytes));
  expect(chunks.map(({ end }) => end).slice(0, -1)).toEqual(chunks.map(({ start }) => start).slice(1));
  expect(chunks.at(-1)).toEqual({ index: 5, start: 5 * chunkBytes, end: size });
  expect(bytesOf(chunks)).toBe(size);
});

it('sends what the server lacks', () => {
  const missing = chunksToSend(size, { received: [0, 4, 5], totalChunks: 6 });
  expect(missing.map(({ index }) => index)).toEqual([1, 2, 3]);
  expect(bytesOf(missing)).toBe(3 * chunkBytes);
  expect(chunksToSend(size, { received: [], totalChunks: null }).length).toBe(6);
});

it('sends everything if the server has chunks of another division', () => {
  expect(chunksToSend(size, { received: [0, 1], totalChunks: 3 }).length).toBe(6);
});

it('names the same file the same after a reload', () => {
  const file = (lastModified: number) => new File(['abc'], '发票.pdf', { lastModified });
  expect(fileHashOf(file(1_700_000_000_000))).toBe('发票.pdf_3_1700000000000');
  expect(fileHashOf(file(1))).not.toBe(fileHashOf(file(2)));
});
