/** The URLs under which clients reach this server, for links in answers. */
import type { FastifyRequest } from 'fastify';
import type { ServeOptions } from './options.ts';

type Public = Pick<ServeOptions, 'publicUrl'>;

/** The configured beginning of links, for work without a request; undefined if none is configured. */
export const publicOrigin = ({ publicUrl }: Public): string | undefined => publicUrl?.replace(/\/+$/, '');

/** The beginning of links: as configured, or else as the request addressed the server. */
export const originOf = (request: FastifyRequest, options: Public): string =>
  publicOrigin(options) ?? `${request.protocol}://${request.host}`;
