import { expect, it } from 'vitest';
import { csvRow } from '../../src/domain/csv.ts';
import { nameOfBytes } from '../../src/domain/raw-names.ts';

it('control characters (C1 too) and undecodable bytes of file names are shown escaped', () => {
  expect(csvRow(['a\u009b31mb', 'a\u001b[2Jb', 'a\u0000b'])).toBe('a\\u009b31mb,a\\u001b[2Jb,a\\u0000b\r\n');
  expect(csvRow([nameOfBytes(Buffer.from([0xb7, 0x2e]))])).toBe('\\xb7.\r\n');
});

it('line breaks and tabs inside a cell are kept', () => {
  expect(csvRow(['two\nlines', 'a\tb'])).toBe('"two\nlines",a\tb\r\n');
});
