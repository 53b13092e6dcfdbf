/**
 * A few running LibreOffices: each with its own profile, one document at a time, replaced after some documents, after a crash
 * and after a document that ran out of time.
 *
 * Waiting for an instance does not count against a document's time. After a crash, the document gets one second try in a
 * process of its own.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { FoundOffice } from './find.ts';
import { slots } from '../../runtime/workers/slots.ts';
import { type Message, message } from '../../texts/message.ts';
import { bridgeLost, type OfficeJob } from './instance.ts';
import { officeInstances, type OfficeInstances } from './instances.ts';
import { oneShot, type OneShotJob } from './one-shot.ts';
import { starts } from './starts.ts';

export interface OfficePoolSettings {
  readonly instances: number;
  readonly timeoutMs: number;
  /** Documents after which an instance is replaced: its memory only grows. */
  readonly jobsEach?: number;
}

export interface OfficeWork {
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly target: string;
  readonly job: Omit<OfficeJob, 'input' | 'output'>;
  readonly once: OneShotJob;
}

interface OfficeResult {
  readonly bytes: Uint8Array;
  readonly warnings: readonly Message[];
}

export interface OfficePool {
  /** Rejects with `engine_unavailable` when LibreOffice does not start at all, whatever the document. */
  convert(office: FoundOffice, work: OfficeWork, signal: AbortSignal): Promise<OfficeResult>;
  close(): Promise<void>;
}

export function officePool({ instances: count, timeoutMs, jobsEach = 40 }: OfficePoolSettings): OfficePool {
  const inSlot = slots(count);
  const instances = officeInstances(jobsEach);
  /** Whether LibreOffice has started before: failures then belong to their documents. */
  let proven = false;

  async function attempt(office: FoundOffice, work: OfficeWork, signal: AbortSignal): Promise<OfficeResult> {
    if (office.python === undefined) return once(office, work, signal, message('loss.officeBridge', {}));
    try {
      return await warm(instances, office, work, signal);
    } catch (error) {
      // A Failure is an answer of LibreOffice about the document.
      proven ||= error instanceof Failure;
      if (error instanceof Failure || signal.aborted) throw error;
      const without = message('loss.officeCrashed', {});
      return once(instances.fenced(office), work, signal, without);
    }
  }

  async function inTime(office: FoundOffice, work: OfficeWork, outer: AbortSignal): Promise<OfficeResult> {
    const deadline = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([outer, deadline]);
    try {
      const result = await attempt(office, work, signal);
      proven = true;
      return result;
    } catch (error) {
      if (deadline.aborted && !outer.aborted) throw tookTooLong(timeoutMs, error);
      outer.throwIfAborted();
      proven ||= await starts(instances.fenced(office), outer);
      throw proven ? error : doesNotStart(office, error);
    }
  }

  return {
    convert: (office, work, signal) => inSlot(() => inTime(office, work, signal), signal),
    close: () => instances.close(),
  };
}

/** Converts in a process of its own, which cannot change page size and margins. */
async function once(
  office: FoundOffice,
  { once: job, job: { page } }: OfficeWork,
  signal: AbortSignal,
  pageWarning: Message,
): Promise<OfficeResult> {
  return { bytes: await oneShot(office, job, signal), warnings: page ? [pageWarning] : [] };
}

/** Converts in a running instance. */
async function warm(
  instances: OfficeInstances,
  office: FoundOffice,
  { bytes, extension, target, job }: OfficeWork,
  signal: AbortSignal,
): Promise<OfficeResult> {
  const instance = await instances.take(office);
  const input = join(instance.folder, `document-${instance.jobs}.${extension}`);
  const output = join(instance.folder, `result-${instance.jobs}.${target}`);
  // Killing the instance ends the wait for its answer.
  const stop = (): void => void instances.drop(instance);
  signal.addEventListener('abort', stop, { once: true });
  let sound = false;
  try {
    await writeFile(input, bytes);
    signal.throwIfAborted();
    const warnings = await instance.run({ ...job, input, output });
    const result = await readFile(output);
    sound = true;
    return { bytes: result, warnings };
  } catch (error) {
    // LibreOffice refused this document and can go on with the next one.
    sound = error instanceof Failure && instance.alive();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    if (sound && !signal.aborted) {
      await Promise.all([rm(input, { force: true }), rm(output, { force: true })]);
      instances.giveBack(instance);
    } else await instances.drop(instance);
  }
}

const tookTooLong = (timeoutMs: number, cause: unknown): Failure =>
  new Failure('timeout', message('libreOffice.slow', { seconds: timeoutMs / 1000 }), {
    detail: message('advice.moreTime', {}),
    cause,
  });

const doesNotStart = ({ soffice }: FoundOffice, cause: unknown): Failure =>
  new Failure('engine_unavailable', message('libreOffice.notStarted', {}), {
    detail: message('advice.libreOfficeNotStarted', { program: soffice }),
    cause: cause === bridgeLost ? 'bridge lost' : cause,
  });
