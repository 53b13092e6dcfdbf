/**
 * Signs callbacks, so that a receiver can check that a call comes from this server and is recent: HMAC-SHA256 (RFC 2104) over
 * the time and the body.
 *
 * The key is the secret that the client named. Otherwise it is derived from the credential of the request, which the client
 * knows and the server stores only as a digest: HMAC-SHA256(credential, "invoicectl callback") in hexadecimal. The credential
 * cannot be computed from that key.
 */
import { createHmac } from 'node:crypto';

const purpose = 'invoicectl callback';

export const callbackKey = (credential: string): string =>
  createHmac('sha256', credential).update(purpose).digest('hex');

/** `X-Invoicectl-Timestamp` (Unix time in seconds) and `X-Invoicectl-Signature`: `sha256=` HMAC(key, "time.body"). */
export function signed(key: string, body: string, nowMs: number): Record<string, string> {
  const seconds = String(Math.floor(nowMs / 1000));
  const signature = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
  return { 'x-invoicectl-timestamp': seconds, 'x-invoicectl-signature': `sha256=${signature}` };
}
