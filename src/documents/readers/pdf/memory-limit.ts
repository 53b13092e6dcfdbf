/**
 * Limits how far a WebAssembly module may grow its memory, before it is compiled.
 *
 * A page of a few hundred bytes can unpack to millions of path operators. The JavaScript heap limit of a worker does
 * not bound WebAssembly, so the limit is written into the module itself, where nothing can exceed it.
 *
 * Source of the layout: WebAssembly Core Specification 2.0, 5.5 (modules, sections) and 5.3.7 (limits).
 */

/** Bytes of one page of WebAssembly memory. */
const pageBytes = 65_536;

const headerBytes = 8;
const memorySection = 5;

/**
 * `module` with the maximum of its memory set to `maximumBytes`, rounded down to whole pages. Throws if it has no
 * memory.
 */
export function withMemoryLimit(module: Uint8Array, maximumBytes: number): Uint8Array {
  let at = headerBytes;
  while (at < module.length) {
    const id = module[at];
    const size = readUnsigned(module, at + 1);
    const end = size.end + size.value;
    if (id === memorySection) {
      const section = limited(module, size.end, Math.floor(maximumBytes / pageBytes));
      return Buffer.concat([
        module.subarray(0, at),
        Uint8Array.of(memorySection, ...unsigned(section.length)),
        section,
        module.subarray(end),
      ]);
    }
    at = end;
  }
  throw new Error('The WebAssembly module defines no memory');
}

/** The content of a memory section: one memory with the minimum found at `at`, and the maximum `maximumPages`. */
function limited(module: Uint8Array, at: number, maximumPages: number): Uint8Array {
  const count = readUnsigned(module, at);
  if (count.value !== 1) throw new Error(`The WebAssembly module defines ${count.value} memories`);
  const flags = module[count.end];
  if (flags !== 0 && flags !== 1) throw new Error('The memory of the WebAssembly module is shared or 64-bit');
  const minimum = readUnsigned(module, count.end + 1);
  return Uint8Array.of(1, 1, ...unsigned(minimum.value), ...unsigned(Math.max(minimum.value, maximumPages)));
}

/** LEB128, unsigned. */
function readUnsigned(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let factor = 1;
  for (let at = start; at < start + 5; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, end: at + 1 };
    factor *= 128;
  }
  throw new Error('The WebAssembly module is damaged');
}

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}
