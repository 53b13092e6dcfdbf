/**
 * Starts the stylesheet process with a deadline, a limit of memory and a limit of the size of its answer.
 *
 * It runs under Node's permission model, can read only its own modules, has no network, and of the environment only PATH.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../domain/failure.ts';
import { fenceFromNetwork } from '../../programs/fence/fence.ts';
import { message } from '../../texts/message.ts';
import type { StylesheetAnswer, StylesheetJob, TimedStylesheetJob } from './job.ts';

export interface StylesheetLimits {
  readonly timeoutMs: number;
  readonly heapMegabytes: number;
  readonly maxAnswerBytes: number;
}
export const stylesheetLimits: StylesheetLimits = {
  timeoutMs: 120_000,
  heapMegabytes: 1024,
  maxAnswerBytes: 256 * 1024 * 1024,
};

/** How long after the deadline a process ends by itself when nobody ended it. */
const lateMs = 10_000;

const form = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const childFile = fileURLToPath(new URL(`./child.${form}`, import.meta.url));

/** The command behind the fence that keeps LibreOffice from the network. Its files are kept from it by Node. */
export async function fenced(command: readonly string[]): Promise<readonly string[]> {
  return (await fenceFromNetwork()).around('/', command);
}

/** Rejects with timeout, out_of_memory, cancelled or too_large. Errors of a stylesheet are part of the answer. */
export async function runStylesheets(
  job: StylesheetJob,
  signal: AbortSignal,
  limits: StylesheetLimits = stylesheetLimits,
): Promise<StylesheetAnswer> {
  const modules = dirname(dirname(createRequire(import.meta.url).resolve('saxon-js/package.json')));
  const readable = [dirname(childFile), modules, ...moduleFiles(dirname(childFile))];
  const [program = '', ...args] = await fenced([
    process.execPath,
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--stack-size=4000',
    '--no-warnings',
    childFile,
  ]);
  signal.throwIfAborted();
  const child = spawn(program, args, { env: { PATH: process.env['PATH'] }, stdio: ['pipe', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  let bytes = 0;
  let complaint = '';
  let failure: Failure | undefined;
  const kill = (why: Failure): void => {
    failure ??= why;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => kill(tooSlow(limits.timeoutMs)), limits.timeoutMs);
  const onAbort = (): void => kill(new Failure('cancelled', message('tex.cancelled', {}), { cause: signal.reason }));
  signal.addEventListener('abort', onAbort, { once: true });
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limits.maxAnswerBytes)
      kill(new Failure('too_large', message('tex.wroteMuch', { most: limits.maxAnswerBytes })));
    else output.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-4000);
  });
  // A child may end before it has read everything. Its exit code says more than the broken pipe.
  child.stdin.on('error', () => undefined);
  const timed: TimedStylesheetJob = { ...job, endsAfterMs: Math.ceil(limits.timeoutMs) + lateMs };
  child.stdin.end(JSON.stringify(timed));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (failure) throw failure;
    if (code !== 0) throw ended(code, complaint, limits);
    return JSON.parse(Buffer.concat(output).toString('utf8')) as StylesheetAnswer;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** The folders of modules with their links resolved, and the package.json files that state the kind of a module. */
function moduleFiles(folder: string): readonly string[] {
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    found.push(join(at, 'package.json'), join(at, 'node_modules'));
    if (dirname(at) === at) return found;
  }
}

const tooSlow = (timeoutMs: number): Failure =>
  new Failure('timeout', message('tex.slow', { seconds: timeoutMs / 1000 }), {
    detail: message('advice.endless', {}),
  });

function ended(code: number | null, complaint: string, limits: StylesheetLimits): Failure {
  if (/heap out of memory|allocation failed/i.test(complaint)) {
    return new Failure('out_of_memory', message('tex.memory', { megabytes: limits.heapMegabytes }), {
      detail: message('advice.endless', {}),
      cause: complaint,
    });
  }
  return new Failure('internal', `The stylesheet process ended with ${code ?? 'a signal'}`, { cause: complaint });
}
