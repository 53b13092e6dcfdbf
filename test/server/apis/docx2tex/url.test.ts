/** DOCX files that the docx2tex API fetches from addresses that clients name. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchedFile, nameOf } from '../../../../src/server/incoming/fetched-file.ts';
import { inspectedBlobs } from '../../../../src/server/incoming/inspection.ts';
import { urlGuard } from '../../../../src/server/outgoing/url-guard.ts';
import { filesystemBlobStore } from '../../../../src/stores/blobs/filesystem.ts';
import { referencedBlobs } from '../../../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../../../src/stores/blobs/references-sql.ts';
import { sampleDocx, type TexClient, texClient } from './client.ts';
import { metric, type TestServer, testServer } from '../../test-server.ts';
import { temporaryDatabase } from '../../../stores-of-tests.ts';

vi.setConfig({ testTimeout: 120_000 });

const maxUploadBytes = 200_000;
const docx = sampleDocx('fetched');
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

let origin: Server;
let elsewhere: Server;
let asked = 0;
let server: TestServer;
let client: TexClient;

const answers: Record<string, RequestListener> = {
  '/papers/My%20paper.docx': (_request, response) => response.end(docx),
  '/download': (_request, response) =>
    response
      .setHeader('content-disposition', `attachment; filename="x.docx"; filename*=UTF-8''%E8%AE%BA%E6%96%87.docx`)
      .end(docx),
  '/moved': (_request, response) => response.writeHead(302, { location: '/papers/My%20paper.docx' }).end(),
  '/private': (_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${portOf(elsewhere)}/a.docx` }).end(),
  '/metadata': (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/round': (_request, response) => response.writeHead(302, { location: '/round' }).end(),
  '/long': (_request, response) => response.end(Buffer.alloc(maxUploadBytes + 1)),
  '/endless': (_request, response) => {
    const send = (): void => {
      while (response.write(Buffer.alloc(60_000)));
      response.once('drain', send);
    };
    send();
  },
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': docx.length });
    response.write(docx.subarray(0, 500), () => response.destroy());
  },
  '/infected': (_request, response) => response.end(eicar),
  '/stalled': (_request, response) => {
    response.write(docx.subarray(0, 500));
  },
  '/empty': (_request, response) => response.end(),
};

const portOf = (of: Server): number => {
  const address = of.address();
  return typeof address === 'object' && address ? address.port : 0;
};
const listening = (handler: RequestListener): Promise<Server> =>
  new Promise((resolve) => {
    const made = createServer(handler).listen(0, '127.0.0.1', () => resolve(made));
  });

beforeAll(async () => {
  origin = await listening((request, response) => {
    const answer = answers[request.url?.split('?')[0] ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end('nothing');
  });
  elsewhere = await listening((_request, response) => {
    asked++;
    response.end(docx);
  });
  server = await testServer({ maxUploadBytes, allowHosts: [`127.0.0.1:${portOf(origin)}`] });
  client = texClient(server);
});
afterAll(async () => {
  await server.stop();
  for (const one of [origin, elsewhere]) {
    one.closeAllConnections();
    one.close();
  }
});

const at = (path: string): string => `http://127.0.0.1:${portOf(origin)}${path}`;

describe('a URL', () => {
  it('is fetched, counts for the cache key by its content, and names the result', async () => {
    const sent = await client.submit({ file: { bytes: docx, name: 'sent.docx' } });
    const { submitted, files, id } = await client.converted({ url: at('/papers/My%20paper.docx?version=2') });
    expect(submitted.cache_key).toBe(sent.cache_key);
    expect(Object.keys(files)[0]).toBe('My paper.tex');
    const { headers } = await fetch(`${server.url}/v1/task/${id}/result`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="My paper.zip"');
    await client.over(sent.task_id);
  });

  it('names the result after the file name in its answer, through redirects too', async () => {
    expect(Object.keys((await client.converted({ url: at('/download') })).files)[0]).toBe('论文.tex');
    expect(Object.keys((await client.converted({ url: at('/moved') })).files)[0]).toBe('My paper.tex');
  });

  it.each([
    ['is not there', '/missing', 400, /404/],
    ['leads to a private address', '/private', 400, /not public/],
    ['leads to the metadata of a cloud', '/metadata', 400, /not public/],
    ['leads round and round', '/round', 400, /redirects too often/],
    ['holds more than may be uploaded', '/long', 413, /200000/],
    ['never ends', '/endless', 413, /200000/],
    ['breaks off', '/cut', 400, /did not deliver/],
    ['holds malware', '/infected', 400, /malicious/],
    ['holds nothing', '/empty', 400, /empty/],
  ])('that %s is refused', async (_what, path, status, why) => {
    expect(await client.refused(await client.post({ url: at(path) }), status)).toMatch(why);
    expect(asked).toBe(0);
  });

  it('is refused if no server answers', async () => {
    const closed = await listening(() => undefined);
    const port = portOf(closed);
    await new Promise((resolve) => closed.close(resolve));
    const allowing = await testServer({ allowHosts: [`127.0.0.1:${port}`] });
    try {
      const response = await texClient(allowing).post({ url: `http://127.0.0.1:${port}/a.docx` });
      expect(await client.refused(response, 400)).toMatch(/could not be reached/);
    } finally {
      await allowing.stop();
    }
  });

  it('is given up if its server is too slow', async () => {
    const root = await mkdtemp(join(tmpdir(), 'fetched-'));
    const database = await temporaryDatabase();
    const blobs = inspectedBlobs(
      referencedBlobs(filesystemBlobStore({ root }), sqlBlobReferences(database)),
      undefined,
    );
    const guard = urlGuard({ allowHosts: [`127.0.0.1:${portOf(origin)}`] });
    const limits = { maxBytes: 1e6, timeoutMs: 1000, signal: new AbortController().signal };
    try {
      await expect(fetchedFile(at('/stalled'), { guard, blobs }, limits)).rejects.toMatchObject({
        kind: 'bad_request',
        message: expect.stringContaining('not in time'),
      });
      const client = AbortSignal.timeout(100);
      const left = fetchedFile(
        at('/stalled'),
        { guard, blobs },
        {
          ...limits,
          timeoutMs: 60_000,
          signal: client,
        },
      );
      await expect(left).rejects.toMatchObject({ kind: 'cancelled' });
      expect(await blobs.usedBytes()).toBe(0);
    } finally {
      await database.close();
      await rm(root, { recursive: true, force: true });
    }
  });

  it('leaves nothing behind if it is refused', async () => {
    const before = await metric(server, 'invoicectl_blob_bytes');
    for (const path of ['/endless', '/cut', '/infected', '/empty']) await client.post({ url: at(path) });
    expect(await metric(server, 'invoicectl_blob_bytes')).toBe(before);
  });
});

describe('the name of a fetched file', () => {
  const named = (disposition: string | undefined, path = '/a/b.docx', asked = 'http://x/asked.docx'): string =>
    nameOf(
      {
        headers: disposition === undefined ? {} : { 'content-disposition': disposition },
        url: new URL(`http://x${path}`),
      },
      asked,
    );

  it.each([
    ['attachment; filename="a b.docx"', 'a b.docx'],
    ['attachment; filename=a.docx', 'a.docx'],
    ['attachment; filename="say \\"hi\\".docx"', 'say "hi".docx'],
    ["attachment; filename*=utf-8''%e4%b8%ad.docx; filename=x.docx", '中.docx'],
    ["attachment; filename*=UTF-8''%zz.docx", '%zz.docx'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename=""', 'asked.docx'],
    ['inline', 'asked.docx'],
    [undefined, 'asked.docx'],
  ])('with the header %s is %s', (disposition, name) => expect(named(disposition)).toBe(name));

  it('is the end of the path of the requested URL, or else of the final one', () => {
    expect(named(undefined, '/a/b.docx', 'http://x/')).toBe('b.docx');
    expect(named(undefined, '/a/b.docx', 'http://x/download')).toBe('b.docx');
    expect(named(undefined, '/a/b', 'http://x/download')).toBe('download');
    expect(named(undefined, '/', 'http://x/')).toBe('');
    expect(named(undefined, '/', 'http://x/%2e%2e%2fa.docx')).toBe('a.docx');
  });
});
