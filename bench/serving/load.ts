/** Load on a server over HTTP: files that are made while they are sent, requests at a steady rate, and a process to send it to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a program that says `listening on URL` on standard error. */
export async function served(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Served> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${text}`)));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-10_000);
      const found = /^listening on (http:\S+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    child,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Highest resident set of the process since it was last reset, MB (Linux). */
export function peakMb({ child }: Served): number {
  const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return Number(kb ?? Number.NaN) / 1024;
}

/** Seconds that the main thread of the process had to wait for a processor so far: proc(5), schedstat. */
export function waitedSeconds({ child }: Served): number {
  const [, waited] = readFileSync(`/proc/${child.pid}/task/${child.pid}/schedstat`, 'utf8').split(' ');
  return Number(waited) / 1e9;
}

export async function metric({ url }: Served, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}

/** Unlike anything else, so that nothing is stored once for two; begins as a PDF does. */
function* pieces(bytes: number, seed: number): Generator<Buffer, void> {
  const piece = Buffer.alloc(64 * 1024);
  for (let at = 0, state = seed * 2654435761 + 1; at < piece.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    piece[at] = state >>> 24;
  }
  const head = Buffer.from('%PDF-1.7\n');
  yield head;
  for (let left = bytes - head.length; left > 0; left -= piece.length) yield piece.subarray(0, left);
}

/** Sends one form with one file that is never in memory as a whole. Gives the status. */
export function uploadFile(
  { url }: Served,
  path: string,
  { field, bytes, seed, headers }: { field: string; bytes: number; seed: number; headers: Record<string, string> },
): Promise<number> {
  const boundary = `----bench${seed}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${seed}.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, {
      method: 'POST',
      agent: false,
      headers: {
        ...headers,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': head.length + bytes + tail.length,
      },
    });
    sent.once('error', reject).once('response', (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    const body = async (): Promise<void> => {
      sent.write(head);
      for (const piece of pieces(bytes, seed)) if (!sent.write(piece)) await once(sent, 'drain');
      sent.end(tail);
    };
    body().catch(reject);
  });
}

export interface Form {
  readonly body: Buffer;
  readonly type: string;
}

export function formOf(name: string, bytes: Uint8Array, type: string): Form {
  const boundary = '----bench';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

/** Milliseconds from the beginning of a request to the end of its answer. Rejects for any status but 200. */
function timed(url: string, { body, type }: Form, agent: Agent): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { 'content-type': type, 'content-length': body.length },
    });
    sent.once('error', reject).once('response', (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    sent.end(body);
  });
}

/**
 * Requests at a steady rate, whether or not the earlier ones were answered: a server that stalls gets no fewer requests.
 * Gives the time of each.
 */
export async function steadily(
  url: string,
  form: Form,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const answers: Promise<number>[] = [];
  for (let number = 0; number < perSecond * seconds; number++) {
    await pause(Math.max(0, started + (number * 1000) / perSecond - performance.now()));
    answers.push(timed(url, form, agent));
  }
  const times = await Promise.all(answers);
  agent.destroy();
  return times;
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
