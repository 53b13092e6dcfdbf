/** Stands in for the worker that prepares documents: hangs, dies or fails as the document's name says, else does the work. */
import { Failure } from '../../../src/domain/failure.ts';
import type { PrepareJob } from '../../../src/tasks/merge/prepare-pool.ts';
import prepare from '../../../src/tasks/merge/prepare-worker.ts';
import { sent } from '../../../src/runtime/workers/messages.ts';

export default async function misplace(job: PrepareJob): Promise<unknown> {
  const { path } = job.document;
  if (path.startsWith('hang')) for (;;);
  if (path.startsWith('exit')) process.exit(3);
  if (path.startsWith('fail')) {
    job.port.close();
    return sent(() => Promise.reject(new Failure('too_large', 'It has too much of everything')));
  }
  return prepare(job);
}
