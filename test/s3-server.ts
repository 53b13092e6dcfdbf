/**
 * A small S3 server for tests, in memory: it puts, gets with ranges, heads, deletes and lists in pages, and it fails when it
 * is told to. Signatures are not checked.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * `busy`: 503 SlowDown. `refused`: 403 AccessDenied. `cut`: half of the answer, then the connection ends. `gone`: the connection ends without an answer.
 * `frozen`: no answer, and the connection stays. `slow`: a second later. `none`: as usual.
 */
export type Fault = 'busy' | 'refused' | 'cut' | 'gone' | 'frozen' | 'slow' | 'none';

export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
  /** Bytes by their key. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** The methods of the requests so far. */
  readonly requests: readonly string[];
  /** What happens to the next requests of this method, one after the other. */
  fail(method: string, ...faults: readonly Fault[]): void;
  /** What happens to all other requests, until it is called again; default: `none`. */
  failAll(fault: Fault): void;
  stop(): Promise<void>;
}

const bucket = 'documents';
const pageLength = 3;

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  const faults: { readonly method: string; readonly fault: Fault }[] = [];
  let always: Fault = 'none';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const url = new URL(request.url ?? '', 'http://localhost');
    const [, inBucket = '', ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    requests.push(method);
    const index = faults.findIndex((one) => one.method === method);
    const fault = index < 0 ? always : faults.splice(index, 1)[0]?.fault;
    const body = await buffer(request);
    if (fault === 'frozen') return;
    if (fault === 'slow') await pause(1000);
    if (fault === 'gone') {
      request.socket.destroy();
      return;
    }
    if (fault === 'busy') return failed(response, 503, 'SlowDown');
    if (fault === 'refused') return failed(response, 403, 'AccessDenied');
    if (inBucket !== bucket) return failed(response, 404, 'NoSuchBucket');
    if (!String(request.headers.authorization).includes('Credential=tester/'))
      return failed(response, 403, 'AccessDenied');
    const bytes = objects.get(key);
    if (key === '') return list(response, url.searchParams);
    if (method === 'PUT') {
      if (bytes && request.headers['if-none-match'] === '*') return failed(response, 412, 'PreconditionFailed');
      objects.set(key, body);
      response.end();
      return;
    }
    if (method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
      return;
    }
    if (!bytes) return failed(response, 404, 'NoSuchKey');
    send(response, bytes, request, fault === 'cut');
  }

  /** The body of the answer to a HEAD is not sent. */
  function list(response: ServerResponse, query: URLSearchParams): void {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const keys = [...objects.keys()].sort().filter((key) => key.startsWith(prefix) && key > after);
    const page = keys.slice(0, pageLength);
    const next = keys.length > pageLength ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    const contents = page.map(
      (key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size></Contents>`,
    );
    const truncated = `<IsTruncated>${next !== ''}</IsTruncated>`;
    response.end(`<?xml version="1.0"?><ListBucketResult>${truncated}${next}${contents.join('')}</ListBucketResult>`);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    objects,
    requests,
    fail: (method, ...given) => void faults.push(...given.map((fault) => ({ method, fault }))),
    failAll: (fault) => (always = fault),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function failed(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function send(response: ServerResponse, bytes: Buffer, { method, headers }: IncomingMessage, cut: boolean): void {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
  const part = first === '' ? bytes : bytes.subarray(Number(first), Number(last) + 1);
  if (first !== '' && part.length === 0) return failed(response, 416, 'InvalidRange');
  response.writeHead(first === '' ? 200 : 206, { 'content-length': part.length });
  if (method === 'HEAD') response.end();
  else if (cut) response.write(part.subarray(0, part.length / 2), () => response.socket?.destroy());
  else response.end(part);
}
