/**
 * Links to files that end: beyond the document, whose downloads are open to whoever reaches the server. They are for
 * servers behind a proxy that asks who is there: to the two downloads it may let through what bears a `signature`, which is
 * checked here.
 */
import { z } from 'zod';
import type { FastifyRequest } from 'fastify';
import type { App } from '../../api.ts';
import { stamp } from '../../presentation.ts';
import { linkExpiry, LinkLifetime, type SignedLinks } from '../../outgoing/signed-links.ts';
import { ById, envelope, success } from './schemas.ts';

type Opened = 'invoice' | 'merge-task';

/** In the words of signed-links.ts. */
export const openedBy = (what: Opened, id: string): readonly string[] => ['invoices', what, id];

const Link = envelope(z.object({ url: z.string(), expiresAt: z.string().meta({ format: 'date-time' }) }));

interface LinkRoute {
  readonly what: Opened;
  /** Of the download, with `:id`. */
  readonly path: string;
  readonly links: SignedLinks;
  /** Rejects where there is no such file. */
  readonly check: (id: string) => Promise<unknown>;
  readonly from: (request: FastifyRequest) => string;
}

export function linkRoute(app: App, { what, path, links, check, from }: LinkRoute): void {
  app.get(
    `${path}/link`,
    {
      schema: {
        tags: ['invoices'],
        summary: 'A link to the file that is signed and ends',
        params: ById,
        querystring: LinkLifetime,
        response: { 200: Link },
      },
    },
    async (request) => {
      const { id } = request.params;
      await check(id);
      const expiresMs = linkExpiry(request.query.seconds, null);
      const query = links.query(openedBy(what, id), expiresMs);
      const url = `${from(request)}${path.replace(':id', encodeURIComponent(id))}?${query}`;
      return success({ url, expiresAt: stamp(expiresMs) });
    },
  );
}
