/** What limits clients of the convert API, and for how long something is kept; clients that come and go while it runs. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openClients } from '../../../../src/compose/clients.ts';
import { markdown } from '../../../convert/samples.ts';
import { configured, convertClient, expectError, fileForm, newClient } from './client.ts';
import { metric, testServer, type TestServer } from '../../test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer(configured);
});
afterAll(() => server.stop());

const limit = 600;
const rate = (headers: Headers) =>
  ['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-ratelimit-${name}`)));

describe('the rate limit', () => {
  it('is stated in every answer, and is counted for each client separately', async () => {
    const [one, other] = [await newClient(server, 'one'), await newClient(server, 'other')];
    const id = await one.upload('a.md', markdown);
    const asked: readonly (readonly [method: string, path: string, body?: object | FormData])[] = [
      ['GET', `/files/${id}`],
      ['POST', '/convert', { fileId: id, targetFormat: 'html' }],
      ['POST', '/convert', { fileId: id, targetFormat: 'html', mode: 'async' }],
      ['POST', '/convert', {}],
      ['POST', '/files', fileForm('a.md', markdown)],
      ['GET', '/files/none'],
      ['GET', '/tasks/none/status'],
      ['DELETE', `/files/${id}`],
      ['GET', '/tasks/none/of/it'],
      ['PUT', `/files/${id}`],
      ['GET', '/convert'],
    ];
    let left = limit - 1;
    for (const [method, path, body] of asked) {
      const { headers } = await one.call(method, path, body);
      expect(rate(headers)).toEqual([
        limit,
        --left,
        expect.toSatisfy((seconds: number) => seconds > 0 && seconds <= 60),
      ]);
    }
    expect(rate((await other.call('GET', '/files/none')).headers)[1]).toBe(limit - 1);
    const stranger = await fetch(`${server.url}/api/v1/files/none`);
    expect([stranger.status, rate(stranger.headers)[0]]).toEqual([401, limit]);
  });

  it('refuses further requests with E00006 and the time to wait', async () => {
    const many = await newClient(server, 'many');
    for (let asked = 0; asked < limit; asked += 50)
      await Promise.all(
        Array.from({ length: 50 }, async () => (await many.fetch('GET', '/files/none')).body?.cancel()),
      );
    const answer = await many.call('GET', '/files/none');
    expectError(answer, 429, 'E00006');
    const [, remaining, reset] = rate(answer.headers);
    expect(remaining).toBe(0);
    expect(Number(answer.headers.get('retry-after'))).toBe(reset);
    const other = await newClient(server, 'another');
    expect((await other.call('GET', '/files/none')).status).toBe(404);
  });
});

describe('clients', () => {
  it('that are added while the server runs are accepted, and refused as soon as they are revoked', async () => {
    const client = await newClient(server, 'passing', 'basic');
    const id = await client.upload('a.md', markdown);
    expect((await client.call('GET', `/files/${id}`)).status).toBe(200);
    const clients = await openClients(server.options);
    await clients.revoke('passing');
    await clients.close();
    expectError(await client.call('GET', `/files/${id}`), 401, 'E00003');
    expectError(await client.call('POST', '/convert', { fileId: id, targetFormat: 'pdf' }), 401, 'E00003');
    // Whoever comes under the same name is somebody else.
    const next = await newClient(server, 'passing', 'basic');
    expectError(await next.call('GET', `/files/${id}`), 403, 'E00004');
  });

  it('of the configuration need both a token and a key', async () => {
    await expect(testServer({ clientToken: configured.clientToken })).rejects.toMatchObject({ kind: 'bad_request' });
  });
});

describe('stored files and tasks', () => {
  const hour = 3_600_000;

  it('are removed after a day, uploads, tasks and results alike, and deleted ones at once', async () => {
    const { folder, running, url } = await testServer(configured);
    const credentials = { token: configured.clientToken, apiKey: configured.clientKey };
    const client = convertClient(url, credentials);
    const id = await client.upload('a.md', markdown);
    const { body } = await client.call('POST', '/convert', { fileId: id, targetFormat: 'html', mode: 'async' });
    const taskId = String(body.data['taskId']);
    const result = String((await client.over(taskId))['resultFileId']);
    const deleted = await client.upload('b.md', 'something else');
    await client.call('DELETE', `/files/${deleted}`);
    await running.stop();
    const began = Date.now();
    const paths = [`/files/${id}`, `/files/${result}`, `/tasks/${taskId}/status`, `/tasks/${taskId}/result`];
    const later = async (hours: number, check: (url: string) => Promise<void>): Promise<void> => {
      vi.useFakeTimers({ toFake: ['Date'], now: began + hours * hour });
      const again = await testServer({ ...configured, dataDir: folder });
      try {
        await check(again.url);
      } finally {
        await again.running.stop();
        vi.useRealTimers();
      }
    };
    await later(23, async (there) => {
      for (const path of paths) expect((await convertClient(there, credentials).call('GET', path)).status).toBe(200);
    });
    await later(25, async (there) => {
      for (const path of paths)
        await vi.waitFor(
          async () => expectError(await convertClient(there, credentials).call('GET', path), 404, 'E00005'),
          { timeout: 20_000 },
        );
      await expect.poll(() => metric({ url: there }, 'invoicectl_blob_bytes')).toBe(0);
    });
    await (await testServer({ dataDir: folder })).stop();
  });

  it('survive a restart, and accepted tasks are finished under the same ids', async () => {
    const { folder, running, url } = await testServer(configured);
    const credentials = { token: configured.clientToken, apiKey: configured.clientKey };
    const before = convertClient(url, credentials);
    const id = await before.upload('a.md', markdown);
    const accepted = await Promise.all(
      ['html', 'docx', 'pdf', 'txt', 'html', 'docx'].map(async (targetFormat) => {
        const { body } = await before.call('POST', '/convert', { fileId: id, targetFormat, mode: 'async' });
        return String(body.data['taskId']);
      }),
    );
    await running.stop();
    const again = await testServer({ ...configured, dataDir: folder });
    try {
      const client = convertClient(again.url, credentials);
      for (const taskId of accepted) {
        const { status, resultFileId } = await client.over(taskId);
        expect(status).toBe('completed');
        expect((await client.fetch('GET', `/files/${String(resultFileId)}/download`)).status).toBe(200);
      }
    } finally {
      await again.stop();
    }
  });

  it('a result remains when its source is deleted, and the source when its result is', async () => {
    const client = await newClient(server, 'tidy');
    const id = await client.upload('a.md', markdown);
    const convert = () => client.call('POST', '/convert', { fileId: id, targetFormat: 'html' });
    const [first, second] = [(await convert()).body.data, (await convert()).body.data];
    await client.call('DELETE', `/files/${String(first['resultFileId'])}`);
    expect((await client.fetch('GET', `/files/${String(second['resultFileId'])}/download`)).status).toBe(200);
    expect((await client.fetch('GET', `/files/${id}/download`)).status).toBe(200);
    await client.call('DELETE', `/files/${id}`);
    expect((await client.fetch('GET', `/files/${String(second['resultFileId'])}/download`)).status).toBe(200);
  });
});
