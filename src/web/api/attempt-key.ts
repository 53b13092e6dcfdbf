/**
 * For the header `Idempotency-Key`: the first request with a key counts, so that an answer that was lost does no harm.
 * `crypto.randomUUID` exists only over TLS and on this machine.
 */
export const attemptKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
