/** What several APIs write in the same way: links to this server, points in time. */
import type { FastifyRequest } from 'fastify';
import type { ServeOptions } from './options.ts';

type Public = Pick<ServeOptions, 'publicUrl'>;

/** How a link to this server begins where there is no request to tell; undefined where nobody said so. */
export const publicOrigin = ({ publicUrl }: Public): string | undefined => publicUrl?.replace(/\/+$/, '');

/** How a link to this server begins. */
export const origin = (request: FastifyRequest, options: Public): string =>
  publicOrigin(options) ?? `${request.protocol}://${request.host}`;

/** 2023-11-20T10:00:00Z */
export const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
