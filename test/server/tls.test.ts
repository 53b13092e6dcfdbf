import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { testServer } from './test-server.ts';

/** A certificate for 127.0.0.1 made for these tests, which no other program trusts. */
const tlsCert = join(import.meta.dirname, 'tls/cert.pem');
const tlsKey = join(import.meta.dirname, 'tls/key.pem');

it('serves HTTPS with a certificate and its key', async () => {
  const server = await testServer({ tlsCert, tlsKey });
  try {
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    const ca = await readFile(tlsCert);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${server.url}/health`, { ca }, resolve).once('error', reject).end();
    });
    expect(response.headers['strict-transport-security']).toContain('max-age=');
    expect(JSON.parse(await text(response))).toEqual({ status: 'ok' });
  } finally {
    await server.stop();
  }
});

it('refuses a certificate without a key, and files that are missing or invalid', async () => {
  await expect(testServer({ tlsCert })).rejects.toMatchObject({ kind: 'bad_request' });
  await expect(testServer({ tlsCert, tlsKey: '/nowhere/key.pem' })).rejects.toMatchObject({ kind: 'not_found' });
  await expect(testServer({ tlsCert, tlsKey: tlsCert })).rejects.toMatchObject({ kind: 'bad_request' });
});
