/** JBIG2 files taken apart for PDF. That what is left can be drawn, ofd-render.test.ts shows. */
import { describe, expect, it } from 'vitest';
import { isJbig2, readJbig2 } from '../../../src/documents/readers/ofd/render/jbig2.ts';

const signature = Buffer.from([0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a]);
const long = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const header = (number: number, type: number, length: number, page = 1): Buffer =>
  Buffer.concat([long(number), Buffer.from([type, 0, page]), long(length)]);
const information = (height: number): Buffer => Buffer.concat([long(16), long(height), Buffer.alloc(11)]);
const region = Buffer.from('coded region');
const file = (flags: number, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([signature, Buffer.from([flags]), ...((flags & 2) === 0 ? [long(1)] : []), ...parts]);

const [pageHeader, regionHeader] = [header(0, 48, 19), header(1, 38, region.length)];
const [endOfPage, endOfFile] = [header(2, 49, 0), header(3, 51, 0)];
const kept = (height: number): Buffer => Buffer.concat([pageHeader, information(height), regionHeader, region]);

describe('readJbig2', () => {
  it('leaves out the parts that PDF does not want: file header, end of page and end of file', () => {
    const bytes = file(1, pageHeader, information(9), regionHeader, region, endOfPage, endOfFile);
    expect(isJbig2(bytes)).toBe(true);
    expect(readJbig2(bytes)).toEqual({ width: 16, height: 9, segments: kept(9) });
  });

  it('interleaves headers and data that are stored separately', () => {
    const bytes = file(0, pageHeader, regionHeader, endOfPage, endOfFile, information(9), region);
    expect(Buffer.from(readJbig2(bytes).segments)).toEqual(kept(9));
  });

  it('reads the first page of files that do not state their number of pages', () => {
    const second = [header(4, 48, 19, 2), information(7)];
    const bytes = file(3, pageHeader, information(9), regionHeader, region, endOfPage, ...second, endOfFile);
    expect(readJbig2(bytes)).toEqual({ width: 16, height: 9, segments: kept(9) });
  });

  it('takes an unstated page height from the last stripe', () => {
    const stripe = [header(2, 50, 4), long(24)];
    const bytes = file(1, pageHeader, information(0xffffffff), regionHeader, region, ...stripe, endOfFile);
    expect(readJbig2(bytes).height).toBe(25);
  });

  it('throws for files that end too early or have no page', () => {
    expect(() => readJbig2(file(1, pageHeader, information(9), regionHeader, region.subarray(3)))).toThrow(RangeError);
    expect(() => readJbig2(file(1, endOfFile))).toThrow('no page');
    expect(() => readJbig2(signature)).toThrow(RangeError);
  });
});
