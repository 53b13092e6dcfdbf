/** What the runs of stored and of attended tasks have in common. */
import { Failure } from '../../domain/failure.ts';
import type { TaskContext } from '../../domain/task.ts';
import { runTask } from '../run.ts';
import { stagesOf } from '../tracing/stages.ts';
import type { OpenSpan, Tracer } from '../tracing/tracer.ts';
import type { AnyKind, DurableContext, DurableOutput, Lane } from './kinds.ts';
import type { Task } from './task.ts';

export interface WorkerSettings {
  /** Tasks at once. */
  readonly total: number;
  /** The lanes that it takes tasks from; default: all. */
  readonly lanes?: readonly Lane[];
  /** Limits for single lanes; a lane without one is limited by `total` only. */
  readonly perLane: Readonly<Partial<Record<Lane, number>>>;
  readonly leaseMs?: number;
  /** A task is given up after it has ended its process this many times. */
  readonly maxAttempts?: number;
  /** Size limit for one file of a result. */
  readonly maxResultBytes?: number;
  /** How long a task waits before it is handed back because the documents could not be reached; default 5 s. */
  readonly awayMs?: number;
  /** Called with every task that ended here. */
  readonly ended?: (task: Task, cause: unknown) => void;
  /** Called with errors around a task, for example when the store does not answer. */
  readonly trouble?: (error: unknown) => void;
}

/**
 * Why a run was stopped, besides that its task was cancelled: the server stops, another worker took the task over, or may have
 * done so while the queue did not answer.
 */
export const handedBack = Symbol('handed back');
export const leaseLost = Symbol('lease lost');
export const queueAway = Symbol('queue away');

type OwnContext = Omit<DurableContext, keyof TaskContext>;

/** The only call of `runTask` for tasks of a server, stored or attended. Rejects with a Failure. */
export async function runKind(
  kind: AnyKind,
  input: unknown,
  own: OwnContext,
  context: TaskContext,
  span: OpenSpan,
): Promise<DurableOutput> {
  const stages = stagesOf(span);
  const noting: TaskContext = {
    signal: context.signal,
    progress(event) {
      stages.note(event);
      context.progress(event);
    },
  };
  const { name } = kind;
  const run = (given: unknown, more: TaskContext): Promise<DurableOutput> => kind.run(given, { ...more, ...own });
  try {
    return await span.within(() => runTask({ name, run }, input, noting));
  } finally {
    stages.end();
  }
}

interface BegunTask {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly attempt: number;
  readonly createdMs: number;
  /** The span that submitted it. */
  readonly trace?: string | undefined;
  /** When its claim began; default: now. */
  readonly startedMs?: number;
}

/** The span of a run, which belongs to that of the request, wherever that was. */
export const runSpan = (
  tracer: Tracer,
  { id, kind, lane, attempt, createdMs, trace, startedMs = Date.now() }: BegunTask,
): OpenSpan =>
  tracer.begin('task', {
    from: 'queue',
    parent: trace,
    startedMs,
    attributes: {
      'invoicectl.task.id': id,
      'invoicectl.task.kind': kind,
      'invoicectl.task.lane': lane,
      'invoicectl.task.attempt': attempt,
      'invoicectl.task.waited_ms': startedMs - createdMs,
    },
  });

/** Rejects with `internal` for an unknown name: a newer server may have stored the task. */
export function kindNamed(kinds: readonly AnyKind[], name: string): AnyKind {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) throw new Failure('internal', `There is no kind of task ${name}`);
  return kind;
}
