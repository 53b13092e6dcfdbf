/**
 * Programs that may be on this machine: found on the PATH, run within a deadline, killed together with their children.
 * Their environment contains no secrets of this process.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

/** The full path of a program, or undefined when it is not installed. */
export async function findProgram(name: string): Promise<string | undefined> {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const suffix of suffixes) {
      const path = join(folder, name + suffix);
      if (
        folder !== '' &&
        (await access(path, constants.X_OK).then(
          () => true,
          () => false,
        ))
      )
        return path;
    }
  }
  return undefined;
}

export interface ProgramRun {
  readonly args: readonly string[];
  /** The folder for home and temporary files of the program, which must not use those of the user. */
  readonly folder: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface ProgramResult {
  readonly code: number | null;
  /** The end of both streams. */
  readonly output: string;
}

const keptOutput = 20_000;

/** Rejects with timeout or cancelled, and with engine_unavailable when it does not start. The caller judges the exit code. */
export async function runProgram(
  path: string,
  { args, folder, timeoutMs, signal }: ProgramRun,
): Promise<ProgramResult> {
  signal.throwIfAborted();
  const child = spawn(path, args, {
    cwd: folder,
    // In a separate process group, so that its children are killed with it.
    detached: process.platform !== 'win32',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let failure: Failure | undefined;
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-keptOutput);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const kill = (why: Failure): void => {
    failure ??= why;
    endGroup(child.pid);
  };
  const timer = setTimeout(
    () => kill(new Failure('timeout', message('tex.slowProgram', { program: path, seconds: timeoutMs / 1000 }))),
    timeoutMs,
  );
  const onAbort = (): void => kill(new Failure('cancelled', message('tex.cancelled', {}), { cause: signal.reason }));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (cause) =>
        reject(new Failure('engine_unavailable', message('tex.programNotStarted', { program: path }), { cause })),
      );
      child.once('close', resolve);
    });
    if (failure) throw failure;
    return { code, output };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // It has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
