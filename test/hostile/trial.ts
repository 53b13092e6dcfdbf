/**
 * Tries documents with all verbs, each in a process of its own, so that a crash is seen, and memory is that of the verb
 * alone.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job, VerbName } from './verbs.ts';
import { verbNames } from './verbs.ts';
import type { Said } from './verb-process.ts';

/** No document may take more, whatever it is. */
export const caps = { seconds: 60, bytes: 1024 ** 3 } as const;
/** A batch: what a process keeps for the next document is not all of a document's doing. */
const documentsPerProcess = 20;
/** The deadline of a document; above it, a verb has to end it and say so. */
const timeoutSeconds = 40;

export interface Outcome {
  readonly verb: VerbName;
  /** Kinds of failure; empty: it went well. */
  readonly failed: readonly string[];
  readonly ms: number;
  readonly bytes: number;
  /** What breaks a promise: an internal failure, a crash, a cap exceeded. */
  readonly broken: readonly string[];
}

export interface Trial {
  /** What came of the document, by verb. */
  run(job: Job): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** For people: how many were tried, how they ended, and what was the most that one took. */
export function figuresOf(outcomes: readonly Outcome[]): string {
  const most = (of: (outcome: Outcome) => number): number => Math.max(0, ...outcomes.map(of));
  const kinds = new Map<string, number>();
  for (const { failed, broken } of outcomes) {
    const kind = broken.length > 0 ? 'broken' : (failed[0] ?? 'ok');
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const ended = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
  return `${outcomes.length} runs of a verb: ${ended.join(', ')}; at most ${(most(({ ms }) => ms) / 1000).toFixed(1)} s and ${Math.round(most(({ bytes }) => bytes) / 1024 ** 2)} MB`;
}

export function trial(): Trial {
  const running = new Map<VerbName, Promise<ChildProcess>>();
  const lives = new WeakMap<ChildProcess, number>();
  const processFor = (verb: VerbName): Promise<ChildProcess> => {
    const known = running.get(verb) ?? started(verb);
    running.set(verb, known);
    return known;
  };
  return {
    run: (job) =>
      Promise.all(
        verbNames
          .filter((verb) => verb !== 'convert' || job.convertTo !== undefined)
          .map(async (verb) => {
            const child = await processFor(verb);
            const outcome = await tried(child, verb, job);
            const left = (lives.get(child) ?? documentsPerProcess) - 1;
            lives.set(child, left);
            if (outcome.broken.length > 0 || left === 0) {
              running.delete(verb);
              await ended(child, outcome.broken.length > 0);
            }
            return outcome;
          }),
      ),
    async close() {
      for (const child of await Promise.all(running.values())) await ended(child, false);
    },
  };
}

/** `atOnce`: after a crash, or where it may still be at work. */
async function ended(child: ChildProcess, atOnce: boolean): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (atOnce) child.kill('SIGKILL');
  else child.disconnect();
  await gone;
}

async function started(verb: VerbName): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'verb-process.ts'), [verb, String(timeoutSeconds)], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

async function tried(child: ChildProcess, verb: VerbName, job: Job): Promise<Outcome> {
  const outside = watchPrograms(child.pid ?? 0);
  const startedAt = performance.now();
  const said = await answer(child, job);
  const programs = outside.stop();
  if (typeof said === 'string')
    return { verb, failed: [], ms: performance.now() - startedAt, bytes: 0, broken: [said] };
  const { failures, ms } = said;
  const bytes = (said.peakBytes ?? 0) + programs;
  return { verb, failed: failures.map(({ kind }) => kind), ms, bytes, broken: brokenBy(said, bytes) };
}

function brokenBy({ failures, ms }: Said, bytes: number): readonly string[] {
  const faults = failures.filter(({ kind }) => kind === 'internal');
  return [
    ...faults.map(({ message, cause }) => `internal: ${message}\n${cause}`),
    ...(bytes > caps.bytes ? [`memory: ${Math.round(bytes / 1024 ** 2)} MB`] : []),
    ...(ms > caps.seconds * 1000 ? [`time: ${Math.round(ms / 1000)} s`] : []),
  ];
}

/** What the process said, or how it ended instead. */
async function answer(child: ChildProcess, job: Job): Promise<Said | string> {
  const stop = new AbortController();
  const { signal } = stop;
  const late = new Promise<string>((resolve) => {
    const timer = setTimeout(() => resolve('did not end'), (caps.seconds + 10) * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
  child.send(job);
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([said]) => said as Said),
      once(child, 'exit', { signal }).then(([code, by]) => `crash: the process ended with ${String(code ?? by)}`),
      late,
    ]);
  } finally {
    stop.abort();
  }
}

/** Adds up the memory of the programs below a process, such as LibreOffice, and keeps the largest sum. */
function watchPrograms(pid: number): { stop(): number } {
  let peak = 0;
  const look = async (): Promise<void> => {
    peak = Math.max(peak, await residentBelow(pid));
  };
  const timer = setInterval(() => void look(), 100);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

async function residentBelow(pid: number): Promise<number> {
  let sum = 0;
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  for (const task of tasks) {
    const children = await readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '');
    for (const child of children
      .split(' ')
      .filter((each) => each !== '')
      .map(Number)) {
      // Shared libraries count once for each of the processes that share them, so a sum of Pss is what they take together.
      const rollup = await readFile(`/proc/${child}/smaps_rollup`, 'utf8').catch(() => '');
      sum += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024 + (await residentBelow(child));
    }
  }
  return sum;
}
