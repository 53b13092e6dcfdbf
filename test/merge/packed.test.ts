import { array, assert, integer, option, property, record, string, uint8Array, oneof } from 'fast-check';
import { expect, it } from 'vitest';
import { packed, unpacked } from '../../src/merge/packed.ts';
import type { PreparedDocument } from '../../src/merge/prepared.ts';
import { message } from '../../src/texts/message.ts';

const latin1 = uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const anyObject = record(
  {
    text: array(oneof(latin1, integer({ min: 0, max: 500_000 })), { maxLength: 8 }),
    stream: option(uint8Array({ maxLength: 40 }), { nil: undefined }),
    key: option(string({ minLength: 43, maxLength: 43 }), { nil: undefined }),
  },
  { requiredKeys: ['text'] },
);

it('a prepared document is unchanged after it was sent between threads', () => {
  assert(
    property(array(anyObject, { maxLength: 12 }), (objects) => {
      const document: PreparedDocument = {
        pages: [{ form: 0, size: { width: 1, height: 2 }, matrix: [1, 0, 0, 1, 0, 0] }],
        objects: objects.map(({ text, stream, key }) => ({
          text,
          ...(stream ? { stream } : {}),
          ...(key ? { key } : {}),
        })),
        layers: [{ object: 3, visible: false }],
        signatures: [],
        warnings: [message('merge.partDamaged', {})],
      };
      const back = unpacked(structuredClone(packed(document)));
      expect(back).toEqual(document);
    }),
  );
});
