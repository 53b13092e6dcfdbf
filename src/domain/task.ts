/** One unit of work: its states, which may follow which, and how far it is. */

export interface TaskProgress {
  /** Readable: "reading pages", "recognising text", … */
  readonly stage: string;
  /** Count the unit named by `stage`: pages, files, … */
  readonly done: number;
  readonly total: number;
}

/** What work may ask of whoever runs it. */
export interface TaskContext {
  readonly signal: AbortSignal;
  progress(event: TaskProgress): void;
}

export const taskStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired'] as const;
export type TaskState = (typeof taskStates)[number];

const followers: Record<TaskState, readonly TaskState[]> = {
  // Running follows running where another worker takes over; queued, where a server that stops hands its work back.
  queued: ['running', 'cancelled', 'failed'],
  running: ['running', 'queued', 'succeeded', 'failed', 'cancelled'],
  succeeded: ['expired'],
  failed: ['queued', 'expired'],
  cancelled: ['queued', 'expired'],
  expired: [],
};

export const mayFollow = (from: TaskState, to: TaskState): boolean => followers[from].includes(to);

/** Nothing more happens by itself, but for its expiry. */
export const isOver = (state: TaskState): boolean => state !== 'queued' && state !== 'running';

/** A part of the work, by the name its progress bears. */
export interface Stage {
  readonly stage: string;
  /** Share of the whole, in any unit. */
  readonly weight: number;
}

/**
 * How far the whole is, 0 to 99: 100 is for what is over. A stage that is not planned says nothing new, and progress never
 * goes back.
 */
export function percentDone(plan: readonly Stage[], { stage, done, total }: TaskProgress, before = 0): number {
  const index = plan.findIndex((planned) => planned.stage === stage);
  const current = plan[index];
  if (!current || total <= 0) return before;
  const sum = (stages: readonly Stage[]): number => stages.reduce((weights, { weight }) => weights + weight, 0);
  const reached = sum(plan.slice(0, index)) + current.weight * Math.min(1, Math.max(0, done / total));
  return Math.max(before, Math.min(99, Math.floor((100 * reached) / sum(plan))));
}

/** From the time that was needed so far; undefined while that says nothing. */
export function remainingMs(percent: number, elapsedMs: number): number | undefined {
  if (percent <= 0 || elapsedMs <= 0) return undefined;
  return Math.max(0, (elapsedMs * 100) / percent - elapsedMs);
}
