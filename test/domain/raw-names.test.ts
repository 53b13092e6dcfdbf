import { assert, property, uint8Array } from 'fast-check';
import { expect, it } from 'vitest';
import { nameOfBytes, shownName, systemPath } from '../../src/domain/raw-names.ts';

it('bytes of any name can be restored exactly', () => {
  assert(
    property(uint8Array({ maxLength: 40 }), (bytes) => {
      const path = systemPath(nameOfBytes(Buffer.from(bytes)));
      expect(Buffer.from(path)).toEqual(Buffer.from(bytes));
    }),
  );
});

it('names in UTF-8 are unchanged, and others are shown byte by byte', () => {
  expect(nameOfBytes(Buffer.from('发票😀.pdf'))).toBe('发票😀.pdf');
  expect(systemPath('发票😀.pdf')).toBe('发票😀.pdf');
  expect(shownName(nameOfBytes(Buffer.from([0xb7, 0xa2, 0x2e])))).toBe(String.raw`\xb7\xa2.`);
});
