/** Every example of the session API's document, over HTTP: shape, status, headers. */
import { request as httpRequest } from 'node:http';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metric, testServer, type TestServer } from '../../test-server.ts';
import { busy, expectError, newSession, type SessionClient } from './requests.ts';
import { fixture, formOf, pdf } from './sent-files.ts';
import { areFiles } from '../../../stores-of-tests.ts';

const stamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const sheetsOf = async (response: Response): Promise<number> =>
  (await PDFDocument.load(await response.arrayBuffer())).getPageCount();

let server: TestServer;
let client: SessionClient;
/** A task of two files that is completed. */
let done: string;
beforeAll(async () => {
  server = await testServer();
  client = await newSession(server);
  done = await client.upload(await pdf('invoices/de-letter.pdf'), {
    name: 'invoices.zip',
    bytes: await fixture('invoices/cn-two-in-one.zip'),
    type: 'application/zip',
  });
  await client.until(done, 'completed');
});
afterAll(() => server.stop());

describe('POST /api/session', () => {
  it.each([
    ['as the example has it: the type of JSON and no body', { 'content-type': 'application/json' }],
    ['bare', {}],
  ])('%s', async (_what, headers) => {
    const { hostname, port } = new URL(server.url);
    // fetch would send a Content-Length.
    const [status, text] = await new Promise<[number | undefined, string]>((resolve, reject) => {
      const request = httpRequest({ hostname, port, path: '/api/session', method: 'POST', headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.on('end', () => resolve([response.statusCode, body]));
      });
      request.on('error', reject).removeHeader('transfer-encoding');
      request.end();
    });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      session_id: expect.stringMatching(/^session_[0-9a-f]{32}_\d{13}$/),
      created_at: stamp,
      expires_in_hours: 72,
    });
  });

  it('gives times in Beijing time', async () => {
    const before = Date.now() - 1000;
    const { created_at } = (await (await fetch(`${server.url}/api/session`, { method: 'POST' })).json()) as {
      created_at: string;
    };
    expect(Date.parse(created_at)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(created_at)).toBeLessThanOrEqual(Date.now());
  });
});

it('GET /api/health reports a healthy server', async () => {
  const response = await fetch(`${server.url}/api/health`);
  expect(response.status).toBe(200);
  const body = (await response.json()) as { timestamp: number };
  expect(body).toEqual({
    status: 'healthy',
    services: { redis: 'healthy', file_storage: 'healthy' },
    backend: areFiles ? 'sqlite' : 'postgresql',
    timestamp: expect.any(Number),
  });
  expect(Math.abs(body.timestamp - Date.now() / 1000)).toBeLessThan(60);
});

describe('POST /api/upload/', () => {
  it('queues the uploaded files as a task', async () => {
    const body = formOf([await pdf(), await pdf('invoices/fr-text.pdf')]);
    const response = await client.call('POST', '/api/upload/', { body });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      taskId: expect.stringMatching(uuid),
      status: 'queued',
      message: 'Successfully uploaded 2 file(s) and queued for processing',
      fileCount: 2,
      createdAt: stamp,
    });
  });

  it.each([
    ['application/octet-stream', 'a.PDF', 'invoices/de-letter.pdf'],
    ['application/x-zip-compressed', 'a.zip', 'invoices/cn-two-in-one.zip'],
    ['', 'a.pdf', 'invoices/de-letter.pdf'],
  ])('accepts %s, with or without a slash at the end', async (type, name, path) => {
    const body = formOf([{ name, type, bytes: await fixture(path) }]);
    expect((await client.call('POST', '/api/upload', { body })).status).toBe(200);
  });

  it('GET /api/upload/limits states the limits', async () => {
    const response = await fetch(`${server.url}/api/upload/limits`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      max_file_size: 52428800,
      max_file_size_mb: 50,
      allowed_content_types: [
        'application/pdf',
        'application/zip',
        'application/x-zip-compressed',
        'application/octet-stream',
        'application/ofd',
        'image/png',
        'image/jpeg',
        'image/tiff',
        'image/webp',
      ],
      allowed_extensions: ['.pdf', '.zip', '.ofd', '.png', '.jpg', '.jpeg', '.tif', '.tiff', '.webp'],
    });
  });
});

describe('a completed task', () => {
  it('has its status', async () => {
    const response = await client.call('GET', `/api/task/${done}/status`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      taskId: done,
      status: 'completed',
      progress: 100,
      createdAt: stamp,
      updatedAt: stamp,
      completedAt: stamp,
      fileCount: 2,
      downloadUrls: [`/api/download/${done}/processed_invoices.pdf`],
    });
  });

  it('has its progress', async () => {
    const response = await client.call('GET', `/api/task/${done}/progress`);
    expect(response.status).toBe(200);
    const body = (await response.json()) as { progress_rate_per_minute: number };
    expect(body).toEqual({
      task_id: done,
      progress: 100,
      status: 'completed',
      updated_at: stamp,
      stage: 'Completed',
      estimated_remaining_seconds: 0,
      estimated_completion_at: stamp,
      progress_rate_per_minute: expect.any(Number),
    });
    expect(body.progress_rate_per_minute).toBeGreaterThan(0);
  });

  it('has its download', async () => {
    const response = await client.call('GET', `/api/download/${done}/processed_invoices.pdf`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="processed_invoices.pdf"');
    expect(response.headers.get('cache-control')).toBe('no-cache, no-store, must-revalidate');
    // Three documents, two on a sheet.
    expect(await sheetsOf(response)).toBe(2);
  });

  it('can be shown in the browser, in a frame of the same origin', async () => {
    const response = await client.call('GET', `/api/download/${done}/processed_invoices.pdf?inline=true`);
    expect(response.headers.get('content-disposition')).toBe('inline; filename="processed_invoices.pdf"');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    const saved = await client.call('GET', `/api/download/${done}/processed_invoices.pdf?inline=false`);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('can be downloaded with the session in the address, as frames need it', async () => {
    const url = `${server.url}/api/download/${done}/processed_invoices.pdf`;
    expect((await fetch(`${url}?inline=true&session=${client.id}`)).status).toBe(200);
    await expectError(await fetch(`${url}?session=another`), 401, 'INVALID_SESSION');
  });

  it('answers HEAD with the headers of the download and no body', async () => {
    const url = `/api/download/${done}/processed_invoices.pdf`;
    const whole = await (await client.call('GET', url)).arrayBuffer();
    const response = await client.call('HEAD', url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(whole.byteLength));
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toBe('no-cache, no-store, must-revalidate');
    expect(await response.text()).toBe('');
  });

  it('answers requests for a range of the download', async () => {
    const url = `/api/download/${done}/processed_invoices.pdf`;
    const whole = Buffer.from(await (await client.call('GET', url)).arrayBuffer());
    const response = await client.call('GET', url, { headers: { range: 'bytes=10-19' } });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes 10-19/${whole.length}`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(whole.subarray(10, 20));
  });
});

describe('GET /api/task/', () => {
  it('lists the tasks of the session, newest first', async () => {
    const own = await newSession(server);
    const first = await own.upload(await pdf());
    const second = await own.upload(await pdf('broken/truncated.pdf'));
    await own.until(first, 'completed');
    await own.until(second, 'failed');
    const row = { progress: 100, created_at: stamp, updated_at: stamp, completed_at: stamp, file_count: 1 };
    const completed = await own.call('GET', '/api/task/?status=completed');
    expect(completed.status).toBe(200);
    expect(await completed.json()).toEqual({
      tasks: [{ task_id: first, status: 'completed', ...row }],
      total_count: 1,
      session_id: own.id,
    });
    const all = (await (await own.call('GET', '/api/task')).json()) as { tasks: { task_id: string }[] };
    expect(all.tasks.map(({ task_id }) => task_id)).toEqual([second, first]);
    const none = await (await own.call('GET', '/api/task?status=expired')).json();
    expect(none).toEqual({ tasks: [], total_count: 0, session_id: own.id });

    const statistics = await own.call('GET', '/api/task/statistics');
    expect(statistics.status).toBe(200);
    expect(await statistics.json()).toEqual({
      total_tasks: 2,
      status_counts: { queued: 0, processing: 0, completed: 1, failed: 1, expired: 0 },
      avg_processing_time_seconds: expect.any(Number),
      session_id: own.id,
    });
  });
});

describe('the queue', () => {
  it('GET /api/task/queue/stats counts the tasks of the queue', async () => {
    const response = await client.call('GET', '/api/task/queue/stats');
    expect(response.status).toBe(200);
    const body = (await response.json()) as { completed_tasks_today: number };
    expect(body).toEqual({
      queued_tasks: expect.any(Number),
      processing_tasks: expect.any(Number),
      completed_tasks_today: expect.any(Number),
      failed_tasks_today: expect.any(Number),
      average_processing_time: expect.any(Number),
      queue_health: 'healthy',
    });
    expect(body.completed_tasks_today).toBeGreaterThan(0);
  });

  it('POST /api/task/queue/health reports a healthy queue', async () => {
    const response = await client.call('POST', '/api/task/queue/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      healthy: true,
      redis_connection: 'ok',
      celery_workers: 4,
      queue_size: expect.any(Number),
      backend: areFiles ? 'sqlite' : 'postgresql',
      timestamp: stamp,
    });
  });
});

describe('actions on a task', () => {
  it('a task can be started, cancelled, retried and deleted', async () => {
    const one = await testServer({ workers: 1 });
    const occupied = await busy(one);
    try {
      const own = await newSession(one);
      const [kept, started] = [await own.upload(await pdf()), await own.upload(await pdf())];

      const waiting = (await (await own.call('GET', `/api/task/${kept}/progress`)).json()) as object;
      expect(waiting).toEqual({
        task_id: kept,
        progress: 0,
        status: 'queued',
        updated_at: stamp,
        stage: 'Waiting in the queue',
        estimated_remaining_seconds: null,
        estimated_completion_at: null,
        progress_rate_per_minute: null,
      });

      const start = await own.call('POST', `/api/task/${started}/start`);
      expect(start.status).toBe(200);
      expect(await start.json()).toEqual({
        task_id: started,
        status: 'processing',
        message: 'Task queued for asynchronous processing',
        started_at: stamp,
      });

      const cancel = await own.call('POST', `/api/task/${kept}/cancel`);
      expect(cancel.status).toBe(200);
      expect(await cancel.json()).toEqual({
        task_id: kept,
        status: 'cancelled',
        message: 'Task cancelled successfully',
        cancelled_at: stamp,
      });
      expect(await (await own.call('GET', '/api/task/statistics')).json()).toMatchObject({
        total_tasks: 2,
        status_counts: { cancelled: 1 },
      });

      const retry = await own.call('POST', `/api/task/${kept}/retry`);
      expect(retry.status).toBe(200);
      expect(await retry.json()).toEqual({
        task_id: kept,
        status: 'queued',
        message: 'Task queued for retry',
        retried_at: stamp,
      });
      occupied.end();
      await own.until(kept, 'completed');
      await own.until(started, 'completed');

      const removed = await own.call('DELETE', `/api/task/${kept}`);
      expect(removed.status).toBe(200);
      expect(await removed.json()).toEqual({
        message: `Task ${kept} deleted successfully`,
        task_id: kept,
        files_cleaned: true,
      });
      await expectError(await own.call('GET', `/api/task/${kept}/status`), 404, 'TASK_NOT_FOUND');
      await expectError(await own.call('GET', `/api/download/${kept}/processed_invoices.pdf`), 404, 'TASK_NOT_FOUND');
      await own.call('DELETE', `/api/task/${started}`);
      expect(await metric(one, 'invoicectl_blob_bytes')).toBe(0);
    } finally {
      occupied.end();
      await one.stop();
    }
  });

  it('a running task stops when it is cancelled', async () => {
    const letter = await pdf();
    const many = Array.from({ length: 150 }, (_, index) => ({
      ...letter,
      name: `${index}.pdf`,
      // Each another document, so that each is made ready anew.
      bytes: Buffer.concat([letter.bytes, Buffer.from(`\n% ${index}\n`)]),
    }));
    const task = await client.upload(...many);
    await client.until(task, 'processing');
    const response = await client.call('POST', `/api/task/${task}/cancel`);
    expect(await response.json()).toMatchObject({ task_id: task, status: 'cancelled' });
    expect(await client.status(task)).toMatchObject({ status: 'cancelled', downloadUrls: [] });
  });

  it('a failed task can be retried', async () => {
    const task = await client.upload(await pdf('broken/truncated.pdf'));
    expect(await client.until(task, 'failed')).toMatchObject({ message: expect.stringContaining('truncated.pdf') });
    expect((await client.call('POST', `/api/task/${task}/retry`)).status).toBe(200);
    expect(await client.until(task, 'failed')).toMatchObject({ progress: expect.any(Number) });
  });
});

it('broken files are left out, the others are merged, and the message names the broken ones', async () => {
  const task = await client.upload(
    await pdf('broken/truncated.pdf', '坏的.pdf'),
    await pdf(),
    await pdf('broken/password-geheim.pdf'),
    await pdf('broken/login-page.pdf'),
    await pdf('invoices/fr-text.pdf'),
  );
  const { message, status } = await client.until(task, 'completed', 'failed');
  expect(status).toBe('completed');
  expect(message).toMatch(/^2 of 5 documents were processed\. Not processed: /);
  for (const name of ['坏的.pdf', 'password-geheim.pdf', 'login-page.pdf']) expect(message).toContain(`${name} (`);
  const file = await client.call('GET', `/api/download/${task}/processed_invoices.pdf`);
  expect(await sheetsOf(file)).toBe(1);
});

it('every endpoint is in the OpenAPI document, with its examples', async () => {
  const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as { paths: Record<string, object> };
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/api/session',
      '/api/health',
      '/api/upload',
      '/api/upload/limits',
      '/api/task',
      '/api/task/{task_id}',
      '/api/task/{task_id}/status',
      '/api/task/{task_id}/progress',
      '/api/task/{task_id}/start',
      '/api/task/{task_id}/cancel',
      '/api/task/{task_id}/retry',
      '/api/task/statistics',
      '/api/task/queue/stats',
      '/api/task/queue/health',
      '/api/download/{task_id}/{filename}',
    ]),
  );
});
