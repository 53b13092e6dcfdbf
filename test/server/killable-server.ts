/** A server in a process of its own, which a test can kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { storesFor } from '../stores-of-tests.ts';

const program = join(import.meta.dirname, '../../src/cli/main.ts');

export interface KillableServer {
  readonly url: string;
  /** Kills it at once (SIGKILL), and resolves when it is gone. May be called again. */
  kill(): Promise<void>;
}

/** With one worker, on a free port. */
export async function killableServer(folder: string): Promise<KillableServer> {
  const { serve, env } = await storesFor(folder);
  const places = { INVOICECTL_DATABASE: serve.database, INVOICECTL_BLOBS: serve.blobs };
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--workers', '1', '--data-dir', folder], {
    env: { ...process.env, ...places, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /listening on (http\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stderr.resume();
    return { url, kill: () => killed(child) };
  }
  throw new Error('The server did not start');
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
