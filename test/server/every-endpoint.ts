/** All endpoints of a server as its own document describes them, and what an error of each API looks like. */
import { expect } from 'vitest';
import type { TestServer } from './test-server.ts';
import { newSession } from './apis/sessions/requests.ts';

export interface Endpoint {
  readonly method: string;
  /** With `{parameters}`. */
  readonly path: string;
  readonly api: string;
  readonly queries: readonly string[];
  readonly takesJson: boolean;
  readonly takesForm: boolean;
}

interface Described {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        readonly tags: readonly string[];
        readonly parameters?: readonly { readonly in: string; readonly name: string }[];
        readonly requestBody?: { readonly content: Record<string, unknown> };
      }
    >
  >;
}

export const clientToken = 'token-of-the-client-of-tests';
export const clientKey = 'key-of-the-client-of-tests';

export async function endpointsOf({ url }: Pick<TestServer, 'url'>): Promise<readonly Endpoint[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as Described;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { tags, parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      api: tags[0] ?? '',
      queries: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      takesJson: 'application/json' in (requestBody?.content ?? {}),
      takesForm: 'multipart/form-data' in (requestBody?.content ?? {}),
    })),
  );
}

export const isById = ({ path }: Endpoint): boolean => path.includes('{');

/** The endpoint's path with the same value in place of every parameter. */
export const filledIn = ({ path }: Endpoint, value: string): string => path.replaceAll(/\{[^}]+\}/g, () => value);

/** The headers of an allowed client of an API: a new client at every call, if the API has clients. */
export async function credentials(server: Pick<TestServer, 'url'>, api: string): Promise<Record<string, string>> {
  if (api === 'sessions') return { 'x-session-id': (await newSession(server)).id };
  if (api === 'conversion') return { authorization: `Bearer ${clientToken}`, 'x-api-key': clientKey };
  return {};
}

const said = expect.stringMatching(/\S/);
const errorForms: Record<string, object> = {
  extraction: { error: said },
  sessions: { error: true, code: expect.stringMatching(/^[A-Z_]+$/), message: said },
  invoices: { code: expect.any(Number), message: said, data: null },
  conversion: { success: false, error: { code: expect.stringMatching(/^E\d{5}$/), message: said }, timestamp: said },
  docx2tex: { code: expect.any(Number), data: null, msg: said },
  operations: { status: 'error', message: said },
};

/** Looks at an answer that must be a refusal in the words of the endpoint's API. */
export async function expectRefusal({ api, method, path }: Endpoint, response: Response, what: string): Promise<void> {
  const where = `${what}: ${method} ${path}`;
  const text = await response.text();
  expect(response.status, `${where} ${text.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
  expect(response.status, `${where} ${text.slice(0, 200)}`).toBeLessThan(500);
  expect(JSON.parse(text), where).toMatchObject(errorForms[api] ?? {});
}
