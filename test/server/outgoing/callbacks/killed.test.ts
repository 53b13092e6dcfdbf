/** A server that is killed at random moments still sends a callback for every upload that it accepted, each under one id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Receiver, receiver } from './receiver.ts';
import { newSession } from '../../apis/sessions/requests.ts';
import { formOf, pdf } from '../../apis/sessions/sent-files.ts';

const program = join(import.meta.dirname, '../../../../src/cli/main.ts');
let there: Receiver;
let folder: string;
const running: ChildProcess[] = [];
beforeEach(async () => {
  there = await receiver();
  folder = await mkdtemp(join(tmpdir(), 'killed-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) await killed(child);
  await there.close();
  await rm(folder, { recursive: true, force: true });
});

async function served(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data-dir', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, INVOICECTL_ALLOW_HOSTS: there.host },
  });
  running.push(child);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /listening on (http\S+)/.exec(line)?.[1];
    said.push(line);
    if (url === undefined) continue;
    child.stderr.resume();
    return { url, child };
  }
  throw new Error(`It did not start: ${said.join('\n')}`);
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

interface Told {
  readonly taskId: string;
  readonly status: string;
}
const told = (): readonly (Told & { readonly delivery: string })[] =>
  there.heard.map(({ body, headers }) => ({
    ...(JSON.parse(body) as Told),
    delivery: String(headers['x-invoicectl-delivery']),
  }));

it('every callback arrives although the server is killed again and again', async () => {
  // A slow receiver, so that the server is sometimes killed during a call.
  there.answer(503, 200, 'silent', 200, 200, 503, 'silent', 200);
  const accepted: string[] = [];
  for (let round = 0; round < 4; round++) {
    const { url, child } = await served();
    const client = await newSession({ url });
    for (let count = 0; count < 4; count++) {
      const body = formOf([await pdf()]);
      body.append('webhook', JSON.stringify({ url: there.url, timeout: 1 }));
      const response = await client.call('POST', '/api/upload', { body });
      expect(response.status).toBe(200);
      accepted.push(((await response.json()) as Told).taskId);
    }
    await pause(Math.random() * 600);
    await killed(child);
  }
  await served();
  await expect
    .poll(() => accepted.filter((id) => !told().some(({ taskId }) => taskId === id)), { timeout: 90_000 })
    .toEqual([]);
  for (const id of accepted) {
    const about = told().filter(({ taskId }) => taskId === id);
    expect(new Set(about.map(({ delivery }) => delivery)).size, 'told under one id').toBe(1);
    expect(about.every(({ status }) => status === 'completed')).toBe(true);
  }
}, 180_000);

it('a callback arrives if the server is killed between the end of a task and its delivery', async () => {
  there.answer('silent');
  const { url, child } = await served();
  const client = await newSession({ url });
  const body = formOf([await pdf()]);
  body.append('webhook', there.url);
  const { taskId } = (await (await client.call('POST', '/api/upload', { body })).json()) as Told;
  await there.calls(1);
  await killed(child);
  there.answer(200);
  await served();
  await there.calls(2);
  // Once accepted, a callback is not sent again.
  await pause(1500);
  expect(told()).toEqual([
    expect.objectContaining({ taskId, status: 'completed' }),
    expect.objectContaining({ taskId, status: 'completed' }),
  ]);
  expect(told()[0]?.delivery).toBe(told()[1]?.delivery);
}, 60_000);
