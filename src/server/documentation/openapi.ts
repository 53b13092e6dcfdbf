/**
 * One OpenAPI document of every endpoint, from the schemas of the routes, and two pages that show it. Nothing of them
 * is fetched from elsewhere: they work with no outside network.
 */
import { STATUS_CODES } from 'node:http';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { App } from '../api.ts';
import { referencePage } from './reference-page.ts';
import type { ServerServices } from '../services.ts';

declare module 'fastify' {
  interface FastifySchema {
    /**
     * Fields of a multipart form: for the documentation. The handler reads the form as a stream and checks it itself.
     */
    readonly form?: z.ZodType;
    /** The JSON of a route that takes a form or JSON. The handler checks it itself. */
    readonly json?: z.ZodType;
    /** Media types of the successful answer of a route that sends no JSON: a file, a stream of events, plain text. */
    readonly sends?: readonly string[];
    /** Descriptions, by name, of the headers of the successful answer that belong to this route alone. */
    readonly sendsHeaders?: Readonly<Record<string, string>>;
  }
}

/** To be called before the routes are registered. The returned function is to be called after that. */
export async function documentation(
  app: App,
  { version }: Pick<ServerServices, 'version'>,
): Promise<() => Promise<void>> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'invoicectl',
        version,
        description: 'Reads, merges and converts invoices and documents. Five published APIs in one process.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'header', name: 'X-Session-ID' },
          bearer: { type: 'http', scheme: 'bearer' },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        },
      },
    },
    transform: documentedRoute,
    transformObject: (document) => withoutUnusedSchemas(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'self'",
    uiConfig: { url: '/openapi.json', tryItOutEnabled: true, validatorUrl: null },
    theme: { title: 'invoicectl', css: [{ filename: 'invoicectl.css', content: hiddenTopBar }], favicon: [icon] },
  });
  return async () => {
    app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) =>
      reply.serializer(JSON.stringify).type('application/json; charset=utf-8').send(app.swagger()),
    );
    app.get('/redoc', { schema: { hide: true } }, (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
        .serializer((page: string) => page)
        .send(referencePage(app.swagger())),
    );
  };
}

/** Hides the bar with another project's logo. The heading already has the name of the page. */
const hiddenTopBar = '.swagger-ui .topbar{display:none}';

/** A page with three lines. Without an icon of its own, the page would show that of the viewer's project. */
const icon = {
  filename: 'invoicectl.svg',
  rel: 'icon',
  type: 'image/svg+xml',
  sizes: 'any',
  content:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#fff" stroke="#06c" d="M3.5 1.5h9v13h-9z"/>' +
    '<path stroke="#06c" d="M5 5h6M5 8h6M8 11h3"/></svg>',
};

type Route = Parameters<typeof jsonSchemaTransform>[0];

function documentedRoute(route: Route): ReturnType<typeof jsonSchemaTransform> {
  const { form, json, sends, sendsHeaders, ...schema } = route.schema ?? {};
  const operationId = operationIdOf(String(route.route.method), route.url);
  const documented = form === undefined ? schema : { ...schema, consumes: ['multipart/form-data'], body: form };
  const asForm = jsonSchemaTransform({ ...route, schema: { operationId, ...documented } });
  const response = { ...sentAs(sends), ...withDescriptions(asForm.schema.response) };
  if (sendsHeaders) Object.assign(response[200] ?? {}, { headers: headersOf(sendsHeaders) });
  if (json === undefined) return { ...asForm, schema: { ...asForm.schema, response } };
  const asJson = jsonSchemaTransform({ ...route, schema: { ...schema, body: json } });
  const content = {
    'application/json': { schema: asJson.schema.body },
    'multipart/form-data': { schema: asForm.schema.body },
  };
  return { ...asForm, schema: { ...asForm.schema, body: { content }, response } };
}

/** `GET /api/v1/files/:id/link` is `getApiV1FilesByIdLink`: unique, and the same as long as the route is. */
function operationIdOf(method: string, path: string): string {
  const words = path.split(/[/_-]/).filter((word) => word !== '');
  const capitalised = words.map((word) =>
    word.replace(/^:/, 'by-').replaceAll(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase()),
  );
  return method.toLowerCase() + capitalised.join('');
}
type JsonSchema = Readonly<Record<string, unknown>>;
type Responses = Record<string, JsonSchema>;

/** OpenAPI 3.1 describes bytes by their media type alone; text is a string. */
function sentAs(mediaTypes: readonly string[] | undefined): Responses {
  if (!mediaTypes) return {};
  const content = mediaTypes.map((type) => [type, { schema: type.startsWith('text/') ? { type: 'string' } : {} }]);
  return { 200: { description: 'OK', content: Object.fromEntries(content) } };
}

const headersOf = (descriptions: Readonly<Record<string, string>>): JsonSchema =>
  Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [name, { type: 'string', description }]),
  );

/** JSON schemas by status. The description of a response is the reason phrase of its status. */
function withDescriptions(responses: unknown): Responses {
  if (!isObject(responses)) return {};
  const described = Object.entries(responses).map(([status, schema]) => [
    status,
    { description: STATUS_CODES[status] ?? `Status ${status}`, ...(isObject(schema) ? schema : {}) },
  ]);
  return Object.fromEntries(described);
}

interface Components {
  readonly schemas?: Readonly<Record<string, unknown>>;
}

/** Each named schema exists as input and as output. Those that no operation mentions are left out. */
function withoutUnusedSchemas<Document extends object>(document: Document): Document {
  const { components, paths } = document as { readonly components?: Components; readonly paths?: unknown };
  const schemas = components?.schemas ?? {};
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(schemas[name]);
    }
  };
  visit(paths);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...components, schemas: kept } };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
