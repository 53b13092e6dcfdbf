/**
 * The wire format of Protocol Buffers, as far as ONNX files need it: a message is a list of numbered fields.
 *
 * Unknown fields are kept unchanged, so a message can be taken apart, altered and put together again.
 * https://protobuf.dev/programming-guides/encoding/
 */
export type Field =
  | { readonly number: number; readonly wire: 'varint'; readonly value: bigint }
  | {
      readonly number: number;
      readonly wire: 'bytes';
      readonly value: Uint8Array;
    }
  | {
      readonly number: number;
      readonly wire: 'fixed32' | 'fixed64';
      readonly value: Uint8Array;
    };

const damaged = (): Error => new Error('The model file is damaged');

export function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) throw damaged();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw damaged();
  };
  const take = (length: number): Uint8Array => {
    if (at + length > message.length) throw damaged();
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = Number(varint());
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (wire === 0) fields.push({ number, wire: 'varint', value: varint() });
    else if (wire === 1) fields.push({ number, wire: 'fixed64', value: take(8) });
    else if (wire === 2) fields.push({ number, wire: 'bytes', value: take(Number(varint())) });
    else if (wire === 5) fields.push({ number, wire: 'fixed32', value: take(4) });
    else throw damaged();
  }
  return fields;
}

function varintBytes(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return bytes;
}

const wireNumber: Record<Field['wire'], number> = {
  varint: 0,
  fixed64: 1,
  bytes: 2,
  fixed32: 5,
};

export function messageOf(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const parts = fields.flatMap((field): Uint8Array[] => {
    const tag = varintBytes(BigInt(field.number * 8 + wireNumber[field.wire]));
    if (field.wire === 'varint') return [Uint8Array.from([...tag, ...varintBytes(field.value)])];
    const length = field.wire === 'bytes' ? varintBytes(BigInt(field.value.length)) : [];
    return [Uint8Array.from([...tag, ...length]), field.value];
  });
  const message = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  return message;
}
