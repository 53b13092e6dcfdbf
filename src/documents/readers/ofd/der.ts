/** Parses DER (ITU-T X.690) into a tree of values whose content is not decoded: enough to find the parts of a seal. */

export interface DerValue {
  /** Identifier octet: 0x30 SEQUENCE, 0x0c UTF8String, 0x16 IA5String, 0x03 BIT STRING, 0x04 OCTET STRING, … */
  readonly tag: number;
  readonly content: Uint8Array;
  /** The values in a constructed value; empty for others. */
  readonly children: readonly DerValue[];
}

const maxDepth = 24;
const maxValues = 20_000;

/** The range of the content whose length octets begin at `at`. Undefined if they are not DER or lead beyond `end`. */
function contentAt(bytes: Uint8Array, at: number, end: number): { start: number; next: number } | undefined {
  const first = bytes[at] ?? 0;
  // 0x80 is the indefinite length of BER, which DER forbids.
  if (first === 0x80) return undefined;
  const octets = first > 0x80 ? first & 0x7f : 0;
  const start = at + 1 + octets;
  if (octets > 4 || start > end) return undefined;
  const length = octets === 0 ? first : bytes.subarray(at + 1, start).reduce((sum, octet) => sum * 256 + octet, 0);
  return start + length > end ? undefined : { start, next: start + length };
}

/** Undefined if the bytes are not DER. */
export function parseDer(bytes: Uint8Array): DerValue | undefined {
  let count = 0;
  const read = (offset: number, end: number, depth: number): { value: DerValue; next: number } | undefined => {
    if (depth > maxDepth || ++count > maxValues || offset + 2 > end) return undefined;
    const tag = bytes[offset] ?? 0;
    const content = contentAt(bytes, offset + 1, end);
    if (!content) return undefined;
    const { start, next } = content;
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
