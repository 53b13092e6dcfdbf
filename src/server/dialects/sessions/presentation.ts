/** A task in the words of the session API. */
import { z } from 'zod';
import { isOver, remainingMs, type TaskState } from '../../../domain/task.ts';
import type { Task } from '../../../tasks/durable/task.ts';
import { stampOf, stampOrNull } from './clock.ts';
import type { ListedTask, Status, TaskProgress, TaskStatus } from './schemas.ts';

export const statusOf: Readonly<Record<TaskState, Status>> = {
  queued: 'queued',
  running: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
};

/** Undefined for what is no status. */
export const stateOf = (status: Status): TaskState =>
  (Object.entries(statusOf) as [TaskState, Status][]).find(([, word]) => word === status)?.[0] ?? 'queued';

/** What the core calls its stages is for logs. */
const stages: Readonly<Record<string, string>> = {
  queued: 'Waiting in the queue',
  running: 'Reading uploaded files',
  'reading invoices': 'Reading invoices',
  'placing pages': 'Processing PDF files',
  'packing files': 'Packing files',
  done: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

/** What is kept with a task. */
export const About = z.object({ fileCount: z.number() });

const fileCountOf = ({ about }: Task): number => About.parse(about).fileCount;

export const downloadPath = (taskId: string, name: string): string =>
  `/api/download/${taskId}/${encodeURIComponent(name)}`;

export function taskStatus(task: Task): TaskStatus {
  const message = messageOf(task);
  return {
    taskId: task.id,
    status: statusOf[task.state],
    progress: task.progress,
    createdAt: stampOf(task.createdMs),
    updatedAt: stampOf(task.updatedMs),
    completedAt: stampOrNull(task.finishedMs),
    fileCount: fileCountOf(task),
    downloadUrls: task.state === 'succeeded' ? task.files.map(({ name }) => downloadPath(task.id, name)) : [],
    ...(message === undefined ? {} : { message }),
  };
}

export const listedTask = (task: Task): ListedTask => ({
  task_id: task.id,
  status: statusOf[task.state],
  progress: task.progress,
  created_at: stampOf(task.createdMs),
  updated_at: stampOf(task.updatedMs),
  completed_at: stampOrNull(task.finishedMs),
  file_count: fileCountOf(task),
});

/** Estimates go by the time that was needed so far. */
export function taskProgress(task: Task, nowMs: number): TaskProgress {
  const { state, progress, startedMs, finishedMs } = task;
  const elapsedMs = startedMs === null ? 0 : Math.max(1, (finishedMs ?? nowMs) - startedMs);
  const completed = state === 'succeeded';
  const leftMs = state === 'running' ? remainingMs(progress, elapsedMs) : completed ? 0 : undefined;
  const endMs = completed ? finishedMs : leftMs === undefined ? null : nowMs + leftMs;
  return {
    task_id: task.id,
    progress,
    status: statusOf[state],
    updated_at: stampOf(task.updatedMs),
    stage: stages[isOver(state) && !completed ? state : task.stage] ?? task.stage,
    estimated_remaining_seconds: leftMs === undefined ? null : Math.ceil(leftMs / 1000),
    estimated_completion_at: stampOrNull(endMs),
    progress_rate_per_minute: elapsedMs === 0 ? null : Math.round((progress * 600_000) / elapsedMs) / 10,
  };
}

const Refused = z.object({
  path: z.string(),
  member: z.string().optional(),
  failure: z.object({ message: z.string() }),
});
const Merged = z.object({ documents: z.array(z.unknown()), refused: z.array(Refused) });

const namedAtMost = 10;

/** Why a task failed, or what of the files is missing in its result. */
function messageOf({ state, failure, result }: Task): string | undefined {
  if (failure) return failure.detail === undefined ? failure.message : `${failure.message}. ${failure.detail}`;
  if (state !== 'succeeded') return undefined;
  const { documents, refused } = Merged.parse(result);
  if (refused.length === 0) return undefined;
  const named = refused.slice(0, namedAtMost).map(({ path, member, failure: { message } }) => {
    const name = member === undefined ? path : `${path}: ${member}`;
    return `${name} (${message})`;
  });
  const more = refused.length > named.length ? ` and ${refused.length - named.length} more` : '';
  const total = documents.length + refused.length;
  return `${documents.length} of ${total} documents were processed. Not processed: ${named.join('; ')}${more}`;
}
