import { expect, it } from 'vitest';
import { contentRefusalOf, refusalOf } from '../../../src/web/upload/accepted.ts';

const megabytes = 1024 ** 2;

it.each([
  ['a.pdf', '', 10, undefined],
  ['A.OFD', '', 10, undefined],
  ['photo', 'image/jpeg', 10, undefined],
  ['fax.TIF', '', 10, undefined],
  ['may.zip', 'application/zip', 10, undefined],
  ['invoice', 'text/xml', 10, undefined],
  ['a.docx', 'application/msword', 10, 'notTaken'],
  ['pdf', '', 10, 'notTaken'],
  ['a.pdf.exe', 'application/x-msdownload', 10, 'notTaken'],
  ['a.pdf', 'application/pdf', 0, 'empty'],
  ['a.pdf', 'application/pdf', 200 * megabytes, undefined],
  ['a.pdf', 'application/pdf', 200 * megabytes + 1, 'tooLarge'],
])('%s (%s, %d bytes): %s', (name, type, size, kind) => {
  expect(refusalOf({ name, type, size })?.kind).toBe(kind);
});

it.each([
  ['%PDF-1.7', undefined],
  [`${' '.repeat(1024)}%PDF-1.7`, undefined],
  ['PK\x03\x04', undefined],
  ['II*\0', undefined],
  ['\ufeff<?xml version="1.0"?>', undefined],
  [new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0x3f, 0x00]), undefined],
  ['\n<Invoice>', undefined],
  [new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), undefined],
  [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), undefined],
  [`${' '.repeat(2000)}%PDF-1.7`, 'noDocument'],
  ['Dear Sir or Madam', 'noDocument'],
])('looks at the first bytes (%#)', async (content, kind) => {
  expect((await contentRefusalOf(new Blob([content])))?.kind).toBe(kind);
});
