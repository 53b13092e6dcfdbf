/** Signing in and out, for people who use the app. The API document has none of these routes; they are additions. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { User } from '../../../people/user-store.ts';
import { type WrongTries, wrongTries } from '../../../people/wrong-tries.ts';
import type { App } from '../../api.ts';
import { cleanUpRegularly } from '../../clean-up.ts';
import type { People } from '../../clients/people.ts';
import type { ServerServices } from '../../services.ts';
import { errors } from './errors.ts';
import { base, tags } from './presentation.ts';
import { envelope, success } from './schemas.ts';

const path = `${base}/session`;
const wrongTriesOfName = 5;
/** More, because behind a proxy everybody has the same address. */
const wrongTriesOfAddress = 30;

const SessionView = z
  .object({
    signInNeeded: z.boolean().describe('Whether the app and the invoice API need somebody to be signed in'),
    user: z
      .object({ name: z.string() })
      .nullable()
      .meta({ examples: [{ name: '张三' }] })
      .describe('Who is signed in'),
  })
  .meta({ id: 'UserSession', examples: [{ signInNeeded: true, user: { name: '张三' } }] });

const SignIn = z
  .strictObject({ name: z.string().min(1).max(200), password: z.string().min(1).max(2000) })
  .meta({ id: 'SignInRequest', examples: [{ name: '张三', password: 'correct horse battery staple' }] });

export function sessionRoutes(app: App, { people, locks, counters, log }: ServerServices): void {
  cleanUpRegularly(app, { locks, log }, 'sign-ins', (lost) => people.signIns.expire(Date.now(), lost));
  app.get(
    path,
    {
      config: { opensWithoutToken: true },
      schema: {
        tags,
        summary: 'Who is signed in, and whether somebody has to be',
        response: { 200: envelope(SessionView), ...errors(500) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return success(await sessionView(people, request.person));
    },
  );
  signInRoute(app, people, wrongTries(counters));
  app.delete(
    path,
    {
      config: { opensWithoutToken: true },
      schema: {
        tags,
        summary: 'Signs out: ends the session of the cookie',
        response: { 200: envelope(SessionView), ...errors(403, 500) },
      },
    },
    async (request, reply) => {
      await endSession(people, request);
      people.setCookie(request, reply, undefined);
      return success(await sessionView(people, undefined));
    },
  );
}

async function sessionView(people: People, user: User | undefined): Promise<z.output<typeof SessionView>> {
  return { signInNeeded: await people.signInNeeded(), user: user ? { name: user.name } : null };
}

function signInRoute(app: App, people: People, tries: WrongTries): void {
  app.post(
    path,
    {
      config: { opensWithoutToken: true },
      schema: {
        tags,
        summary: 'Signs in: the session is a cookie',
        description: 'After five wrong tries with a name, further ones are refused for a minute.',
        body: SignIn,
        response: { 200: envelope(SessionView), ...errors(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { name, password } = request.body;
      const user = await tries.limited(
        () => people.users.authenticate(name, password),
        { key: `name ${name.normalize('NFC').trim().toLowerCase()}`, aMinute: wrongTriesOfName },
        { key: `address ${request.ip}`, aMinute: wrongTriesOfAddress },
      );
      if (!user) throw new Failure('unauthenticated', 'The name or the password is not right');
      // The browser forgets the earlier session, so nobody could sign out of it any more.
      await endSession(people, request);
      people.setCookie(request, reply, await people.signIns.begin(user));
      return success(await sessionView(people, user));
    },
  );
}

async function endSession(people: People, request: FastifyRequest): Promise<void> {
  const token = people.tokenOf(request);
  if (token !== undefined) await people.signIns.end(token);
}
