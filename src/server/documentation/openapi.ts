/**
 * One OpenAPI document of every endpoint, from the schemas of the routes, and two pages that show it. Nothing of them is
 * fetched from elsewhere: they work with no outside network.
 */
import { STATUS_CODES } from 'node:http';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { App } from '../api.ts';
import { referencePage } from './reference-page.ts';
import type { ServerServices } from '../services.ts';

declare module 'fastify' {
  interface FastifySchema {
    /** Fields of a multipart form: for the documentation. The handler reads the form as a stream and checks it itself. */
    readonly form?: z.ZodType;
    /** Of a route that takes a form or JSON: the JSON. The handler looks at it. */
    readonly json?: z.ZodType;
  }
}

/** Register before the routes; call what it gives after them. */
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
    transform: (route) => {
      const { form, json, ...schema } = route.schema ?? {};
      const documented = form === undefined ? schema : { ...schema, consumes: ['multipart/form-data'], body: form };
      const asForm = jsonSchemaTransform({ ...route, schema: documented });
      const response = withDescriptions(asForm.schema.response);
      if (json === undefined) return { ...asForm, schema: { ...asForm.schema, response } };
      const asJson = jsonSchemaTransform({ ...route, schema: { ...schema, body: json } });
      const content = {
        'application/json': { schema: asJson.schema.body },
        'multipart/form-data': { schema: asForm.schema.body },
      };
      return { ...asForm, schema: { ...asForm.schema, body: { content }, response } };
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'self'",
    uiConfig: { url: '/openapi.json', tryItOutEnabled: true, validatorUrl: null },
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

/** JSON schemas by status, each with the reason phrase for its description unless it has one. */
function withDescriptions(responses: unknown): unknown {
  if (typeof responses !== 'object' || responses === null) return responses;
  const described = Object.entries(responses).map(([status, schema]: [string, unknown]) => [
    status,
    typeof schema === 'object' && schema !== null
      ? { description: STATUS_CODES[status] ?? `Status ${status}`, ...schema }
      : schema,
  ]);
  return Object.fromEntries(described);
}
