import { expect, test } from 'vitest';
import { readerFor, readers } from '../../../src/documents/readers/index.ts';
import { mediaTypes } from '../../../src/domain/formats.ts';

test('no two readers share a media type', () => {
  const taken = readers.flatMap((reader) => reader.mediaTypes);
  expect(new Set(taken).size).toBe(taken.length);
  expect(Object.keys(mediaTypes)).toEqual(expect.arrayContaining(taken));
});

test('a reader is found by media type, and opens every type that it declares', async () => {
  await expect(readerFor('application/pdf').open(new Uint8Array(0), {})).rejects.toMatchObject({
    kind: 'corrupt_document',
  });
});

test('types without pages are refused with a list of the types that have pages', () => {
  expect(() => readerFor('application/xml')).toThrow(
    expect.objectContaining({ kind: 'unsupported_format', detail: expect.stringContaining('application/pdf') }),
  );
});
