/**
 * Refuses requests that a web page on another site makes a browser send to this server.
 *
 * A page can point a name of its own at this server's address (DNS rebinding), and then even read what the server answers;
 * so requests must name a host that this server is known by. A page can also post forms to it from its own site, whose
 * answers it cannot read but which take effect; so requests that change something must not come from a foreign site, unless
 * CORS allows it. Browsers send `Host`, `Origin` and `Sec-Fetch-Site` themselves, and pages cannot alter them. Clients that
 * are not browsers do not send the last two, and nothing changes for them.
 */
import { hostname } from 'node:os';
import { isIP } from 'node:net';
import { Failure } from '../../domain/failure.ts';
import { withReason } from '../../domain/failure-reason.ts';
import type { App } from '../api.ts';
import { hostUnknown } from '../failure-statuses.ts';
import type { ServeOptions } from '../options.ts';
import { allowedOrigins, isForeign, isLoopback } from './request-origins.ts';

type Known = Pick<ServeOptions, 'host' | 'publicUrl' | 'corsOrigins'>;

const reading = ['GET', 'HEAD', 'OPTIONS'];

export function refuseForeignRequests(app: App, options: Known): void {
  const isKnown = knownHosts(options);
  const isAllowed = allowedOrigins(options);
  app.addHook('onRequest', async (request) => {
    // HTTP/1.0 has no Host.
    if (request.host !== '' && !isKnown(request.hostname)) throw unknownHost();
    if (!reading.includes(request.method) && isForeign(request, isAllowed)) throw foreignSite();
  });
}

/** Names are in lower case; IPv6 addresses may stand in brackets. */
function knownHosts({ host, publicUrl }: Known): (name: string) => boolean {
  const bound = bare(host);
  const names = new Set([bound, 'localhost', hostname().toLowerCase()]);
  if (publicUrl !== undefined) names.add(bare(new URL(publicUrl).hostname));
  const onEveryAddress = bound === '0.0.0.0' || bound === '::';
  return (given) => {
    const name = bare(given);
    if (names.has(name) || name.endsWith('.localhost')) return true;
    // Nobody can point an address elsewhere. Which ones lead here is unknown where ports are forwarded, as to containers.
    return isIP(name) !== 0 && (onEveryAddress || isLoopback(name));
  };
}

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');

const unknownHost = (): Failure =>
  withReason(
    hostUnknown,
    new Failure('bad_request', 'This server is not known by the host that the request names', {
      detail: 'If clients reach it by that name, its operator has to start it with --public-url',
    }),
  );

const foreignSite = (): Failure =>
  new Failure('forbidden', 'A page of another site may not send this request', {
    detail: 'The operator of this server can allow the origin of the page with INVOICECTL_CORS_ORIGINS',
  });
