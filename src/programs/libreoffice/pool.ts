/**
 * A few warm LibreOffices: each with its own profile, one document at a time, replaced after some documents, after a crash
 * and after a document that ran out of time.
 *
 * Waiting for a free one is not counted against a document's time. After a crash the document gets a second try in a fresh
 * process of its own, once.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Fence } from '../fence/fence.ts';
import type { FoundOffice } from './find.ts';
import { bridgeLost, type OfficeInstance, type OfficeJob, startInstance } from './instance.ts';
import { oneShot, type OneShotJob } from './one-shot.ts';

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

export interface OfficePool {
  convert(
    office: FoundOffice,
    work: OfficeWork,
    signal: AbortSignal,
  ): Promise<{ readonly bytes: Uint8Array; readonly warnings: readonly string[] }>;
  close(): Promise<void>;
}

export function officePool({ instances: count, timeoutMs, jobsEach = 40 }: OfficePoolSettings): OfficePool {
  const idle: OfficeInstance[] = [];
  const all = new Set<OfficeInstance>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  /** Behind a lighter fence, once it did not come up behind the whole one: no document has a part in that. */
  let lighter: Fence | undefined;

  async function enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (busy < count) {
      busy++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const next = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(next), 1);
        reject(signal.reason);
      };
      waiting.push(next);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  };

  async function instance(office: FoundOffice): Promise<OfficeInstance> {
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (found.alive() && found.jobs < jobsEach) return found;
      await drop(found);
    }
    const started = await startInstance(office).catch((error: unknown) => {
      if (error !== bridgeLost || !office.fence.withoutFiles) throw error;
      lighter = office.fence.withoutFiles;
      return startInstance({ ...office, fence: lighter });
    });
    all.add(started);
    return started;
  }

  async function drop(one: OfficeInstance): Promise<void> {
    all.delete(one);
    await one.kill();
  }

  async function warm(office: FoundOffice, { bytes, extension, target, job }: OfficeWork, signal: AbortSignal) {
    const one = await instance(office);
    const input = join(one.folder, `document-${one.jobs}.${extension}`);
    const output = join(one.folder, `result-${one.jobs}.${target}`);
    // Killing ends the waiting for its answer.
    const stop = (): void => void drop(one);
    signal.addEventListener('abort', stop, { once: true });
    let sound = false;
    try {
      await writeFile(input, bytes);
      signal.throwIfAborted();
      const warnings = await one.run({ ...job, input, output });
      const result = await readFile(output);
      sound = true;
      return { bytes: result, warnings };
    } catch (error) {
      // LibreOffice said no to this document: it is itself well.
      sound = error instanceof Failure && one.alive();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      if (sound && !signal.aborted) {
        await Promise.all([rm(input, { force: true }), rm(output, { force: true })]);
        idle.push(one);
      } else await drop(one);
    }
  }

  return {
    async convert(given, work, outer) {
      const office = lighter ? { ...given, fence: lighter } : given;
      await enter(outer);
      const deadline = AbortSignal.timeout(timeoutMs);
      const signal = AbortSignal.any([outer, deadline]);
      try {
        if (office.python === undefined)
          return {
            bytes: await oneShot(office, work.once, signal),
            warnings: work.job.page
              ? ['Page size and margins need the LibreOffice bridge (python3-uno): left as they are']
              : [],
          };
        try {
          return await warm(office, work, signal);
        } catch (error) {
          if (error instanceof Failure || signal.aborted) throw error;
          const bytes = await oneShot(office, work.once, signal);
          return {
            bytes,
            warnings: work.job.page
              ? ['LibreOffice crashed; on the second try page size and margins were left as they are']
              : [],
          };
        }
      } catch (error) {
        if (deadline.aborted && !outer.aborted)
          throw new Failure('timeout', `LibreOffice took longer than ${timeoutMs / 1000} s`, {
            detail: 'Allow it more with --timeout',
            cause: error,
          });
        if (error === bridgeLost)
          throw new Failure('internal', 'LibreOffice crashed over the document', { cause: 'bridge lost' });
        throw error;
      } finally {
        leave();
      }
    },
    async close() {
      await Promise.all([...all].map(drop));
      idle.length = 0;
    },
  };
}
