/** A server that is called back: keeps what it hears, and answers as a test says. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As sent: `header: value`, the case as it came. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** A status; `silent` for no answer at all; a location to send the caller to. */
export type Answer = number | 'silent' | { readonly location: string };

export interface Receiver {
  readonly url: string;
  /** For `allowHosts`. */
  readonly host: string;
  readonly heard: readonly Heard[];
  /** One after another, then the last again and again. */
  answer(...answers: readonly Answer[]): void;
  /** Once it has been called so often. */
  calls(count: number): Promise<readonly Heard[]>;
  close(): Promise<void>;
}

export async function receiver(): Promise<Receiver> {
  const heard: Heard[] = [];
  let answers: readonly Answer[] = [200];
  let arrived: () => void = () => undefined;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url: path = '', headers, rawHeaders } = request;
      heard.push({ method, path, headers, rawHeaders, body });
      const [answer = 200, ...others] = answers;
      if (others.length > 0) answers = others;
      arrived();
      if (typeof answer === 'number') response.writeHead(answer).end('thank you');
      else if (answer !== 'silent') response.writeHead(302, answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/told`,
    host,
    heard,
    answer: (...next) => void (answers = next),
    async calls(count) {
      while (heard.length < count) await new Promise<void>((resolve) => (arrived = resolve));
      return heard;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As a receiver does it that knows nothing of this program. */
export const isSigned = ({ headers, body }: Heard, key: string): boolean => {
  const time = String(headers['x-invoicectl-timestamp']);
  const expected = createHmac('sha256', key).update(`${time}.${body}`).digest('hex');
  return headers['x-invoicectl-signature'] === `sha256=${expected}` && Math.abs(Date.now() / 1000 - Number(time)) < 60;
};
