/** A task in the words of the session API. */
import { z } from 'zod';
import { isOver, remainingMs, type TaskState } from '../../../domain/task.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import { aboutOf } from '../../../sessions/session-tasks.ts';
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

export const stateOf = (status: Status): TaskState =>
  (Object.entries(statusOf) as [TaskState, Status][]).find(([, word]) => word === status)?.[0] ?? 'queued';

/** The names of stages are for logs; these are for people. */
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

const fileCountOf = (task: Task): number => aboutOf(task).fileCount;

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
    ...definedOnly({ message }),
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

/** Estimates assume that the rest takes as long per percent as the work so far did. */
export function taskProgress(task: Task, nowMs: number): TaskProgress {
  const { state, progress, startedMs, finishedMs } = task;
  const elapsedMs = startedMs === null ? 0 : Math.max(1, (finishedMs ?? nowMs) - startedMs);
  const completed = state === 'succeeded';
  const leftMs = completed ? 0 : remainingOf(task, elapsedMs);
  const expectedMs = leftMs === undefined ? null : nowMs + leftMs;
  const endMs = completed ? finishedMs : expectedMs;
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

const remainingOf = ({ state, progress }: Task, elapsedMs: number): number | undefined =>
  state === 'running' ? remainingMs(progress, elapsedMs) : undefined;

const label = { path: z.string(), member: z.string().optional() };
const Merged = z.object({
  documents: z.array(z.object({ ...label, warnings: z.array(z.string()) })),
  refused: z.array(z.object({ ...label, failure: z.object({ message: z.string() }) })),
});

const namedAtMost = 10;

/** Why a task failed, or which files are missing from its result and what to check in the others. */
function messageOf({ state, failure, result }: Task): string | undefined {
  if (failure) return failure.detail === undefined ? failure.message : `${failure.message}. ${failure.detail}`;
  if (state !== 'succeeded') return undefined;
  const { documents, refused } = Merged.parse(result);
  const missing = refused.map((document) => ({ ...document, why: document.failure.message }));
  const warned = documents.flatMap((document) => document.warnings.map((why) => ({ ...document, why })));
  const total = documents.length + refused.length;
  const sentences = [
    ...(missing.length > 0 ? [`${documents.length} of ${total} documents were processed`] : []),
    ...(missing.length > 0 ? [`Not processed: ${listed(missing)}`] : []),
    ...(warned.length > 0 ? [`To be checked: ${listed(warned)}`] : []),
  ];
  return sentences.length === 0 ? undefined : sentences.join('. ');
}

interface Remark {
  readonly path: string;
  readonly member?: string | undefined;
  readonly why: string;
}

function listed(remarks: readonly Remark[]): string {
  const named = remarks.slice(0, namedAtMost).map(({ path, member, why }) => {
    return `${member === undefined ? path : `${path}: ${member}`} (${why})`;
  });
  const more = remarks.length > named.length ? ` and ${remarks.length - named.length} more` : '';
  return named.join('; ') + more;
}
