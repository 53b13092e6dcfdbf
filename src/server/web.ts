/**
 * Serves the browser app that the build writes to dist/web. `/` and the addresses of its screens are one page; its other files
 * have names that change with their content, so browsers keep them for good. The build has compressed them already.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../domain/failure.ts';
import type { App } from './api.ts';

const builtApp = fileURLToPath(
  new URL(import.meta.url.endsWith('.js') ? '../web/' : '../../dist/web/', import.meta.url),
);

/** `vue` and `invoicectl` are the two policies of Trusted Types that the app makes. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue invoicectl',
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self)',
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The encodings that the build writes, best first, with the endings of their files. */
const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

type Encoding = (typeof encodings)[number];

interface WebFile {
  readonly path: string;
  readonly mediaType: string;
  readonly encodings: readonly Encoding[];
}

export interface WebApp {
  /** Whether the request is a person's for a page that no API has: the app answers it, with a screen or with its own "not found". */
  isPage(request: FastifyRequest): boolean;
  sendPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

/** Adds the routes of the app. `folder` is another one only in tests. */
export async function webApp(app: App, folder = builtApp): Promise<WebApp> {
  const files = await filesIn(folder);
  const sendPage = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const page = files.get('index.html');
    if (!page) throw new Failure('not_found', 'The browser app was not built', { detail: 'Run: npm run build' });
    const bytes = await readFile(page.path);
    // Times do not serve: all files of a package have the same one, and all pages the same size.
    const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
    void reply.headers({ ...headers, 'content-type': page.mediaType, 'cache-control': 'no-cache', etag });
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(bytes);
  };
  app.get('/', { schema: { hide: true } }, sendPage);
  for (const [prefix, caching] of [
    // Hashes of the content are in the names.
    ['assets', 'public, max-age=31536000, immutable'],
    // They change with the version of pdf.js.
    ['pdfjs', 'public, max-age=86400'],
  ] as const) {
    app.get(`/${prefix}/*`, { schema: { hide: true } }, async (request, reply) => {
      const { '*': name = '' } = request.params as { readonly '*'?: string };
      // Only listed names are opened, so that no name is a path of its own.
      const file = files.get(`${prefix}/${name}`);
      if (!file) throw new Failure('not_found', 'There is nothing at this path');
      return send(request, reply.header('cache-control', caching), file);
    });
  }
  return { isPage, sendPage };
}

/** Programs do not ask for HTML, and files have an ending. */
function isPage({ method, headers: { accept = '' }, url }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  return (method === 'GET' || method === 'HEAD') && accept.includes('text/html') && extname(path) === '';
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, WebFile>> {
  // Without a build the APIs work all the same.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = new Set(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/')),
  );
  const isCopy = (name: string): boolean => encodings.some(({ ending }) => name.endsWith(ending));
  return new Map(
    [...names]
      .filter((name) => !isCopy(name))
      .map((name) => [
        name,
        {
          path: join(folder, name),
          mediaType: mediaTypes[extname(name)] ?? 'application/octet-stream',
          encodings: encodings.filter(({ ending }) => names.has(name + ending)),
        },
      ]),
  );
}

async function send(request: FastifyRequest, reply: FastifyReply, file: WebFile): Promise<FastifyReply> {
  const accepted = acceptedEncodings(request.headers['accept-encoding']);
  const encoding = file.encodings.find(({ name }) => accepted.has(name));
  const path = file.path + (encoding?.ending ?? '');
  const { size } = await stat(path);
  void reply.headers({ ...headers, 'content-type': file.mediaType, vary: 'accept-encoding' });
  if (encoding) void reply.header('content-encoding', encoding.name);
  return reply.header('content-length', size).send(request.method === 'HEAD' ? '' : createReadStream(path));
}

/** `gzip;q=0` refuses gzip. */
function acceptedEncodings(header: unknown): ReadonlySet<string> {
  const listed = typeof header === 'string' ? header.toLowerCase().split(',') : [];
  return new Set(
    listed
      .map((one) => one.trim().split(/\s*;\s*/))
      .filter(([, quality = 'q=1']) => !/^q=0(?:\.0*)?$/.test(quality))
      .map(([name = '']) => name),
  );
}
