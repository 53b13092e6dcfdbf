import { expect, it } from 'vitest';
import { ole2Streams } from '../../src/documents/compound-file.ts';
import { CFB } from './cfb.ts';

const large = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251));

function container(): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/Small', Buffer.from('a few bytes'));
  CFB.utils.cfb_add(file, '/Large', large);
  CFB.utils.cfb_add(file, '/Inner/Small', Buffer.from('of an embedded object'));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

it('reads streams of few and of many bytes, and those of the root only', () => {
  const streams = ole2Streams(container());
  expect(Buffer.from(streams.get('small') ?? []).toString()).toBe('a few bytes');
  expect(Buffer.compare(Buffer.from(streams.get('large') ?? []), large)).toBe(0);
});

it('a damaged or hostile file is refused or read as far as possible, and reading always ends', () => {
  const sound = container();
  for (const broken of [sound.subarray(0, 100), Buffer.from('not a container'), Buffer.alloc(4096)])
    expect(() => ole2Streams(broken)).toThrow('damaged or cut off');
  for (let at = 0; at + 4 <= sound.length; at += 4) {
    // A circle, an end, a number far outside.
    for (const number of [0, 1, 0xfffffffe, 0x7fffffff]) {
      const changed = Buffer.from(sound);
      changed.writeUInt32LE(number, at);
      try {
        const streams = ole2Streams(changed);
        const bytes = [...streams.values()].reduce((sum, stream) => sum + stream.length, 0);
        expect(bytes).toBeLessThanOrEqual(changed.length);
      } catch (error) {
        expect(error).toMatchObject({ kind: 'corrupt_document' });
      }
    }
    if (at > 2048 && at < sound.length - 2048) at += 512 - 4;
  }
});
