/** Every error code of the convert API, each provoked: TC002 to TC004, ST001, and whatever a conversion can die of. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../../../src/compose/server.ts';
import { ExtractOptions } from '../../../../src/extract/options.ts';
import { ServeOptions } from '../../../../src/server/options.ts';
import { CacheOptions, RunOptions } from '../../../../src/runtime/options.ts';
import { markdown, sample } from '../../../convert/samples.ts';
import {
  configured,
  convertClient,
  type ConvertClient,
  eicar,
  expectError,
  fileForm,
  fixture,
  newClient,
} from './client.ts';
import { metric, testServer, type TestServer } from '../../test-server.ts';

const credentials = { token: configured.clientToken, apiKey: configured.clientKey };

let server: TestServer;
let client: ConvertClient;
beforeAll(async () => {
  server = await testServer(configured);
  client = convertClient(server.url, credentials);
});
afterAll(() => server.stop());

const convert = (name: string, bytes: Uint8Array | string, fields: Record<string, string>) =>
  client.call('POST', '/convert', fileForm(name, bytes, fields));

describe('E00002', () => {
  it.each([
    [{}, 'targetFormat'],
    [{ targetFormat: 'pdf' }, 'fileId'],
    [{ fileId: 1, targetFormat: 'pdf' }, 'fileId'],
    [{ fileId: 'file_x', targetFormat: 'pdf', mode: 'later' }, 'mode'],
    [{ fileId: 'file_x', targetFormat: 'pdf', options: { quality: 'superb' } }, 'options.quality'],
    [{ fileId: 'file_x', targetFormat: 'pdf', options: { imageOptions: { dpi: 1e9 } } }, 'options.imageOptions.dpi'],
    [{ fileId: 'file_x', targetFormat: 'pdf', options: { margins: { top: -1 } } }, 'options.margins.top'],
    [{ fileId: 'file_x', targetFormat: 'pdf', options: { ocrLanguage: [] } }, 'ocrLanguages'],
    [{ fileId: 'file_x', targetFormat: 'pdf', mode: 'async', callback: {} }, 'callback.url'],
    [{ fileId: 'file_x', targetFormat: 'pdf', mode: 'sync', callback: { url: 'https://example.com' } }, 'async'],
    ['text', 'object'],
  ])('%j is refused, and the message names %s', async (body, named) => {
    const answer = await client.call('POST', '/convert', body as object);
    expectError(answer, 400, 'E00002');
    expect(answer.body.error.message).toBe('参数错误');
    expect(answer.body.error.details).toContain(named);
  });

  it.each([
    'ftp://example.com/x',
    'http://127.0.0.1:1/x',
    'http://[::1]/x',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'https://user:password@example.com/',
    'no URL',
  ])('a callback to %s is refused', async (url) => {
    const fields = { targetFormat: 'html', mode: 'async', callback: JSON.stringify({ url }) };
    expectError(await convert('a.md', markdown, fields), 400, 'E00002');
  });

  it('invalid forms, and forms with too many or too few fields, are refused', async () => {
    for (const fields of [{ targetFormat: 'pdf', options: '{' }, { targetFormat: 'pdf', options: '[]' }, {}])
      expectError(await convert('a.md', markdown, fields), 400, 'E00002');
    const both = fileForm('a.md', markdown, { targetFormat: 'pdf', fileId: await client.upload('b.md', 'b') });
    expectError(await client.call('POST', '/convert', both), 400, 'E00002');
    const empty = new FormData();
    empty.append('targetFormat', 'pdf');
    expectError(await client.call('POST', '/convert', empty), 400, 'E00002');
    expectError(await client.call('POST', '/files', empty), 400, 'E00002');
    expectError(await client.call('POST', '/files', {}), 400, 'E00002');
    const json = { 'content-type': 'application/json' };
    const broken = await client.fetch('POST', '/convert', { headers: json, body: '{"fileId":' });
    expect(await broken.json()).toMatchObject({ success: false, error: { code: 'E00002' } });
  });

  it('a source format that differs from the real one is refused', async () => {
    const fields = { targetFormat: 'txt', sourceFormat: 'docx' };
    expectError(await convert('a.pdf', await sample('pdf'), fields), 400, 'E00002');
  });
});

it('ST001, E00003: token and key must both be right, and of one client', async () => {
  const [one, other] = [await newClient(server, 'one', 'free'), await newClient(server, 'other', 'free')];
  const { token, apiKey } = one;
  const attempts: Record<string, string>[] = [
    {},
    { Authorization: `Bearer ${token}` },
    { 'X-API-Key': apiKey },
    { Authorization: `Bearer ${token}`, 'X-API-Key': 'wrong' },
    { Authorization: 'Bearer wrong', 'X-API-Key': apiKey },
    { Authorization: `Bearer ${token}`, 'X-API-Key': other.apiKey },
    { Authorization: `Bearer ${apiKey}`, 'X-API-Key': token },
    { Authorization: `Basic ${token}`, 'X-API-Key': apiKey },
    { Authorization: token, 'X-API-Key': apiKey },
  ];
  for (const headers of attempts)
    for (const [method, path] of [
      ['POST', '/convert'],
      ['POST', '/files'],
      ['GET', '/files/file_x'],
      ['GET', '/tasks/task_x/status'],
    ] as const) {
      const response = await fetch(`${server.url}/api/v1${path}`, { method, headers });
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expectError(
        { status: response.status, headers: response.headers, body: (await response.json()) as never },
        401,
        'E00003',
      );
    }
  expect((await one.call('GET', '/files/file_x')).status).toBe(404);
});

it('ST002, E00004: files and tasks of another client are refused', async () => {
  const other = await newClient(server, 'stranger');
  const fileId = await client.upload('a.md', markdown);
  const { body } = await client.call('POST', '/convert', { fileId, targetFormat: 'html' });
  const { taskId, resultFileId } = body.data;
  for (const id of [fileId, resultFileId]) {
    expectError(await other.call('POST', '/convert', { fileId: id, targetFormat: 'pdf' }), 403, 'E00004');
    for (const method of ['GET', 'DELETE'])
      expectError(await other.call(method, `/files/${String(id)}`), 403, 'E00004');
    for (const path of ['download', 'link'])
      expectError(await other.call('GET', `/files/${String(id)}/${path}`), 403, 'E00004');
  }
  for (const [method, path] of [
    ['GET', '/status'],
    ['GET', '/result'],
    ['POST', '/cancel'],
    ['DELETE', ''],
  ] as const)
    expectError(await other.call(method, `/tasks/${String(taskId)}${path}`), 403, 'E00004');
});

it('TC003, E00005: files and tasks that do not exist are not found', async () => {
  for (const id of ['file_1234567890', 'x', '..%2F..', 'a'.repeat(90)]) {
    expectError(await client.call('POST', '/convert', { fileId: id, targetFormat: 'pdf' }), 404, 'E00005');
    for (const [method, path] of [
      ['GET', `/files/${id}`],
      ['DELETE', `/files/${id}`],
      ['GET', `/files/${id}/download`],
      ['GET', `/tasks/${id}/status`],
      ['GET', `/tasks/${id}/result`],
      ['POST', `/tasks/${id}/cancel`],
      ['DELETE', `/tasks/${id}`],
    ] as const)
      expectError(await client.call(method, path), 404, 'E00005');
  }
  expectError(await client.call('GET', '/convert/further'), 404, 'E00005');
});

it('TC002, E01001: known formats that cannot be converted into each other are refused', async () => {
  for (const mode of ['sync', 'async']) {
    const answer = await convert('a.xlsx', await sample('xlsx'), { targetFormat: 'pptx', mode });
    expectError(answer, 422, 'E01001');
    expect(answer.body.error).toMatchObject({ message: '格式不支持', suggestion: expect.stringContaining('pdf') });
  }
});

it('E02001: unknown formats are refused', async () => {
  expectError(await convert('a.md', markdown, { targetFormat: 'dwg' }), 400, 'E02001');
  expectError(await convert('a.md', markdown, { targetFormat: 'webp' }), 400, 'E02001');
  expectError(await convert('a.md', markdown, { targetFormat: 'pdf', sourceFormat: 'dwg' }), 400, 'E02001');
  expectError(await convert('a.bin', new Uint8Array([0, 1, 2, 3, 4]), { targetFormat: 'pdf' }), 400, 'E02001');
});

it('E01002: files that are broken, empty, locked or misnamed are refused', async () => {
  const pdf = { targetFormat: 'txt' };
  for (const name of ['truncated.pdf', 'password-geheim.pdf', 'empty.pdf'])
    expectError(await convert(name, await fixture(`broken/${name}`), pdf), 422, 'E01002');
  expectError(await convert('a.docx', 'only text', pdf), 422, 'E01002');
});

it('TC004, E02002: files above the size limit of the tier are refused, to the byte', async () => {
  const free = await newClient(server, 'small', 'free');
  const bytes = new Uint8Array(10 * 1024 ** 2 + 1).fill(0x20);
  for (const [path, fields] of [
    ['/files', {}],
    ['/convert', { targetFormat: 'pdf' }],
  ] as const) {
    const answer = await free.call('POST', path, fileForm('a.txt', bytes, fields));
    expectError(answer, 400, 'E02002');
    expect(answer.body.error).toMatchObject({ message: '文件过大', details: expect.stringContaining('10 MB') });
  }
  expect((await free.call('POST', '/files', fileForm('a.txt', bytes.subarray(1)))).status).toBe(201);
  const basic = await newClient(server, 'larger', 'basic');
  expect((await basic.call('POST', '/files', fileForm('a.txt', bytes))).status).toBe(201);
});

it('ST003, E02007: malicious files are refused', async () => {
  expectError(await convert('a.txt', eicar, { targetFormat: 'pdf' }), 400, 'E02007');
});

it('E02005: an upload without room on the disk is refused, and may be tried again later', async () => {
  const full = await testServer({ ...configured, diskMegabytes: 1 });
  try {
    const bytes = new Uint8Array(2 * 1024 ** 2).fill(0x20);
    const answer = await convertClient(full.url, credentials).call('POST', '/files', fileForm('a.txt', bytes));
    expectError(answer, 503, 'E02005');
    expect(answer.headers.get('retry-after')).not.toBeNull();
  } finally {
    await full.stop();
  }
});

describe('errors of a conversion that fails', () => {
  let folder: string;
  let options: ServeOptions;
  let failing: RunningServer;
  let dying: ConvertClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'failing-'));
    options = ServeOptions.parse({ ...configured, port: 0, stopSeconds: 0, dataDir: folder, workers: 14 });
    failing = await startServer({
      serve: options,
      reading: {
        extract: ExtractOptions.parse({}),
        run: RunOptions.parse({ cache: false }),
        cache: CacheOptions.parse({ dir: join(folder, 'cache') }),
        model: undefined,
      },
      version: '0.0.0-test',
      log: () => undefined,
      convertWorkerFile: new URL('./failing-conversions.ts', import.meta.url),
    });
    dying = convertClient(failing.url, credentials);
  });
  afterAll(async () => {
    await failing.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Once so many tasks run or wait. */
  async function atWork(count: number): Promise<void> {
    for (;;) {
      const running = await metric(failing, 'invoicectl_tasks_running');
      if (running + (await metric(failing, 'invoicectl_tasks_queued')) === count) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it.each([
    ['internal', 500, 'E01003', '转换失败'],
    ['timeout', 504, 'E01004', '转换超时'],
    ['unavailable', 503, 'E01006', '引擎不可用'],
    ['engine_unavailable', 503, 'E01006', '引擎不可用'],
    ['out_of_memory', 500, 'E01007', '内存不足'],
    ['storage_full', 503, 'E02005', '存储空间不足'],
    ['too_large', 400, 'E02002', '文件过大'],
    ['corrupt_document', 422, 'E01002', '文件损坏'],
    ['ocr_failed', 500, 'E03003', 'OCR识别失败'],
  ])('%s: %d %s %s', async (kind, status, code, message) => {
    const ask = (mode: string) =>
      dying.call('POST', '/convert', fileForm('a.md', `fail: ${kind}`, { targetFormat: 'pdf', mode }));
    const sync = await ask('sync');
    expectError(sync, status, code);
    expect(sync.body.error.message).toBe(message);
    // That of `unavailable` takes the seven seconds of three further tries.
    if (kind === 'unavailable') return;
    const taskId = String((await ask('async')).body.data['taskId']);
    const { timestamp: _then, requestId: _id, ...told } = sync.body;
    const told2 = { status: 'failed', error: told.error };
    expect(await dying.over(taskId)).toMatchObject(told2);
    expect((await dying.call('GET', `/tasks/${taskId}/result`)).body.data).toEqual({ taskId, ...told2 });
  });

  it('a failed conversion without a task id leaves no task and no file behind', async () => {
    const kept = () => metric(failing, 'invoicectl_blob_bytes');
    const before = await kept();
    for (const [name, fields] of [
      ['a.md', { targetFormat: 'pdf' }],
      ['a.xlsx', { targetFormat: 'pptx', mode: 'async' }],
    ] as const) {
      const bytes = Buffer.concat([
        name === 'a.md' ? Buffer.alloc(0) : await sample('xlsx'),
        Buffer.from('fail: timeout'),
      ]);
      const refused = await dying.call('POST', '/convert', fileForm(name, bytes, fields));
      expect(refused.status).toBeGreaterThanOrEqual(400);
    }
    expect(await kept()).toBe(before);
    const fileId = await dying.upload('a.md', 'fail: timeout, of a file that stays');
    expectError(await dying.call('POST', '/convert', { fileId, targetFormat: 'pdf' }), 504, 'E01004');
    expect((await dying.call('GET', `/files/${fileId}`)).status).toBe(200);
  });

  it('E03001: the missing engine is named as the one of OCR', async () => {
    const body = fileForm('a.md', 'fail: engine_unavailable', { targetFormat: 'pdf', options: '{"ocrEnabled":true}' });
    expectError(await dying.call('POST', '/convert', body), 503, 'E03001');
  });

  it('E01005: the client cancels a synchronous conversion', async () => {
    const waiting = dying.call(
      'POST',
      '/convert',
      fileForm('a.md', 'fail: wait', { targetFormat: 'pdf', mode: 'async' }),
    );
    const taskId = String((await waiting).body.data['taskId']);
    expectError(await dying.call('GET', `/tasks/${taskId}/result`), 409, 'E00007');
    // As clients do that send the same headers with everything.
    const json = { 'content-type': 'application/json' };
    const cancelled = await dying.call('POST', `/tasks/${taskId}/cancel`, undefined, json);
    expect([cancelled.status, cancelled.body.data]).toMatchObject([200, { taskId, status: 'cancelled' }]);
    expect(await dying.status(taskId)).toMatchObject({ status: 'cancelled', error: { code: 'E01005' } });
    expect((await dying.call('GET', `/tasks/${taskId}/result`)).body.data).toEqual({
      taskId,
      status: 'failed',
      error: { code: 'E01005', message: '转换已取消', details: expect.any(String) },
    });
    expectError(await dying.call('POST', `/tasks/${taskId}/cancel`), 409, 'E00007');
  });

  it('DELETE stops a task in progress, and removes one that is over', async () => {
    const ask = () =>
      dying.call('POST', '/convert', fileForm('a.md', 'fail: wait', { targetFormat: 'pdf', mode: 'async' }));
    const taskId = String((await ask()).body.data['taskId']);
    const json = { 'content-type': 'application/json' };
    const stopped = await dying.call('DELETE', `/tasks/${taskId}`, undefined, json);
    expect(stopped.body.data).toMatchObject({ taskId, status: 'cancelled' });
    expect((await dying.call('DELETE', `/tasks/${taskId}`)).body.data).toEqual({ taskId, deleted: true });
    expectError(await dying.call('GET', `/tasks/${taskId}/status`), 404, 'E00005');
  });

  it('E00006: a sixth synchronous conversion at once is refused, and an asynchronous one is not', async () => {
    const stop = new AbortController();
    const fields = { targetFormat: 'pdf', mode: 'sync' };
    const fileId = await dying.upload('a.md', 'fail: wait');
    const began = Array.from({ length: 5 }, () =>
      dying
        .fetch('POST', '/convert', { body: fileForm('a.md', 'fail: wait', fields), signal: stop.signal })
        .catch(() => undefined),
    );
    await atWork(5);
    for (const body of [fileForm('a.md', 'x', fields), { fileId, targetFormat: 'pdf' }]) {
      const sixth = await dying.call('POST', '/convert', body);
      expectError(sixth, 429, 'E00006');
      expect(sixth.headers.get('retry-after')).not.toBeNull();
    }
    const other = await newClient({ url: failing.url, options }, 'other');
    expectError(await other.call('POST', '/convert', fileForm('a.md', 'fail: timeout', fields)), 504, 'E01004');
    const queued = await dying.call('POST', '/convert', { fileId, targetFormat: 'pdf', mode: 'async' });
    expect(queued.status).toBe(202);
    await dying.call('DELETE', `/tasks/${String(queued.body.data['taskId'])}`);
    stop.abort();
    await Promise.all(began);
    // Those that were left were cancelled, and their places are free.
    for (;;) {
      const next = await dying.call('POST', '/convert', fileForm('a.md', 'fail: timeout', fields));
      if (next.status === 504) break;
      expect(next.status).toBe(429);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('a client that disconnects cancels its conversion, and may ask again with the same key', async () => {
    const fileId = await dying.upload('a.md', 'fail: wait');
    const ask = (signal: AbortSignal) =>
      dying
        .fetch('POST', '/convert', {
          headers: { 'content-type': 'application/json', 'idempotency-key': 'leaving' },
          body: JSON.stringify({ fileId, targetFormat: 'pdf' }),
          signal,
        })
        .then(
          ({ status }) => status,
          () => 'left',
        );
    for (let time = 0; time < 2; time++) {
      const stop = new AbortController();
      const asked = ask(stop.signal);
      await atWork(1);
      stop.abort();
      expect(await asked).toBe('left');
      await atWork(0);
    }
  });
});
