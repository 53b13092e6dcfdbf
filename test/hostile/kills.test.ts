/**
 * `serve` killed again and again while all five APIs are used: what was accepted ends, or goes on and ends; nothing is lost,
 * nothing ends twice. The moments of the kills and the order of the work follow from the seed.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { seededRandom } from '../../tools/fixtures/random.ts';
import { folder, start, type Started } from '../e2e/program.ts';
import { fileForm } from '../server/apis/conversion/client.ts';
import { sampleDocx } from '../server/apis/docx2tex/client.ts';
import { isFull, seed } from './form.ts';

const kills = isFull ? 100 : 3;
const wanted = isFull ? 300 : 12;
const credentials = { token: 'a token for the kills', key: 'a key for the kills' };

/** What came of one piece of work: undefined while it is not over. */
type End = 'succeeded' | 'failed' | 'lost' | undefined;

interface Accepted {
  readonly api: string;
  readonly id: string;
  ended(): Promise<End>;
}

const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>;

const endOf = (response: Response, state: unknown, ends: Readonly<Record<string, End>>): End =>
  response.status === 404 ? 'lost' : ends[String(state)];

/** One submission to each API; undefined where the server did not accept it. */
function works(url: string, pdf: Uint8Array) {
  const authorization = { Authorization: `Bearer ${credentials.token}`, 'X-API-Key': credentials.key };
  const form = (name: string, field = 'file', fields: Readonly<Record<string, string>> = {}): FormData => {
    const made = fileForm(name, pdf, fields, 'application/pdf');
    if (field === 'file') return made;
    const renamed = new FormData();
    for (const [key, value] of made) renamed.append(key === 'file' ? field : key, value);
    return renamed;
  };
  let session: string | undefined;
  return {
    async extraction(number: number): Promise<Accepted | undefined> {
      const response = await fetch(`${url}/extract`, { method: 'POST', body: form(`${number}.pdf`) });
      if (response.status !== 200) return undefined;
      await response.arrayBuffer();
      // The answer is the end: nothing of it stays.
      return { api: 'extraction', id: String(number), ended: () => Promise.resolve('succeeded') };
    },
    async sessions(number: number): Promise<Accepted | undefined> {
      session ??= String((await json(await fetch(`${url}/api/session`, { method: 'POST' })))['session_id']);
      const headers = { 'X-Session-ID': session };
      const body = form(`${number}.pdf`, 'files');
      const response = await fetch(`${url}/api/upload`, { method: 'POST', body, headers });
      if (response.status !== 200) {
        // A session may ask a hundred times a minute.
        session = undefined;
        return undefined;
      }
      const id = String((await json(response))['taskId']);
      return {
        api: 'sessions',
        id,
        async ended() {
          const asked = await fetch(`${url}/api/task/${id}/status`, { headers });
          return endOf(asked, (await json(asked))['status'], { completed: 'succeeded', failed: 'failed' });
        },
      };
    },
    async conversion(number: number): Promise<Accepted | undefined> {
      const body = form(`${number}.pdf`, 'file', { targetFormat: 'txt', mode: 'async' });
      const response = await fetch(`${url}/api/v1/convert`, { method: 'POST', body, headers: authorization });
      if (!response.ok) return undefined;
      const id = String(((await json(response))['data'] as Record<string, unknown>)['taskId']);
      return {
        api: 'conversion',
        id,
        async ended() {
          const asked = await fetch(`${url}/api/v1/tasks/${id}/status`, { headers: authorization });
          const data = ((await json(asked))['data'] ?? {}) as Record<string, unknown>;
          return endOf(asked, data['status'], { completed: 'succeeded', failed: 'failed' });
        },
      };
    },
    async docx2tex(number: number): Promise<Accepted | undefined> {
      const body = new FormData();
      body.append('file', new File([new Uint8Array(sampleDocx(String(number)))], `${number}.docx`));
      const response = await fetch(`${url}/v1/task`, { method: 'POST', body });
      if (!response.ok) return undefined;
      const id = String((await json(response))['task_id']);
      return {
        api: 'docx2tex',
        id,
        async ended() {
          const asked = await fetch(`${url}/v1/task/${id}`);
          const data = ((await json(asked))['data'] ?? {}) as Record<string, unknown>;
          return endOf(asked, data['state'], { done: 'succeeded', failed: 'failed' });
        },
      };
    },
    async invoices(number: number): Promise<Accepted | undefined> {
      const response = await fetch(`${url}/api/v1/invoices/upload`, { method: 'POST', body: form(`${number}.pdf`) });
      if (!response.ok) return undefined;
      const id = String(((await json(response))['data'] as Record<string, unknown>)['id']);
      return {
        api: 'invoices',
        id,
        async ended() {
          const asked = await fetch(`${url}/api/v1/invoices/${id}/file`);
          await asked.arrayBuffer();
          return endOf(asked, asked.status, { 200: 'succeeded' });
        },
      };
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it(
  'whatever the moment of a kill, all that was accepted over the five APIs ends, and nothing ends twice',
  async () => {
    const random = seededRandom(seed);
    const cwd = await folder();
    const url = `http://127.0.0.1:${await freePort()}`;
    const pdf = await readFile(join(import.meta.dirname, '../../fixtures/invoices/de-letter.pdf'));
    const logs: string[] = [];
    const serve = (): Started => {
      const args = ['serve', '--port', new URL(url).port, '--data-dir', 'kept', '--log-format', 'json'];
      const env = { INVOICECTL_CLIENT_TOKEN: credentials.token, INVOICECTL_CLIENT_KEY: credentials.key };
      const started = start(args, { cwd, env });
      void started.ended.then(({ stderr }) => logs.push(stderr));
      return started;
    };
    const listening = async ({ child }: Started): Promise<void> => {
      while (
        !(await fetch(`${url}/livez`).then(
          ({ ok }) => ok,
          () => false,
        ))
      ) {
        expect(child.exitCode, logs.at(-1)).toBeNull();
        await pause(50);
      }
    };

    const submissions = works(url, pdf);
    const apis = Object.values(submissions);
    const accepted: Accepted[] = [];
    let tried = 0;
    const killing = new AbortController();
    const submitting = (async () => {
      while (accepted.length < wanted || !killing.signal.aborted) {
        // Every API in turn, so that the kills meet all of them.
        const submit = apis[tried++ % apis.length];
        const taken = await submit?.(tried).catch(() => undefined);
        if (taken) accepted.push(taken);
        else await pause(50);
        if (accepted.length >= wanted) await pause(200);
      }
    })();

    for (let round = 0; round < kills; round++) {
      const served = serve();
      await listening(served);
      await pause(random() * 2500);
      served.child.kill('SIGKILL');
      expect((await served.ended).signal).toBe('SIGKILL');
    }
    killing.abort();
    const last = serve();
    await listening(last);
    await submitting;

    const counts = new Map<string, number>();
    for (const work of accepted) {
      let end = await work.ended();
      while (end === undefined) {
        await pause(200);
        end = await work.ended();
      }
      const what = `${work.api} ${end}`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    last.child.kill('SIGTERM');
    await last.ended;
    const ended = logs
      .flatMap((log) => log.split('\n'))
      .flatMap((line) => /"message":"task".*"taskId":"([^"]+)"/.exec(line)?.[1] ?? []);
    console.log(
      `seed ${seed}: ${kills} kills, ${tried} submissions, ${accepted.length} accepted: ${[...counts].map(([what, count]) => `${count} ${what}`).join(', ')}; ${ended.length} ends in the log`,
    );
    expect([...counts.keys()].filter((what) => what.endsWith('lost'))).toEqual([]);
    expect(new Set(ended).size, 'none ended twice').toBe(ended.length);
    // A task that is under way in three kills is given up, with a failure that says so.
    if (!isFull) expect([...counts.keys()].filter((what) => what.endsWith('failed'))).toEqual([]);
    expect(new Set(accepted.map(({ api }) => api)).size, 'each API accepted something').toBe(apis.length);
  },
  isFull ? 3_600_000 : 240_000,
);
