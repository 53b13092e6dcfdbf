/**
 * Serves the browser app that the build writes to dist/web. `/` and the addresses of its screens are one page; its other files
 * have names that change with their content, so browsers keep them for good. The build has compressed them already.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../domain/failure.ts';
import { isMissingFile } from '../domain/missing-file.ts';
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

/** The folders of files, and for how long browsers keep them. */
const fileFolders = [
  // Hashes of the content are in the names.
  { name: 'assets', caching: 'public, max-age=31536000, immutable' },
  // They change with the version of pdf.js.
  { name: 'pdfjs', caching: 'public, max-age=86400' },
] as const;

export interface WebApp {
  /** Whether the request is a person's for a page that no API has: the app answers it, with a screen or with its own "not found". */
  isPage(request: FastifyRequest): boolean;
  sendPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

/** Adds the routes of the app. `folder` is another one only in tests. */
export async function webApp(app: App, folder = builtApp): Promise<WebApp> {
  app.get('/', { schema: { hide: true } }, sendPage);
  for (const { name, caching } of fileFolders) {
    await app.register(fastifyStatic, {
      root: join(folder, name),
      prefix: `/${name}/`,
      preCompressed: true,
      index: false,
      decorateReply: false,
      schemaHide: true,
      cacheControl: false,
      setHeaders: (reply) => void reply.headers({ ...headers, 'cache-control': caching }),
      // Without a build the APIs work all the same.
      suppressWarning: true,
    });
  }
  return { isPage, sendPage };

  async function sendPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const bytes = await pageIn(folder);
    // Times do not serve: all files of a package have the same one, and all pages the same size.
    const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
    void reply.headers({ ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', etag });
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(bytes);
  }
}

async function pageIn(folder: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, 'index.html'));
  } catch (cause) {
    if (!isMissingFile(cause)) throw cause;
    throw new Failure('not_found', 'The browser app was not built', { detail: 'Run: npm run build', cause });
  }
}

/** Programs do not ask for HTML, and files have an ending. */
function isPage({ method, headers: { accept = '' }, url }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  const isFile = extname(path) !== '' || fileFolders.some(({ name }) => path.startsWith(`/${name}/`));
  return (method === 'GET' || method === 'HEAD') && accept.includes('text/html') && !isFile;
}
