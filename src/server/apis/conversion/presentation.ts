/** Files and tasks of the core in the words of the convert API. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ClientFile } from '../../../conversions/client-files.ts';
import { asksForText } from '../../../convert/options.ts';
import { aboutOf } from '../../../conversions/conversions.ts';
import type { Estimates } from '../../../conversions/estimates.ts';
import { Failure } from '../../../domain/failure.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { remainingMs, type TaskState } from '../../../domain/task.ts';
import { StoredConvertInput } from '../../../tasks/convert/durable.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import { utcTimestamp } from '../../timestamps.ts';
import { detailOf, type ErrorDetail, taskFailure } from './errors.ts';
import { type Accepted, type Converted, type FileView, KindKept, type TaskResult, type TaskStatus } from './schemas.ts';

export const base = '/api/v1';

const Outcome = z.object({
  report: z.object({
    from: z.string(),
    quality: z.object({
      fidelity: z.number().optional(),
      accuracy: z.number().optional(),
      content: z.array(KindKept).optional(),
    }),
    warnings: z.array(z.string()),
    metadata: z.object({
      pageCount: z.number().exactOptional(),
      wordCount: z.number().exactOptional(),
      imageCount: z.number().exactOptional(),
    }),
  }),
});

/** The envelope of every answer that went well. */
export const success = <Data>(data: Data, { id }: Pick<FastifyRequest, 'id'>) => ({
  success: true as const,
  data,
  timestamp: utcTimestamp(Date.now()),
  requestId: id,
});

export const fileUrl = (origin: string, id: string): string => `${origin}${base}/files/${id}/download`;

export const fileView = (file: ClientFile, origin: string): FileView => ({
  fileId: file.id,
  fileName: file.name,
  fileSize: file.size,
  ...(file.format === null ? {} : { format: file.format }),
  mediaType: file.mediaType,
  downloadUrl: fileUrl(origin, file.id),
  createdAt: utcTimestamp(file.createdMs),
  expiresAt: utcTimestamp(file.expiresMs),
});

/** Expired ones are not shown: they are E00005. */
const statusOf: Record<TaskState, TaskStatus['status']> = {
  queued: 'pending',
  running: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'failed',
};

/** Text of such is recognised where it is missing, also if nobody asked. */
const maybeRecognised = ['pdf', 'ofd', 'jpg', 'png', 'tiff', 'webp', 'gif', 'bmp'];

/** Why a task has no result; undefined where it has one, or may have one yet. */
export function failureOf(task: Task): Failure | undefined {
  if (task.state === 'cancelled') return new Failure('cancelled', 'The task was cancelled');
  if (!task.failure) return undefined;
  const { options, name, from } = StoredConvertInput.parse(task.input);
  const source = from ?? aboutOf(task).from ?? name.split('.').at(-1) ?? '';
  return taskFailure(task.failure, asksForText(options) || maybeRecognised.includes(source));
}

const errorOf = (task: Task): { error: ErrorDetail } | Record<string, never> => {
  const failure = failureOf(task);
  return failure ? { error: detailOf(failure) } : {};
};

function resultOf(task: Task) {
  const [file] = task.files;
  if (task.state !== 'succeeded' || !file) return undefined;
  const { resultFileId, origin } = aboutOf(task);
  const { report } = Outcome.parse(task.result);
  const { fidelity, accuracy, content } = report.quality;
  const common = {
    resultFileId,
    resultFileName: file.name,
    resultFileSize: file.size,
    resultFileUrl: fileUrl(origin, resultFileId),
    conversionTime: (task.finishedMs ?? 0) - (task.startedMs ?? 0),
    ...(fidelity === undefined || accuracy === undefined
      ? {}
      : { quality: { fidelity, accuracy, ...definedOnly({ content }) } }),
  };
  return { common, report };
}

/** Of a task that has a result. */
export function converted(task: Task): Converted {
  const result = resultOf(task);
  if (!result) throw new Failure('internal', 'The task has no result');
  const { fileId, targetFormat } = aboutOf(task);
  const { from, warnings, metadata } = result.report;
  return {
    taskId: task.id,
    fileId,
    ...result.common,
    sourceFormat: from,
    targetFormat,
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

export async function accepted(task: Task, { untilDone }: Pick<Estimates, 'untilDone'>): Promise<Accepted> {
  const { fileId, from, to, origin } = aboutOf(task);
  const estimatedTime = await untilDone(from ?? undefined, to);
  return {
    taskId: task.id,
    fileId,
    status: 'pending',
    ...definedOnly({ estimatedTime }),
    progressUrl: `${origin}${base}/tasks/${task.id}/status`,
    resultUrl: `${origin}${base}/tasks/${task.id}/result`,
  };
}

export async function taskStatus(task: Task, estimates: Estimates, nowMs: number): Promise<TaskStatus> {
  const { state, id, progress, stage } = task;
  const left = await secondsLeft(task, estimates, nowMs);
  return {
    taskId: id,
    status: statusOf[state],
    progress,
    message: stage,
    ...(state === 'succeeded' ? { resultFileId: aboutOf(task).resultFileId } : {}),
    ...errorOf(task),
    ...definedOnly({ estimatedTimeRemaining: left }),
  };
}

async function secondsLeft(task: Task, estimates: Estimates, nowMs: number): Promise<number | undefined> {
  const { state, progress, startedMs } = task;
  const { from, to } = aboutOf(task);
  if (state === 'queued') return estimates.untilDone(from ?? undefined, to);
  if (state !== 'running' || startedMs === null) return undefined;
  const elapsedMs = Math.max(1, nowMs - startedMs);
  const measured = remainingMs(progress, elapsedMs);
  if (measured !== undefined) return Math.ceil(measured / 1000);
  const usual = estimates.atWork(from ?? undefined, to);
  return usual === undefined ? undefined : Math.max(0, Math.ceil(usual - elapsedMs / 1000));
}

/** Of a task that is over; also what a callback says. */
export const taskResult = (task: Task): TaskResult => ({
  taskId: task.id,
  status: task.state === 'succeeded' ? 'completed' : 'failed',
  ...resultOf(task)?.common,
  ...errorOf(task),
});
