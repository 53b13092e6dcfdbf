/**
 * How many steps an extraction takes: writes to the database, digests of the document, runs of the task. All three are counted
 * around the real thing.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { formWith, testServer, type TestServer } from '../../test-server.ts';

const counted = vi.hoisted(() => ({
  writes: [] as string[],
  runs: [] as string[],
  digested: [] as { bytes: number }[],
}));

vi.mock('node:sqlite', async (original) => {
  const real = await original<typeof import('node:sqlite')>();
  class CountingDatabase extends real.DatabaseSync {
    override prepare(sql: string): ReturnType<InstanceType<typeof real.DatabaseSync>['prepare']> {
      const statement = super.prepare(sql);
      if (!/^\s*(insert|update|delete|replace)\b/i.test(sql)) return statement;
      return new Proxy(statement, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== 'function') return value;
          return (...given: readonly unknown[]): unknown => {
            if (['run', 'all', 'get', 'iterate'].includes(String(name))) counted.writes.push(sql);
            return Reflect.apply(value, target, given);
          };
        },
      });
    }
  }
  return { ...real, DatabaseSync: CountingDatabase };
});

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  const createHash = (algorithm: string): ReturnType<typeof real.createHash> => {
    const hash = real.createHash(algorithm);
    const entry = { bytes: 0 };
    if (algorithm === 'sha256') counted.digested.push(entry);
    return new Proxy(hash, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: readonly unknown[]): unknown => {
          const [data] = given;
          if (name === 'update')
            entry.bytes += typeof data === 'string' ? data.length : (data as Uint8Array).byteLength;
          return Reflect.apply(value, target, given);
        };
      },
    });
  };
  return { ...real, createHash };
});

vi.mock('../../../../src/runtime/run.ts', async (original) => {
  const real = await original<typeof import('../../../../src/runtime/run.ts')>();
  const runTask: typeof real.runTask = (kind, input, context) => {
    counted.runs.push(kind.name);
    return real.runTask(kind, input, context);
  };
  return { runTask };
});

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  // What is done once at the start is not part of a request.
  await extracted(await formWith('file', 'fr-text.pdf'));
  await pause(200);
});
afterAll(() => server.stop());
beforeEach(() => {
  for (const list of Object.values(counted)) list.length = 0;
});

const extracted = async (form: FormData): Promise<number> =>
  (await fetch(`${server.url}/extract`, { method: 'POST', body: form })).status;
const digestsOf = (bytes: Uint8Array): number => counted.digested.filter((one) => one.bytes === bytes.length).length;
const fixture = (name: string) => readFile(join(import.meta.dirname, '../../../../fixtures/invoices', name));

it('a small document is hashed once, runs as one task and is never written to the database', async () => {
  const bytes = await fixture('en-us-sales-tax.pdf');
  expect(await extracted(await formWith('file', bytes))).toBe(200);
  expect(counted.writes).toEqual([]);
  expect(counted.runs).toEqual(['extract']);
  expect(digestsOf(bytes)).toBe(1);
});

it('a document too large for memory needs five writes, which register and release its file', async () => {
  const small = await fixture('de-letter.pdf');
  const bytes = Buffer.alloc(1024 ** 2, ' ');
  small.copy(bytes);
  const trailer = small.lastIndexOf('startxref');
  small.copy(bytes, bytes.length - (small.length - trailer), trailer);
  expect(await extracted(await formWith('file', bytes))).toBe(200);
  expect(counted.writes.map((sql) => /"(holds|blobs)"/.exec(sql)?.[1])).toEqual([
    'holds',
    'blobs',
    'blobs',
    'holds',
    'blobs',
  ]);
  expect(counted.runs).toEqual(['extract']);
  expect(digestsOf(bytes)).toBe(1);
});

it('a document that was read before is hashed, and nothing else happens', async () => {
  const bytes = await fixture('en-us-sales-tax.pdf');
  expect(await extracted(await formWith('file', bytes))).toBe(200);
  expect(counted.writes).toEqual([]);
  expect(counted.runs).toEqual([]);
  expect(digestsOf(bytes)).toBe(1);
});

it('these counters do count the writes of an archived invoice and its task', async () => {
  const form = await formWith('file', 'es-text.pdf');
  const response = await fetch(`${server.url}/api/v1/invoices/upload`, { method: 'POST', body: form });
  expect(response.status).toBe(200);
  expect(counted.runs).toContain('extract');
  expect(counted.writes.filter((sql) => sql.includes('"records"')).length).toBeGreaterThan(3);
  expect(counted.writes.filter((sql) => sql.includes('"jobs"')).length).toBeGreaterThan(1);
});
