/** Reads a file through the durable task that reads documents, with all that an archive keeps of a reading. */
import { Failure } from '../domain/failure.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { type Extraction, ExtractResult } from '../domain/record.ts';
import { priorities, type Tasks } from '../runtime/durable/tasks.ts';
import { waitOrCancel } from '../runtime/durable/wait-or-cancel.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type { FileType } from './fields.ts';

export interface WholeReadingServices {
  readonly tasks: Tasks;
  readonly blobs: ReferencedBlobs;
}

/** SHA-256 of the files in which a reading is kept: what the extractions are judged from, and the pages with their words. */
export interface ReadingFiles {
  readonly bases: string;
  readonly pages: string;
}

export interface ReadFile {
  readonly extractions: readonly Extraction[];
  readonly files: ReadingFiles;
}

/**
 * `use` has to add references to the files of the reading, which are deleted when it returns. The caller keeps the document
 * until this has returned. Rejects with the failure of the task, and with `cancelled` if the client goes away.
 */
export async function readWhole<Result>(
  { sha256, fileType }: { readonly sha256: string; readonly fileType: FileType },
  { tasks }: WholeReadingServices,
  { signal, priority = priorities.interactive }: { readonly signal: AbortSignal; readonly priority?: number },
  use: (read: ReadFile) => Promise<Result>,
): Promise<Result> {
  const task = await tasks.submit({
    kind: 'extract',
    // The task does not need the real name. It judges by the extension how heavy the work is.
    input: { sha256, name: `invoice.${fileType}`, whole: true },
    owner: 'invoice-recognition',
    needs: [sha256],
    priority,
    keepMs: 60_000,
  });
  try {
    const { failure, result, files } = await waitOrCancel(tasks, task.id, signal);
    if (failure) throw new Failure(failure.kind, failure.message, definedOnly({ detail: failure.detail }));
    // In the order in which the kind keeps them.
    const [bases, pages] = files;
    if (!bases || !pages) throw new Failure('internal', 'The reading of a document was not kept');
    const { extractions } = ExtractResult.parse(result);
    return await use({ extractions, files: { bases: bases.sha256, pages: pages.sha256 } });
  } finally {
    await tasks.delete(task.id);
  }
}
