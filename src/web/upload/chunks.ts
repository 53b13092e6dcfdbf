/** How a file is divided for sending (invoice API, section 7.1): larger ones in chunks, which may come in any order and again. */

export const chunkBytes = 2 * 1024 ** 2;
export const chunkedFromBytes = 5 * 1024 ** 2;

export interface Chunk {
  readonly index: number;
  /** The first byte, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** What the server has of a file. */
export interface ChunkState {
  readonly received: readonly number[];
  readonly totalChunks: number | null;
}

export const isChunked = (size: number): boolean => size > chunkedFromBytes;

/** All chunks of a file of `size` bytes, in order. */
export function chunksOf(size: number): readonly Chunk[] {
  return Array.from({ length: Math.ceil(size / chunkBytes) }, (_, index) => ({
    index,
    start: index * chunkBytes,
    end: Math.min((index + 1) * chunkBytes, size),
  }));
}

/** The chunks that the server lacks. What it has of a file that was divided in another way is worth nothing. */
export function chunksToSend(size: number, { received, totalChunks }: ChunkState): readonly Chunk[] {
  const chunks = chunksOf(size);
  if (totalChunks !== null && totalChunks !== chunks.length) return chunks;
  const there = new Set(received);
  return chunks.filter(({ index }) => !there.has(index));
}

/** Names a file as in the API document, so that an upload goes on when the same file is chosen again after a reload. */
export const fileHashOf = ({ name, size, lastModified }: Pick<File, 'name' | 'size' | 'lastModified'>): string =>
  `${name}_${size}_${lastModified}`;

export const bytesOf = (chunks: readonly Chunk[]): number =>
  chunks.reduce((sum, { start, end }) => sum + end - start, 0);
