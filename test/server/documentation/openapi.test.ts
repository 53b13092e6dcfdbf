/** The OpenAPI document is valid, complete, and good enough to generate a client from. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../test-server.ts';

interface Schema {
  readonly $ref?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Content {
  readonly [mediaType: string]: { readonly schema?: Schema; readonly example?: unknown };
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let server: TestServer;
let document: Document;
let operations: readonly (Operation & { readonly name: string })[];

beforeAll(async () => {
  server = await testServer();
  document = JSON.parse(await documentText()) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation })),
  );
});
afterAll(() => server.stop());

const documentText = async (): Promise<string> => (await fetch(`${server.url}/openapi.json`)).text();

const resolved = (schema: Schema | undefined): Schema =>
  schema?.$ref === undefined
    ? (schema ?? {})
    : resolved(document.components.schemas[schema.$ref.split('/').pop() ?? '']);

/** Whether the schema has an example, or is an envelope or a list around schemas that have one. */
function hasExample(given: Schema | undefined): boolean {
  const schema = resolved(given);
  if ((schema.examples?.length ?? 0) > 0 || schema.enum) return true;
  if (schema.type === 'array') return hasExample(schema.items);
  if (schema.anyOf) return schema.anyOf.some(hasExample);
  if (schema.properties) return Object.values(schema.properties).every(hasExample);
  return ['number', 'integer', 'boolean', 'null'].includes(schema.type ?? '') || schema.format === 'date-time';
}

describe('the OpenAPI document', () => {
  it('is valid by the schema of OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(await documentText()) as never);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('defines the schema of every reference, and no schema that is never referred to', () => {
    const text = JSON.stringify(document);
    const named = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
    expect(named.size).toBeGreaterThan(20);
    expect(named).toEqual(new Set(Object.keys(document.components.schemas)));
  });

  it('gives every operation an id and a summary', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(operations.length);
    expect(ids).toContain('postExtract');
    expect(ids).toContain('getApiV1FilesByIdLink');
    expect(operations.filter(({ summary = '' }) => summary.length < 8).map(({ name }) => name)).toEqual([]);
  });

  it('gives an example of every JSON body, and the errors of every operation', () => {
    const bodies = operations.flatMap(({ name, requestBody, responses }) => [
      [`request of ${name}`, requestBody?.content['application/json']?.schema] as const,
      ...Object.entries(responses).map(
        ([status, { content }]) => [`${status} of ${name}`, content?.['application/json']?.schema] as const,
      ),
    ]);
    const without = bodies.filter(([, schema]) => schema !== undefined && !hasExample(schema)).map(([name]) => name);
    expect(without).toEqual([]);
    const errorless = operations
      .filter(({ tags, responses }) => tags[0] !== 'operations' && !Object.keys(responses).some((one) => one >= '400'))
      .map(({ name }) => name);
    expect(errorless).toEqual([]);
  });

  it('every answer has a description, at least the phrase of its status', () => {
    const phrases = operations.flatMap(({ responses }) =>
      Object.values(responses).map(({ description }) => description),
    );
    expect(phrases).not.toContain('Default Response');
    expect(phrases).toContain('Unprocessable Entity');
  });

  it('answers other than JSON are described by their media types', () => {
    const successful = operations.filter(({ responses }) => Object.keys(responses).every((status) => status >= '300'));
    expect(successful.map(({ name }) => name)).toEqual([]);
  });
});
