/** Reads a file through the durable task that reads documents, with all that an archive keeps of a reading. */
import { Failure } from '../domain/failure.ts';
import { type Extraction, ExtractResult } from '../domain/record.ts';
import type { Task } from '../runtime/durable/task.ts';
import { priorities } from '../runtime/durable/admission.ts';
import type { NewTask, Tasks } from '../runtime/durable/tasks.ts';
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

export interface StoredDocument {
  readonly sha256: string;
  readonly fileType: FileType;
  readonly password?: string;
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
  document: StoredDocument,
  { tasks }: WholeReadingServices,
  { signal, priority = priorities.interactive }: { readonly signal: AbortSignal; readonly priority?: number },
  use: (read: ReadFile) => Promise<Result>,
): Promise<Result> {
  const task = await tasks.submit({
    ...wholeReadingOf(document),
    owner: 'invoice-recognition',
    priority,
    keepMs: 60_000,
  });
  try {
    return await use(resultOf(await waitOrCancel(tasks, task.id, signal)));
  } finally {
    await tasks.delete(task.id);
  }
}

/** The task that reads a file with all that an archive keeps. */
export const wholeReadingOf = ({
  sha256,
  fileType,
  password,
}: StoredDocument): Pick<NewTask, 'kind' | 'input' | 'needs'> => ({
  kind: 'extract',
  // The task does not need the real name. It judges by the extension how heavy the work is.
  input: {
    sha256,
    name: `invoice.${fileType}`,
    whole: true,
    ...(password === undefined ? {} : { options: { password } }),
  },
  needs: [sha256],
});

/** What that task read. Throws its failure if it failed. */
export function resultOf({ failure, result, files }: Pick<Task, 'failure' | 'result' | 'files'>): ReadFile {
  if (failure) throw Failure.restored(failure);
  // In the order in which the kind keeps them.
  const [bases, pages] = files;
  if (!bases || !pages) throw new Failure('internal', 'The reading of a document was not kept');
  const { extractions } = ExtractResult.parse(result);
  return { extractions, files: { bases: bases.sha256, pages: pages.sha256 } };
}
