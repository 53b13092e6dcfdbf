/** What tests of the convert API ask for again and again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openClients } from '../../../../src/compose/clients.ts';
import type { Tier } from '../../../../src/server/clients/tiers.ts';
import type { TestServer } from '../../test-server.ts';

export const configured = {
  clientToken: 'a token that the operator chose',
  clientKey: 'a key that the operator chose',
};

export interface Credentials {
  readonly token: string;
  readonly apiKey: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly success: boolean;
    readonly data: Readonly<Record<string, unknown>>;
    readonly error: { readonly code: string; readonly message: string; readonly details?: string };
    readonly timestamp: string;
    readonly requestId: string;
  };
}

export interface ConvertClient {
  readonly authorization: Record<string, string>;
  /** `path` below /api/v1. */
  fetch(method: string, path: string, init?: RequestInit): Promise<Response>;
  call(method: string, path: string, body?: object | FormData, headers?: Record<string, string>): Promise<Answered>;
  /** Gives the id. */
  upload(name: string, bytes: Uint8Array | string, type?: string): Promise<string>;
  status(taskId: string): Promise<Answered['body']['data']>;
  /** Waits until the task is over. */
  over(taskId: string): Promise<Answered['body']['data']>;
}

export function convertClient(url: string, { token, apiKey }: Credentials): ConvertClient {
  const authorization = { Authorization: `Bearer ${token}`, 'X-API-Key': apiKey };
  const client: ConvertClient = {
    authorization,
    fetch: (method, path, init = {}) =>
      fetch(`${url}/api/v1${path}`, {
        method,
        ...init,
        headers: { ...authorization, ...(init.headers as Record<string, string> | undefined) },
      }),
    async call(method, path, body, headers = {}) {
      const isForm = body instanceof FormData;
      const response = await client.fetch(method, path, {
        headers: { ...(body && !isForm ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as Answered['body'] };
    },
    async upload(name, bytes, type = '') {
      const { status, body } = await client.call('POST', '/files', fileForm(name, bytes, {}, type));
      expect({ status, body }).toMatchObject({ status: 201, body: { success: true } });
      return String(body.data['fileId']);
    },
    status: async (taskId) => (await client.call('GET', `/tasks/${taskId}/status`)).body.data,
    async over(taskId) {
      for (;;) {
        const data = await client.status(taskId);
        if (!['pending', 'processing'].includes(String(data['status']))) return data;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
  return client;
}

export function fileForm(
  name: string,
  bytes: Uint8Array | string,
  fields: Readonly<Record<string, string>> = {},
  type = '',
): FormData {
  const form = new FormData();
  const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  form.append('file', new File([part], name, { type }));
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  return form;
}

/** A client that is added while the server runs. */
export async function newClient(
  server: Pick<TestServer, 'url' | 'options'>,
  name: string,
  tier: Tier = 'enterprise-plus',
) {
  const clients = await openClients(server.options);
  try {
    const made = await clients.add(name, tier);
    return { ...convertClient(server.url, made), ...made };
  } finally {
    await clients.close();
  }
}

/** `{ success: false, error, timestamp, requestId }` with this status and code, and nothing else. */
export function expectError({ status, headers, body }: Answered, expected: number, code: string): void {
  expect({ status, code: body.error?.code, body }).toEqual({
    status: expected,
    code,
    body: {
      success: false,
      error: { code, message: expect.stringMatching(/\p{Script=Han}/u), ...optionalTexts(body.error) },
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      requestId: headers.get('x-request-id'),
    },
  });
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
}

const optionalTexts = (error: object): object =>
  Object.fromEntries(
    Object.keys(error)
      .filter((key) => key === 'details' || key === 'suggestion')
      .map((key) => [key, expect.stringMatching(/\S/)]),
  );

export const fixture = (path: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../../../../fixtures', path));

/** EICAR's test file, put together here so that this file is none. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');
