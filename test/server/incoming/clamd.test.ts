/** With a virus scanner nothing is taken that it did not call clean; EICAR's test file is refused without one, too. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clamd, clamdAddress } from '../../../src/server/incoming/clamd.ts';
import { inspectedBlobs } from '../../../src/server/incoming/inspection.ts';
import { durableSetup } from '../../runtime/durable/setup.ts';
import { type Behaviour, fakeClamd } from './fake-clamd.ts';
import { formWith, testServer } from '../test-server.ts';

const deadlines = { chunkMs: 300, answerMs: 300 };

async function started(behaviour: Behaviour, path?: string) {
  const scanner = await fakeClamd(behaviour, path);
  onTestFinished(() => scanner.stop());
  return scanner;
}

/** Blobs that are checked by the scanner at `address`. */
async function checked(address: string | undefined) {
  const { blobs, blobStore, database } = await durableSetup(await mkdtemp(join(tmpdir(), 'clamd-')));
  onTestFinished(() => database.close());
  const incoming = inspectedBlobs(blobs, address === undefined ? undefined : clamd(address, deadlines));
  const keep = (...parts: (string | Buffer)[]) =>
    incoming.keep(
      Readable.from(parts.map((part) => Buffer.from(part))),
      { kind: 'upload', id: 'a' },
      { maxBytes: 1e9 },
    );
  return { keep, incoming, usedBytes: () => blobStore.usedBytes() };
}

const megabytes = (count: number): Buffer[] => Array.from({ length: count * 16 }, () => Buffer.alloc(64 * 1024, 'x'));

describe('an incoming file', () => {
  it('is stored once the scanner has seen all of it and found nothing', async () => {
    const scanner = await started('honest');
    const { keep, usedBytes } = await checked(scanner.address);
    const { size } = await keep('har', 'mless', ...megabytes(3));
    expect([size, await usedBytes()]).toEqual([8 + 3 * 1024 ** 2, 8 + 3 * 1024 ** 2]);
    expect(scanner.seen.map((file) => file.length)).toEqual([size]);
  });

  it('can also be sent to a scanner behind a Unix socket', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'clamd-')), 'clamd.ctl');
    const scanner = await started('honest', path);
    const { keep } = await checked(`unix:${path}`);
    await keep('harmless');
    expect(String(scanner.seen[0])).toBe('harmless');
  });

  it('is refused as infected, even if the signature extends over two chunks, and nothing of it is stored', async () => {
    const { keep, usedBytes } = await checked((await started('honest')).address);
    await expect(keep('all WIC', 'KED')).rejects.toMatchObject({ kind: 'infected' });
    expect(await usedBytes()).toBe(0);
  });

  it.each<[Behaviour, string]>([
    ['silent', 'unavailable'],
    ['hangs up', 'unavailable'],
    ['confused', 'unavailable'],
    ['stops reading', 'unavailable'],
    ['size limit', 'too_large'],
  ])('is refused by a scanner that is %s: %s', async (behaviour, kind) => {
    const { keep, usedBytes } = await checked((await started(behaviour)).address);
    await expect(keep('harmless')).rejects.toMatchObject({ kind });
    await expect(keep(...megabytes(20))).rejects.toMatchObject({ kind });
    expect(await usedBytes()).toBe(0);
  });

  it('is refused if the scanner answers before it has seen the end', async () => {
    const { keep, usedBytes } = await checked((await started('early')).address);
    await expect(keep(...megabytes(20))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await usedBytes()).toBe(0);
  });

  it('is refused if no scanner answers', async () => {
    const { address } = await started('honest');
    const gone = await fakeClamd('honest');
    await gone.stop();
    expect(gone.address).not.toBe(address);
    const { keep } = await checked(gone.address);
    await expect(keep('harmless')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is scanned in the same way if it is not stored', async () => {
    const { incoming } = await checked((await started('honest')).address);
    await incoming.inspect(Buffer.from('harmless'));
    await expect(incoming.inspect(Buffer.from('WICKED'))).rejects.toMatchObject({ kind: 'infected' });
  });

  it('that is the EICAR test file is refused even without a scanner', async () => {
    const { keep } = await checked(undefined);
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-', 'FILE!$H+H*'].join('');
    await expect(keep('before ', eicar.slice(0, 20), eicar.slice(20))).rejects.toMatchObject({ kind: 'infected' });
    await keep('harmless');
  });
});

describe('a server with a scanner', () => {
  const wicked = Buffer.from('%PDF-1.4 WICKED');

  async function statuses(address: string): Promise<readonly number[]> {
    const server = await testServer({ clamd: address });
    onTestFinished(() => server.stop());
    const post = async (path: string, content: string | Uint8Array): Promise<number> => {
      const response = await fetch(`${server.url}${path}`, { method: 'POST', body: await formWith('file', content) });
      await response.arrayBuffer();
      return response.status;
    };
    const answers: number[] = [];
    for (const path of ['/extract', '/api/v1/invoices/upload'])
      for (const content of ['en-us-sales-tax.pdf', wicked]) answers.push(await post(path, content));
    return answers;
  }

  it('accepts clean files and refuses others', async () => {
    expect(await statuses((await started('honest')).address)).toEqual([200, 400, 200, 422]);
  });

  it('accepts nothing while the scanner cannot be reached', async () => {
    const gone = await fakeClamd('honest');
    await gone.stop();
    expect(await statuses(gone.address)).toEqual([503, 503, 503, 503]);
  });
});

describe('the address of a scanner', () => {
  it.each([
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['unix:/tmp/c', { path: '/tmp/c' }],
    ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['clamd.internal:3310', { host: 'clamd.internal', port: 3310 }],
  ])('%s', (address, expected) => expect(clamdAddress(address)).toEqual(expected));

  it.each(['', 'localhost', '127.0.0.1:0', '127.0.0.1:70000', 'http://a:1'])('%j is refused', (address) => {
    expect(() => clamdAddress(address)).toThrow(expect.objectContaining({ kind: 'bad_request' }) as Error);
  });
});
