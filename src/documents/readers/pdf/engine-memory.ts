/** How much memory the PDF engine of this thread may use for one document. */

/** A process with one or two such threads, including Node and the document itself, stays below 1.5 GB. */
const mostBytes = 512 * 1024 ** 2;
/** Enough for scans at 600 dpi. */
const leastBytes = 256 * 1024 ** 2;
const allThreadsBytes = 1024 ** 3;

/** The memory that each of `threads` reading at once may use. */
export const engineBytesFor = (threads: number): number =>
  Math.min(mostBytes, Math.max(leastBytes, Math.floor(allThreadsBytes / threads)));

let allowedBytes = mostBytes;

export const allowedEngineBytes = (): number => allowedBytes;

/** Takes effect when the engine next starts, so call it before the first document. */
export function allowEngineBytes(bytes: number): void {
  allowedBytes = bytes;
}
