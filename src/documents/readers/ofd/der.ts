/** Just enough DER (ITU-T X.690) to find the parts of an electronic seal: values as a tree, nothing decoded but what is asked for. */

export interface DerValue {
  /** Identifier octet: 0x30 SEQUENCE, 0x0c UTF8String, 0x16 IA5String, 0x03 BIT STRING, 0x04 OCTET STRING, … */
  readonly tag: number;
  readonly content: Uint8Array;
  /** Of constructed values. */
  readonly children: readonly DerValue[];
}

const maxDepth = 24;
const maxValues = 20_000;

/** Undefined where the bytes are not DER. */
export function parseDer(bytes: Uint8Array): DerValue | undefined {
  let count = 0;
  const read = (offset: number, end: number, depth: number): { value: DerValue; next: number } | undefined => {
    if (depth > maxDepth || ++count > maxValues || offset + 2 > end) return undefined;
    const tag = bytes[offset] ?? 0;
    let length = bytes[offset + 1] ?? 0;
    let start = offset + 2;
    if (length > 0x80) {
      const octets = length & 0x7f;
      if (octets > 4 || start + octets > end) return undefined;
      length = 0;
      for (let index = 0; index < octets; index++) length = length * 256 + (bytes[start++] ?? 0);
    } else if (length === 0x80) return undefined; // indefinite: BER, not DER
    const next = start + length;
    if (next > end) return undefined;
    const children: DerValue[] = [];
    if ((tag & 0x20) !== 0) {
      for (let at = start; at < next;) {
        const inner = read(at, next, depth + 1);
        if (!inner) return undefined;
        children.push(inner.value);
        at = inner.next;
      }
    }
    return { value: { tag, content: bytes.subarray(start, next), children }, next };
  };
  return read(0, bytes.length, 0)?.value;
}

/** `value` and everything below it, outermost first. */
export function* walkDer(value: DerValue): Generator<DerValue> {
  yield value;
  for (const inner of value.children) yield* walkDer(inner);
}
