/** Runs a command and measures it from outside, so that a node program and a native one are measured alike (Linux). */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measurement {
  readonly wallMs: number;
  /** User and system time of the command and the children it waited for. Zero if the system does not report it. */
  readonly cpuSeconds: number;
  /** Highest resident set of the command itself, MB. Zero if the system does not report it. */
  readonly peakMb: number;
  readonly stdout: string;
}

const ticksPerSecond = 100; // USER_HZ is 100 on every Linux that Node supports.

function childCpuSeconds(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond; // cutime, cstime: proc(5)
  } catch {
    return 0;
  }
}

function highWaterMb(pid: number): number {
  try {
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? 0 : Number(kb) / 1024;
  } catch {
    return 0;
  }
}

/** Rejects where the command cannot start; its exit code does not matter here. */
export async function measure(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Measurement> {
  const cpuBefore = childCpuSeconds();
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env });
  let peakMb = 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, highWaterMb(child.pid ?? 0))), 10);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  try {
    await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  } finally {
    clearInterval(watch);
  }
  return { wallMs: performance.now() - started, cpuSeconds: childCpuSeconds() - cpuBefore, peakMb, stdout };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** `times` measurements of each command, taken in turn so that a busy moment of the machine hits all of them. */
export async function sideBySide(
  times: number,
  commands: Readonly<Record<string, () => Promise<Measurement>>>,
): Promise<Record<string, Measurement[]>> {
  const results: Record<string, Measurement[]> = {};
  for (let round = 0; round < times; round++) {
    for (const [name, run] of Object.entries(commands)) (results[name] ??= []).push(await run());
  }
  return results;
}
