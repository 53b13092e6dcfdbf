/** One unit of work: its states, the allowed transitions between them, and its progress. */

export interface TaskProgress {
  /** Readable: "reading pages", "recognising text", … */
  readonly stage: string;
  /** In the unit of the stage: pages, files, … */
  readonly done: number;
  readonly total: number;
}

/** What the runner of a task provides to it. */
export interface TaskContext {
  readonly signal: AbortSignal;
  progress(event: TaskProgress): void;
}

export const taskStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired'] as const;
export type TaskState = (typeof taskStates)[number];

const followers: Record<TaskState, readonly TaskState[]> = {
  // A task may run again when another worker takes it over, and is queued again when its server stops.
  queued: ['running', 'cancelled', 'failed'],
  running: ['running', 'queued', 'succeeded', 'failed', 'cancelled'],
  succeeded: ['expired'],
  failed: ['queued', 'expired'],
  cancelled: ['queued', 'expired'],
  expired: [],
};

export const mayFollow = (from: TaskState, to: TaskState): boolean => followers[from].includes(to);

/** Whether the work has ended. After that, a task changes by itself only when it expires. */
export const isOver = (state: TaskState): boolean => state !== 'queued' && state !== 'running';

/** A part of the work, with the name of the stage in its progress. */
export interface Stage {
  readonly stage: string;
  /** The share of the whole, in any unit. */
  readonly weight: number;
}

/**
 * The progress of the whole in percent, from 0 to 99; only work that has ended is at 100. A stage that is not in the plan
 * leaves it unchanged, and it never decreases.
 */
export function percentDone(plan: readonly Stage[], { stage, done, total }: TaskProgress, before = 0): number {
  const index = plan.findIndex((planned) => planned.stage === stage);
  const current = plan[index];
  if (!current || total <= 0) return before;
  const sum = (stages: readonly Stage[]): number => stages.reduce((weights, { weight }) => weights + weight, 0);
  const reached = sum(plan.slice(0, index)) + current.weight * Math.min(1, Math.max(0, done / total));
  return Math.max(before, Math.min(99, Math.floor((100 * reached) / sum(plan))));
}

/** The time that the rest will take, estimated from the time so far; undefined at the start. */
export function remainingMs(percent: number, elapsedMs: number): number | undefined {
  if (percent <= 0 || elapsedMs <= 0) return undefined;
  return Math.max(0, (elapsedMs * 100) / percent - elapsedMs);
}
