/**
 * Sends requests to addresses that clients name: http and https, to public addresses only.
 *
 * A host name is resolved once, and the connection goes to the very addresses that were checked, so nothing is gained
 * by a name that resolves differently the second time. Redirects are checked in the same way.
 */
import { lookup as resolve } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import ipaddr from 'ipaddr.js';
import { Failure } from '../../domain/failure.ts';

export interface GuardedRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For the whole request, including the body. */
  readonly timeoutMs: number;
  /** Default 5. Callbacks use 0. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal;
}

export interface GuardedResponse {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Must be read or destroyed. The reader has to limit its size. */
  readonly body: Readable;
  /** The URL after redirects. */
  readonly url: URL;
}

export interface UrlGuard {
  /** Throws `bad_request` if the URL itself is refused. Does not resolve names. */
  check(url: string): URL;
  /** Rejects with `bad_request` (refused), `timeout`, `unavailable` (no connection), `cancelled`. */
  request(url: string, request: GuardedRequest): Promise<GuardedResponse>;
}

export interface GuardSettings {
  /** Addresses as `host:port` that may be private. */
  readonly allowHosts: readonly string[];
  /** Replaces DNS in tests. */
  readonly resolveHost?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
}

/** The addresses of internet hosts (RFC 4291, 2.4). Others may contain an IPv4 address, as ::127.0.0.1 does. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return ip.range() === 'unicast' && (ip.kind() === 'ipv4' || ip.match(globalUnicast));
}

const defaultPort = (url: URL): string => (url.protocol === 'https:' ? '443' : '80');
const portOf = (url: URL): string => (url.port === '' ? defaultPort(url) : url.port);
const bareHost = (url: URL): string =>
  url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

export function urlGuard({
  allowHosts,
  resolveHost = (host) => resolve(host, { all: true }),
}: GuardSettings): UrlGuard {
  const allowed = new Set(allowHosts.map((entry) => entry.trim().toLowerCase()));
  const isAllowed = (url: URL): boolean =>
    allowed.has(`${bareHost(url)}:${portOf(url)}`) || allowed.has(`${url.hostname}:${portOf(url)}`);

  function check(text: string): URL {
    if (!URL.canParse(text)) throw refused('The URL is not valid');
    const url = new URL(text);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused('Only http and https URLs are fetched');
    if (url.username !== '' || url.password !== '') throw refused('A URL must not contain a user name or a password');
    if (isAllowed(url)) return url;
    if (isIP(bareHost(url)) !== 0 && !isPublic(bareHost(url))) throw notPublic();
    return url;
  }

  async function checkedAddresses(url: URL, host: string) {
    const addresses = await resolveHost(host);
    if (addresses.length === 0) throw new Failure('unavailable', 'The host of the URL is not known');
    // A private address among public ones is an attack.
    if (!isAllowed(url) && !addresses.every(({ address }) => isPublic(address))) throw notPublic();
    return [...addresses];
  }

  return {
    check,
    async request(text, request) {
      const clock = AbortSignal.timeout(request.timeoutMs);
      const signal = request.signal ? AbortSignal.any([clock, request.signal]) : clock;
      let url = check(text);
      try {
        for (let redirects = 0; ; redirects++) {
          const response = await once(url, request, { signal, addressesOf: checkedAddresses });
          const { statusCode: status = 0, headers } = response;
          if (status < 300 || status > 399 || headers.location === undefined)
            return { status, headers, body: response, url };
          response.destroy();
          if (redirects >= (request.maxRedirects ?? 5)) throw refused('The URL redirects too often');
          if (!URL.canParse(headers.location, url.href))
            throw refused('The URL redirects to an address that is not valid');
          url = check(new URL(headers.location, url).href);
        }
      } catch (error) {
        if (error instanceof Failure) throw error;
        if (clock.aborted) throw new Failure('timeout', 'The URL did not answer in time', { cause: error });
        if (request.signal?.aborted) throw new Failure('cancelled', 'The request was cancelled', { cause: error });
        throw new Failure('unavailable', 'The URL could not be reached', { cause: error });
      }
    },
  };
}

/** Resolves the host of a URL. Rejects if one of its addresses is not allowed. */
type AddressesOf = (url: URL, host: string) => Promise<{ address: string; family: number }[]>;

/** The connection goes to the addresses that were checked, so DNS cannot give others in between. */
const checkedLookup =
  (url: URL, addressesOf: AddressesOf): LookupFunction =>
  (host, options, callback) => {
    const answer = callbackify(addressesOf);
    answer(url, host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) callback(error, '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };

/** One request, without redirects. */
function once(
  url: URL,
  { method = 'GET', headers = {}, body }: GuardedRequest,
  { signal, addressesOf }: { readonly signal: AbortSignal; readonly addressesOf: AddressesOf },
): Promise<http.IncomingMessage> {
  return new Promise((resolveResponse, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const options = {
      method,
      headers: { 'user-agent': 'invoicectl', ...headers },
      signal,
      lookup: checkedLookup(url, addressesOf),
      agent: false,
    };
    request(url, options).once('response', resolveResponse).once('error', reject).end(body);
  });
}

const refused = (message: string): Failure => new Failure('bad_request', message);
const notPublic = (): Failure =>
  new Failure('bad_request', 'The URL leads to an address that is not public', {
    detail: 'The operator of this server can allow a host and port with INVOICECTL_ALLOW_HOSTS',
  });
