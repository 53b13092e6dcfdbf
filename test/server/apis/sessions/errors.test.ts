/** Every error code of the session API, provoked over HTTP; and that nothing of a refused request stays. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf, testServer, type TestServer } from '../../test-server.ts';
import { expectError, newSession, session, type SessionClient } from './requests.ts';
import { fixture, formOf, pdf } from './sent-files.ts';
import { areFiles } from '../../../stores-of-tests.ts';

const noTask = '550e8400-e29b-41d4-a716-446655440000';

let server: TestServer;
let client: SessionClient;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

/** Every route that asks who is there. */
const guarded = [
  ['POST', '/api/upload/'],
  ['GET', '/api/task/'],
  ['GET', '/api/task/statistics'],
  ['GET', '/api/task/queue/stats'],
  ['POST', '/api/task/queue/health'],
  ['GET', `/api/task/${noTask}/status`],
  ['GET', `/api/task/${noTask}/progress`],
  ['GET', `/api/task/${noTask}/events`],
  ['POST', `/api/task/${noTask}/start`],
  ['POST', `/api/task/${noTask}/cancel`],
  ['POST', `/api/task/${noTask}/retry`],
  ['DELETE', `/api/task/${noTask}`],
  ['GET', `/api/download/${noTask}/processed_invoices.pdf`],
] as const;

describe.each(guarded)('%s %s', (method, path) => {
  it('MISSING_SESSION_ID', async () => {
    const response = await fetch(`${server.url}${path}`, { method });
    expect(await expectError(response, 400, 'MISSING_SESSION_ID')).toBe('Session ID is required');
  });

  it('INVALID_SESSION', async () => {
    for (const id of ['nobody', 'session_abc123_1703123456789', 'x'.repeat(5000)])
      await expectError(await session(server.url, id).call(method, path), 401, 'INVALID_SESSION');
  });
});

describe('with a session', () => {
  beforeAll(async () => {
    client = await newSession(server);
  });

  it.each(guarded.filter(([, path]) => path.includes(noTask)))('%s %s: TASK_NOT_FOUND', async (method, path) => {
    await expectError(await client.call(method, path), 404, 'TASK_NOT_FOUND');
    await expectError(await client.call(method, path.replace(noTask, '..%2f..%2fetc')), 404, 'TASK_NOT_FOUND');
  });

  it('FILE_NOT_FOUND: unknown names, names that are paths, and a task without files are refused', async () => {
    const good = await client.upload(await pdf());
    const bad = await client.upload(await pdf('broken/truncated.pdf'));
    await client.until(good, 'completed');
    await client.until(bad, 'failed');
    for (const name of ['other.pdf', '..%2f..%2finvoicectl.db', '%00', 'processed_invoices.pdf.bak'])
      await expectError(await client.call('GET', `/api/download/${good}/${name}`), 404, 'FILE_NOT_FOUND');
    const url = `/api/download/${bad}/processed_invoices.pdf`;
    await expectError(await client.call('GET', url), 404, 'FILE_NOT_FOUND');
    expect((await client.call('HEAD', url)).status).toBe(404);
  });

  it('a task that is over can be neither started nor cancelled, and a completed one not retried', async () => {
    const task = await client.upload(await pdf());
    await client.until(task, 'completed');
    for (const what of ['start', 'cancel', 'retry']) {
      const response = await client.call('POST', `/api/task/${task}/${what}`);
      expect(await expectError(response, 400, 'INVALID_TASK_STATE')).toContain('The task is completed');
    }
  });

  it('INVALID_REQUEST: an unknown status, and an inline that is neither true nor false, are refused', async () => {
    await expectError(await client.call('GET', '/api/task/?status=nonsense'), 400, 'INVALID_REQUEST');
    await expectError(await client.call('GET', '/api/task/?status=failed&status=queued'), 400, 'INVALID_REQUEST');
    await expectError(await client.call('GET', `/api/download/${noTask}/a?inline=perhaps`), 400, 'INVALID_REQUEST');
  });

  it('NOT_FOUND: unknown paths and methods are refused', async () => {
    await expectError(await client.call('GET', '/api/nowhere'), 404, 'NOT_FOUND');
    await expectError(await client.call('PUT', '/api/session'), 404, 'NOT_FOUND');
  });

  it('INVALID_REQUEST: malformed JSON, and JSON that sets a prototype, are refused', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{"a":', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}'])
      await expectError(await client.call('POST', '/api/session', { body, headers }), 400, 'INVALID_REQUEST');
  });
});

describe('uploads that are refused', () => {
  beforeAll(async () => {
    client = await newSession(server);
  });
  const refused = async (body: FormData | string, status: number, code: string): Promise<string> => {
    const message = await expectError(await client.call('POST', '/api/upload/', { body }), status, code);
    expect(await (await client.call('GET', '/api/task')).json()).toMatchObject({ total_count: 0 });
    return message;
  };

  it('INVALID_FILE_TYPE: files are refused by name, by type and by content', async () => {
    const letter = await fixture('invoices/de-letter.pdf');
    const text = Buffer.from('hello');
    for (const file of [
      { name: 'a.txt', bytes: text, type: 'text/plain' },
      { name: 'a.pdf.exe', bytes: letter, type: 'application/pdf' },
      { name: 'a.gif', bytes: await fixture('invoices/cn-normal-scan-sideways.png'), type: 'image/gif' },
      { name: 'a.xml', bytes: await fixture('invoices/xrechnung.xml'), type: 'application/xml' },
      { name: 'a.png', bytes: text, type: 'image/png' },
      { name: 'a.pdf', bytes: letter, type: 'text/html' },
      { name: 'a.pdf', bytes: text, type: 'application/pdf' },
      { name: 'a.zip', bytes: text, type: 'application/zip' },
      { name: 'a.pdf', bytes: Buffer.alloc(0), type: 'application/pdf' },
    ])
      expect(await refused(formOf([file]), 400, 'INVALID_FILE_TYPE')).toContain(file.name);
  });

  it('one file of a wrong type makes the whole upload refused', async () => {
    const wrong = { name: 'notes.txt', bytes: Buffer.from('hello') };
    expect(await refused(formOf([await pdf(), wrong]), 400, 'INVALID_FILE_TYPE')).toContain('notes.txt');
  });

  it('FILE_SIZE_EXCEEDED: one byte above 50 MB is refused, and 50 MB are accepted', async () => {
    const bytes = Buffer.alloc(52_428_801, ' ');
    (await fixture('invoices/de-letter.pdf')).copy(bytes);
    expect(await refused(formOf([{ name: 'big.pdf', bytes }]), 400, 'FILE_SIZE_EXCEEDED')).toContain('big.pdf');
    const own = await newSession(server);
    const body = formOf([{ name: 'big.pdf', bytes: bytes.subarray(0, -1) }]);
    expect((await own.call('POST', '/api/upload', { body })).status).toBe(200);
  });

  it('a form without files, and a body that is not a form, are refused', async () => {
    await refused(formOf([]), 400, 'INVALID_REQUEST');
    await refused(formOf([await pdf()], 'other'), 400, 'INVALID_REQUEST');
    await refused('nothing of the kind', 400, 'INVALID_REQUEST');
  });

  it('the EICAR test file is refused', async () => {
    const eicar = `%PDF-1.7\n${['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('')}`;
    await refused(formOf([{ name: 'a.pdf', bytes: Buffer.from(eicar) }]), 400, 'INVALID_FILE');
  });

  it('a large upload without a session is answered instead of being cut off', async () => {
    const bytes = Buffer.alloc(30 * 1024 ** 2, ' ');
    const body = formOf([{ name: 'a.pdf', bytes }]);
    const response = await fetch(`${server.url}/api/upload/`, { method: 'POST', body });
    await expectError(response, 400, 'MISSING_SESSION_ID');
  });
});

it('RATE_LIMIT_EXCEEDED: more than 100 requests of a session in a minute are refused, and other sessions are not affected', async () => {
  const eager = await newSession(server);
  for (let count = 0; count < 100; count++) expect((await eager.call('GET', '/api/task')).status).toBe(200);
  const response = await eager.call('GET', '/api/task');
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  await expectError(response, 429, 'RATE_LIMIT_EXCEEDED');
  await expectError(
    await eager.call('POST', '/api/upload/', { body: formOf([await pdf()]) }),
    429,
    'RATE_LIMIT_EXCEEDED',
  );
  const calm = await newSession(server);
  expect((await calm.call('GET', '/api/task')).status).toBe(200);
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
});

it('RATE_LIMIT_EXCEEDED: more than 1000 new sessions of an address in a minute are refused, whatever session it names', async () => {
  const one = await testServer();
  try {
    const statuses = new Map<number, number>();
    for (let count = 0; count < 1001; count++) {
      const headers = { 'x-session-id': `any ${count}` };
      const { statusCode } = await one.running.app.inject({ method: 'POST', url: '/api/session', headers });
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [200, 1000],
      [429, 1],
    ]);
  } finally {
    await one.stop();
  }
});

it('SERVICE_UNAVAILABLE: an upload without room on the disk is refused', async () => {
  const small = await testServer({ diskMegabytes: 1 });
  try {
    const own = await newSession(small);
    const bytes = Buffer.alloc(2 * 1024 ** 2, ' ');
    (await fixture('invoices/de-letter.pdf')).copy(bytes);
    const response = await own.call('POST', '/api/upload/', { body: formOf([{ name: 'a.pdf', bytes }]) });
    await expectError(response, 503, 'SERVICE_UNAVAILABLE');
  } finally {
    await small.stop();
  }
});

it('health checks answer SERVICE_UNAVAILABLE if the queue does not answer, and others an error that names no table', async () => {
  const broken = await testServer();
  try {
    const own = await newSession(broken);
    const database = await broken.database();
    await sql.raw(`DROP TABLE ${areFiles ? 'jobs' : 'invoicectl_queue.job CASCADE'}`).execute(database.tables);
    const failed = { error: true, code: 'SERVICE_UNAVAILABLE', message: 'The queue does not answer' };

    const health = await fetch(`${broken.url}/api/health`);
    expect(health.status).toBe(503);
    expect(await health.json()).toEqual({
      ...failed,
      status: 'unhealthy',
      services: { redis: 'unhealthy', file_storage: 'healthy' },
      backend: areFiles ? 'sqlite' : 'postgresql',
      timestamp: expect.any(Number),
    });
    const queue = await own.call('POST', '/api/task/queue/health');
    expect(queue.status).toBe(503);
    expect(await queue.json()).toMatchObject({ ...failed, healthy: false, redis_connection: 'error' });
    expect(await (await own.call('GET', '/api/task/queue/stats')).json()).toMatchObject({ queue_health: 'unhealthy' });

    const upload = await own.call('POST', '/api/upload/', { body: formOf([await pdf()]) });
    // Processes on PostgreSQL make lost tables again, so the client may repeat its request.
    const [status, code] = areFiles ? [500, 'INTERNAL_SERVER_ERROR'] : [503, 'SERVICE_UNAVAILABLE'];
    const message = await expectError(upload, status, code);
    expect(message).not.toMatch(/\bjobs?\b|\binsert\b|\bselect\b/i);
    await database.tables.schema.dropTable('records').execute();
    await database.close();
    await expectError(await own.call('GET', '/api/task'), status, code);
  } finally {
    await broken.stop();
  }
});

it('session ids and file names are not in the log, and session ids are not in the database', async () => {
  const own = await newSession(server);
  const task = await own.upload(await pdf('invoices/fr-text.pdf', 'very-private.pdf'));
  await own.until(task, 'completed');
  await fetch(`${server.url}/api/download/${task}/processed_invoices.pdf?session=${own.id}`);
  expect(JSON.stringify(server.logged)).not.toMatch(new RegExp(`very-private|${own.id}`));
  const stored = areFiles
    ? await readFile(join(server.folder, 'invoicectl.db-wal'), 'latin1')
    : await recordsOf(server);
  expect(stored).toContain(task);
  expect(stored).not.toContain(own.id);
});
