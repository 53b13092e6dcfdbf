/** What several APIs write in the same way: links to this server, points in time. */
import type { FastifyRequest } from 'fastify';
import type { ServeOptions } from './options.ts';

/** How a link to this server begins. */
export const origin = (request: FastifyRequest, { publicUrl }: Pick<ServeOptions, 'publicUrl'>): string =>
  publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;

/** 2023-11-20T10:00:00Z */
export const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
