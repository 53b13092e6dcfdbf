/**
 * Denies programs that read documents access to the network and to other files.
 *
 * Each method is tried once, and all methods that work on this machine are used.
 */
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { assetText } from '../../assets/files.ts';

const run = promisify(execFile);

export interface Fence {
  /**
   * `namespace`: an empty network namespace. `filter`: a filter of system calls, with rules for files if the kernel
   * supports them.
   */
  readonly means: readonly ('namespace' | 'filter')[];
  /** The command to start instead of `command`, which may write to `folder`. */
  around(folder: string, command: readonly string[]): readonly string[];
  /** The same fence without rules for files, for a program that needs files elsewhere to start. */
  readonly withoutFiles?: Fence;
}

export const noFence: Fence = { means: [], around: (_folder, command) => command };

/** Pythons that may run the filter of system calls. */
const systemPythons = ['/usr/bin/python3', 'python3'];

let networkFence: Promise<Fence> | undefined;

/** The fence for a program whose files cannot be listed: without a network. Looked for once in this process. */
export async function fenceFromNetwork(): Promise<Fence> {
  const fence = await (networkFence ??= findFence(process.execPath, systemPythons));
  return fence.withoutFiles ?? fence;
}

/**
 * The installation of `program` stays readable. `dataBytes`: the memory that each process may use for its data, where the
 * filter works; default no limit.
 */
export async function findFence(program: string, pythons: readonly string[], dataBytes = 0): Promise<Fence> {
  if (process.platform !== 'linux') return noFence;
  const install = dirname(dirname(program));
  const filter = (python: string, folder: string, readable = install): readonly string[] => [
    python,
    '-I',
    '-c',
    assetText('fence.py'),
    folder,
    readable,
    String(dataBytes),
  ];
  const [namespace, python] = await Promise.all([
    firstThat(
      [
        ['unshare', '-c', '-n'],
        ['unshare', '-r', '-n'],
        ['unshare', '-n'],
      ],
      async (prefix) => prints([...prefix, 'echo', 'inside'], 'inside'),
    ),
    firstThat(pythons, async (candidate) =>
      prints([...filter(candidate, tmpdir()), candidate, '-I', '-c', opensSocket], 'refused'),
    ),
  ]);
  const means = [...(namespace ? (['namespace'] as const) : []), ...(python ? (['filter'] as const) : [])];
  if (python === undefined) return { means, around: (_folder, command) => [...(namespace ?? []), ...command] };
  return {
    means,
    around: (folder, command) => [...(namespace ?? []), ...filter(python, folder), ...command],
    withoutFiles: {
      means,
      around: (_folder, command) => [...(namespace ?? []), ...filter(python, '/', '/'), ...command],
    },
  };
}

const opensSocket = `
import socket
try:
    socket.socket(socket.AF_INET)
    print("opened")
except PermissionError:
    print("refused")
`;

const prints = ([file = '', ...args]: readonly string[], expected: string): Promise<boolean> =>
  run(file, args, { timeout: 5_000, cwd: tmpdir() }).then(
    ({ stdout }) => stdout.trim() === expected,
    () => false,
  );

async function firstThat<Value>(
  values: readonly Value[],
  works: (value: Value) => Promise<boolean>,
): Promise<Value | undefined> {
  for (const value of values) if (await works(value)) return value;
  return undefined;
}
