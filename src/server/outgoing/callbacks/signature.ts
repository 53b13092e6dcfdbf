/**
 * How a receiver knows that a callback comes from here and is new: HMAC-SHA256 over the time and the body.
 *
 * The key is the secret that the client named. Without one it is made from the credential that the task was submitted
 * with, which the client knows and the server keeps only as a digest: HMAC-SHA256(credential, "invoicectl callback"), in
 * hexadecimal. Nobody gets from that key back to the credential.
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
