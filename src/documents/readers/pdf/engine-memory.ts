/** How much memory the PDF engine of this thread may take for one document. */

/** Together with Node and the document itself a process with one or two such threads stays below a gigabyte and a half. */
const mostBytes = 512 * 1024 ** 2;
/** Enough for scans of 600 dots an inch. */
const leastBytes = 256 * 1024 ** 2;
const allThreadsBytes = 1024 ** 3;

/** What each of `threads` that read at once may take. */
export const engineBytesFor = (threads: number): number =>
  Math.min(mostBytes, Math.max(leastBytes, Math.floor(allThreadsBytes / threads)));

let allowedBytes = mostBytes;

export const allowedEngineBytes = (): number => allowedBytes;

/** From the next start of the engine on; call it before the first document. */
export function allowEngineBytes(bytes: number): void {
  allowedBytes = bytes;
}
