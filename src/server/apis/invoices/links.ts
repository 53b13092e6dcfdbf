/**
 * Links to files that expire. The API document has none: its downloads are open to everybody who can reach the server.
 * The links are for servers behind a proxy that authenticates users. The proxy may let requests for the two downloads pass if
 * they have a `signature`, because the signature is checked here.
 */
import { z } from 'zod';
import type { App } from '../../api.ts';
import { utcTimestamp } from '../../timestamps.ts';
import { linkExpiry, LinkLifetime, type SignedLinks } from '../../outgoing/signed-links.ts';
import { errors } from './errors.ts';
import { type From, tags } from './presentation.ts';
import { ById, envelope, success } from './schemas.ts';

type Opened = 'invoice' | 'merge-task';

/** What a link opens, as signed-links.ts wants it. */
export const openedBy = (what: Opened, id: string): readonly string[] => ['invoices', what, id];

const Link = envelope(
  z.object({ url: z.string(), expiresAt: z.string().meta({ format: 'date-time' }) }).meta({
    id: 'InvoiceLink',
    examples: [
      {
        url: 'https://api.example.com/api/v1/invoices/inv_001/file?expires=1700481600000&signature=5wC0b…',
        expiresAt: '2023-11-20T12:00:00Z',
      },
    ],
  }),
);

interface LinkRoute {
  readonly what: Opened;
  /** Path of the download, with `:id` in it. */
  readonly path: string;
  readonly links: SignedLinks;
  /** Rejects if there is no such file. */
  readonly check: (id: string) => Promise<unknown>;
  readonly from: From;
}

export function linkRoute(app: App, { what, path, links, check, from }: LinkRoute): void {
  app.get(
    `${path}/link`,
    {
      schema: {
        tags,
        summary: 'A signed link to the file that expires',
        params: ById,
        querystring: LinkLifetime,
        response: { 200: Link, ...errors(400, 404, 410, 500) },
      },
    },
    async (request) => {
      const { id } = request.params;
      await check(id);
      const expiresMs = linkExpiry(request.query.seconds, null);
      const query = links.query(openedBy(what, id), expiresMs);
      const url = `${from(request)}${path.replace(':id', encodeURIComponent(id))}?${query}`;
      return success({ url, expiresAt: utcTimestamp(expiresMs) });
    },
  );
}
