import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Field, fieldsOf, messageOf } from '../../../tools/models/protobuf.ts';

const number = fc.integer({ min: 1, max: 536_870_911 });
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({ number, wire: fc.constant('varint' as const), value: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }) }),
  fc.record({ number, wire: fc.constant('bytes' as const), value: fc.uint8Array({ maxLength: 300 }) }),
  fc.record({ number, wire: fc.constant('fixed32' as const), value: fc.uint8Array({ minLength: 4, maxLength: 4 }) }),
  fc.record({ number, wire: fc.constant('fixed64' as const), value: fc.uint8Array({ minLength: 8, maxLength: 8 }) }),
);

it('gives back the fields of a message that it wrote', () => {
  fc.assert(
    fc.property(fc.array(field), (fields) => {
      expect(fieldsOf(messageOf(fields))).toEqual(fields);
    }),
  );
});

it('reads the examples of the specification', () => {
  expect(fieldsOf(Uint8Array.of(0x08, 0x96, 0x01))).toEqual([{ number: 1, wire: 'varint', value: 150n }]);
  expect(fieldsOf(Uint8Array.of(0x12, 0x02, 0x68, 0x69))).toEqual([
    { number: 2, wire: 'bytes', value: Uint8Array.of(0x68, 0x69) },
  ]);
});

it('refuses a message that ends too early or says what no message says', () => {
  for (const bytes of [[0x08], [0x12, 0x05, 0x68], [0x0d, 0, 0], [0x0b], Array.from({ length: 12 }, () => 0xff)]) {
    expect(() => fieldsOf(Uint8Array.from(bytes))).toThrow('damaged');
  }
});
