/** Merges the chunks of a file into one invoice. A repeated request returns the same invoice, also after its server was killed. */
import { createHash } from 'node:crypto';
import { exclusively } from '../runtime/exclusively.ts';
import type { MakeId } from '../runtime/made-id.ts';
import type { Locks } from '../stores/locks/locks.ts';
import type { ChunkedUploads } from './chunks.ts';
import { invoiceDeleted } from './failures.ts';
import type { ArchivedInvoice } from './invoice-archive.ts';
import type { RecognitionServices } from './recognition.ts';
import type { UploadedFile } from './uploaded-documents.ts';

export interface ChunkMergeServices extends RecognitionServices {
  readonly locks: Locks;
  readonly uploads: ChunkedUploads;
}

export interface ChunkedFile {
  readonly fileHash: string;
  readonly fileName: string;
  readonly totalChunks: number;
}

/**
 * `read` makes the invoice of the whole file, with ids that `makeId` makes. Rejects with `bad_request` if chunks are missing, `invoiceDeleted` if the
 * invoice was deleted since, and as `read` does.
 */
export async function mergeChunks(
  file: ChunkedFile,
  services: ChunkMergeServices,
  read: (file: UploadedFile, makeId: MakeId) => Promise<ArchivedInvoice>,
  signal: AbortSignal,
): Promise<ArchivedInvoice> {
  const { archive, uploads, locks } = services;
  const { fileHash, totalChunks } = file;
  const name = `invoice-merge:${createHash('sha256').update(fileHash).digest('hex')}`;
  return exclusively(locks, name, signal, async () => {
    const earlier = await uploads.merged(fileHash);
    const [known] = earlier ? await archive.present([earlier.invoiceId]) : [];
    const present = await uploads.present(fileHash);
    if (earlier && !known && present.length === 0) throw invoiceDeleted(earlier.invoiceId);
    // The client did not receive the earlier answer. Chunks that arrived after it change nothing.
    if (known && present.length < totalChunks) return known;
    // The invoice may be from a file in a ZIP, so the digest of the whole file is compared.
    return uploads.withIds(fileHash, async (makeId) => {
      const { invoice, sha256 } = await uploads.assembled(file, async (whole) => ({
        invoice: known && earlier?.sha256 === whole.sha256 && !known.failure ? known : await read(whole, makeId),
        sha256: whole.sha256,
      }));
      await uploads.finish(fileHash, { invoiceId: invoice.id, sha256, totalChunks });
      return invoice;
    });
  });
}
