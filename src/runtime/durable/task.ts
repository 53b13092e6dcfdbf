/** A task as it is stored, and as the APIs of a server see it. */
import { z } from 'zod';
import type { FailureReport } from '../../domain/failure.ts';
import { FailureReportSchema } from '../../domain/failure-report.ts';
import { type TaskState, taskStates } from '../../domain/task.ts';
import type { Entry } from '../../stores/records/record-store.ts';

export const StoredFile = z.object({
  /** For people: never a path, never part of one. */
  name: z.string(),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
});
export type StoredFile = z.output<typeof StoredFile>;

export const TaskBody = z.object({
  kind: z.string(),
  lane: z.string(),
  /** As the kind expects it. */
  input: z.unknown(),
  /** JSON that the submitter of the task gets back with it. */
  about: z.unknown(),
  /** Blobs that the input names. */
  needs: z.array(z.string()),
  priority: z.number(),
  /** The span that submitted it, as a `traceparent`; absent where no traces are wanted. */
  trace: z.string().optional(),
  /** Token of the last claim. Only its owner may write. */
  token: z.number(),
  progress: z.number(),
  stage: z.string(),
  startedMs: z.number().nullable(),
  finishedMs: z.number().nullable(),
  result: z.unknown(),
  files: z.array(StoredFile),
  failure: FailureReportSchema.nullable(),
  /** From its end to its expiry, when its files are deleted. */
  keepMs: z.number(),
  /** From its expiry until its entry is deleted. */
  rememberMs: z.number(),
});
export type TaskBody = z.output<typeof TaskBody>;

/** What the amount of an ended task is counted in: how long it was worked on. */
export const workUnit = 'ms';

export interface Task {
  readonly id: string;
  readonly owner: string;
  readonly state: TaskState;
  readonly kind: string;
  readonly input: unknown;
  readonly about: unknown;
  /** 0 to 100. */
  readonly progress: number;
  readonly stage: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly startedMs: number | null;
  readonly finishedMs: number | null;
  /** When its files are deleted; null until it has ended. */
  readonly expiresMs: number | null;
  readonly result: unknown;
  readonly files: readonly StoredFile[];
  readonly failure: FailureReport | null;
}

export function taskOf({ id, owner, state, createdMs, updatedMs, expiresMs, body }: Entry<TaskBody>): Task {
  const {
    lane: _lane,
    needs: _needs,
    priority: _priority,
    trace: _trace,
    token: _token,
    keepMs: _keep,
    rememberMs: _remember,
    ...seen
  } = body;
  const known = taskStates.find((one) => one === state) ?? 'failed';
  return { ...seen, id, owner, state: known, createdMs, updatedMs, expiresMs };
}
