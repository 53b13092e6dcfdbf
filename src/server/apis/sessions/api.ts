/**
 * Session API: takes PDFs and ZIPs and returns one merged PDF. Whoever knows the id of a session sees its tasks and no others.
 *
 * The browser client in the API document downloads by a plain link, which cannot send a header. Therefore the session is also
 * a cookie, for downloads only.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { digestOf, sessionHours, type SessionStore, sessionStore } from '../../../sessions/session-store.ts';
import { sessionTasks } from '../../../sessions/session-tasks.ts';
import { Failure } from '../../../domain/failure.ts';
import type { App, Api } from '../../api.ts';
import { bodiesMayBeEmpty } from '../../incoming/empty-bodies.ts';
import { limitStore } from '../../incoming/limit-store.ts';
import { cleanUpRegularly } from '../../clean-up.ts';
import { originOf } from '../../public-urls.ts';
import type { ServerServices } from '../../services.ts';
import { accessTo, credentialOf, sessionCookie } from './access.ts';
import { keyRoutes } from './api-keys.ts';
import { batchRoute } from './batch.ts';
import { stampOf } from './clock.ts';
import { downloadRoutes } from './downloads.ts';
import { answerOf, errors } from './errors.ts';
import { eventRoute } from './event-stream.ts';
import { readingRoute } from './readings.ts';
import { queueRoutes } from './queue-routes.ts';
import { linkRoute } from './result-links.ts';
import { Session } from './schemas.ts';
import { taskChanges } from './task-changes.ts';
import { taskRoutes } from './task-routes.ts';
import { uploadRoutes } from './uploads.ts';
import { sessionWebhooks, webhookRoutes } from './webhooks.ts';

const requestsAMinute = 100;
/** For requests without a session, because many clients may share one address. */
const addressRequestsAMinute = 1000;

const addressOf = ({ ip }: FastifyRequest): string => `address ${ip}`;

export const sessions: Api = {
  name: 'sessions',
  credentials: 'on request',
  families: ['/api'],
  failure: answerOf,
  async routes(app, services) {
    const store = sessionStore(services.records, services.tasks);
    const tasks = sessionTasks(services.tasks, services.callbacks);
    const access = accessTo(store, tasks);
    cleanUpRegularly(app, services, 'sessions', (lost) => store.expire(Date.now(), lost));
    // The document's own example creates a session with `Content-Type: application/json` and no body.
    bodiesMayBeEmpty(app);
    await app.register(rateLimit, {
      store: limitStore(services.counters, 'requests of sessions'),
      timeWindow: 60_000,
      keyGenerator: (request) => {
        const credential = credentialOf(request);
        return credential === undefined ? addressOf(request) : `session ${digestOf(credential)}`;
      },
      max: (_request, key) => (key.startsWith('session ') ? requestsAMinute : addressRequestsAMinute),
      errorResponseBuilder: (_request, { after }) =>
        new Failure('rate_limited', `Too many requests: try again in ${after}`),
    });
    sessionRoute(app, store, services);
    keyRoutes(app, store, access);
    webhookRoutes(app, services, store, access);
    uploadRoutes(app, { blobs: services.blobs, tasks, access, wantedWebhook: sessionWebhooks(services, store) });
    const changes = taskChanges(tasks);
    taskRoutes(app, tasks, access, changes);
    batchRoute(app, tasks, access, changes);
    eventRoute(app, services, tasks, access);
    queueRoutes(app, services, access);
    downloadRoutes(app, services, tasks, access);
    readingRoute(app, services, access);
    linkRoute(app, services, access);
  },
};

function sessionRoute(app: App, store: SessionStore, { options }: ServerServices): void {
  app.post(
    '/api/session',
    {
      // Counted by address even if the request names a session, because a client could name a new one every time.
      config: {
        rateLimit: { max: addressRequestsAMinute, keyGenerator: (request) => `new session of ${addressOf(request)}` },
        givesCredentials: true,
      },
      schema: { tags: ['sessions'], summary: 'A new session', response: { 200: Session, ...errors(429, 500, 503) } },
    },
    async (request, reply) => {
      const { id, createdMs } = await store.create();
      const secure = originOf(request, options).startsWith('https:') ? '; Secure' : '';
      void reply.headers({
        'cache-control': 'no-store',
        'set-cookie': `${sessionCookie}=${id}; Path=/api/download; Max-Age=${sessionHours * 3600}; HttpOnly; SameSite=Strict${secure}`,
      });
      return { session_id: id, created_at: stampOf(createdMs), expires_in_hours: sessionHours };
    },
  );
}
