/** Where a request comes from, as far as its browser says so. */
import type { FastifyRequest } from 'fastify';
import type { ServeOptions } from '../options.ts';

type Known = Pick<ServeOptions, 'publicUrl' | 'corsOrigins'>;

export const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** Whether a page of this server sent the request, or a client that is no browser: what CORS allows does not count. */
export const isOwnPage = (options: Pick<ServeOptions, 'publicUrl'>): ((request: FastifyRequest) => boolean) => {
  const isAllowed = allowedOrigins({ ...options, corsOrigins: [] });
  return (request) => !isForeign(request, isAllowed);
};

/** Origins that CORS allows, and the public one. */
export function allowedOrigins({ corsOrigins, publicUrl }: Known): (origin: string) => boolean {
  const origins = new Set(corsOrigins);
  if (publicUrl !== undefined) origins.add(new URL(publicUrl).origin);
  return (origin) => origins.has('*') || origins.has(origin);
}

/** Whether a page of a site that is neither this one nor allowed sent the request. */
export function isForeign({ headers, host }: FastifyRequest, isAllowed: (origin: string) => boolean): boolean {
  const { origin } = headers;
  if (origin === undefined) return ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
  if (isAllowed(origin)) return false;
  // A proxy may have ended TLS, so the scheme of the request is not compared.
  return !URL.canParse(origin) || new URL(origin).host !== host.toLowerCase();
}
