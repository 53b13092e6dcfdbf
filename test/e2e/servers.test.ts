/** Two servers and a worker on one database and one bucket: it makes no difference which server a client asks. */
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClients } from '../../src/compose/clients.ts';
import { openUsers } from '../../src/compose/users.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { describeWith } from '../engines.ts';
import { convertClient } from '../server/apis/conversion/client.ts';
import { invoiceClient } from '../server/apis/invoices/client.ts';
import { newSession, session, type SessionClient } from '../server/apis/sessions/requests.ts';
import { formOf, pdf } from '../server/apis/sessions/sent-files.ts';
import { followEvents } from '../server/event-client.ts';
import { type Receiver, receiver } from '../server/outgoing/callbacks/receiver.ts';
import { type Cluster, type ClusterProcess, extract, metric, startCluster, unreadScans, until } from './cluster.ts';

describeWith(['PostgreSQL'], 'two servers', () => {
  let there: Receiver;
  let cluster: Cluster;
  let one: ClusterProcess;
  let other: ClusterProcess;
  let worker: ClusterProcess;
  let options: ServeOptions;
  beforeAll(async () => {
    there = await receiver();
    cluster = await startCluster({ INVOICECTL_ALLOW_HOSTS: there.host });
    const started = [cluster.server('--workers', '0'), cluster.server('--workers', '0')] as const;
    [one, other] = await Promise.all(started);
    worker = await cluster.worker('--workers', '2', '--lanes', 'light,ocr,convert,large');
    const dataDir = await mkdtemp(join(tmpdir(), 'beside-'));
    options = ServeOptions.parse({ dataDir, database: cluster.database, blobs: cluster.env['INVOICECTL_BLOBS'] });
  });
  afterAll(async () => {
    await cluster?.stop();
    await there?.close();
  });

  /** Errors that the servers logged of their own. */
  const errors = () => [one, other].flatMap(({ logged }) => logged().filter(({ level }) => level === 'error'));
  const isIdle = () => until(async () => ((await metric(worker, 'invoicectl_tasks_running')) === 0 ? true : undefined));

  /** A server that starts looks at all documents. */
  async function isBucketQuiet(): Promise<true | undefined> {
    const before = cluster.s3.requests.length;
    await pause(1500);
    return cluster.s3.requests.length === before ? true : undefined;
  }

  it('start at the same moment on an empty database and an empty bucket, and are ready', async () => {
    for (let round = 0; round < 2; round++) {
      const database = await cluster.postgres.newDatabase();
      const blobs = `s3://${cluster.s3.bucket}/start-${round}?endpoint=${cluster.s3.endpoint}`;
      const begin = () => cluster.server('--workers', '0', '--database', database, '--blobs', blobs);
      const both = await Promise.all([begin(), begin()]);
      for (const { url } of both) expect((await fetch(`${url}/readyz`)).status).toBe(200);
      for (const { end } of both) await end('SIGKILL');
    }
  }, 120_000);

  it('know the sessions and clients of each other', async () => {
    const { id } = await newSession(one);
    const healthFor = async (of: string) =>
      (await session(other.url, of).call('POST', '/api/task/queue/health')).status;
    expect([await healthFor(id), await healthFor(randomUUID())]).toEqual([200, 401]);
    const clients = await openClients(options);
    const added = await clients.add('acme', 'enterprise');
    await clients.close();
    const fileId = await convertClient(one.url, added).upload('table.csv', 'a,b\n1,2\n');
    const elsewhere = await convertClient(other.url, added).call('GET', `/files/${fileId}`);
    expect([elsewhere.status, elsewhere.body.data['fileId']]).toEqual([200, fileId]);
  });

  it('let a task of one be asked for and downloaded at the other, and both have the same bytes', async () => {
    const mine = await newSession(one);
    const theirs = session(other.url, mine.id);
    const task = await mine.upload(await pdf());
    const { downloadUrls } = await theirs.until(task, 'completed');
    const [path = ''] = downloadUrls;
    const downloaded = async (who: SessionClient): Promise<Buffer> =>
      Buffer.from(await (await who.call('GET', path)).arrayBuffer());
    const bytes = await downloaded(mine);
    expect(bytes.length).toBeGreaterThan(1000);
    expect((await downloaded(theirs)).equals(bytes)).toBe(true);
  });

  it('answer a client that waits, whichever of them it asks', async () => {
    const document = await pdf('invoices/en-us-sales-tax.pdf');
    const answers = await Promise.all([one, other].map((server) => extract(server, document)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
    expect(first).toEqual(second);
  });

  it('report and cancel the tasks of each other', async () => {
    const mine = await newSession(one);
    const task = await mine.upload(...(await unreadScans(20)));
    const followed = await followEvents(`${other.url}/api/task/${task}/events`, { 'X-Session-ID': mine.id });
    await followed.next(({ data }) => data['status'] === 'processing');
    const atOne = await followEvents(`${one.url}/api/task/${task}/events`, { 'X-Session-ID': mine.id });
    expect((await session(other.url, mine.id).call('POST', `/api/task/${task}/cancel`)).status).toBe(200);
    await atOne.next(({ data }) => data['status'] === 'cancelled');
    await isIdle();
    for (const events of [followed, atOne]) events.close();
  });

  it('report what is changed in the archive at the other', async () => {
    const follow = async ({ url }: ClusterProcess) => {
      const events = await followEvents(`${url}/api/v1/events`);
      await events.next(({ kind }) => kind === 'ready');
      return events;
    };
    const followed = await Promise.all([one, other].map(follow));
    const form = formOf([await pdf('invoices/de-letter.pdf')], 'file');
    const { id } = (await invoiceClient(one.url).upload(form, '/invoices/upload?wait=false')).data;
    for (const events of followed)
      await events.next(({ data }) => data['id'] === id && data['change'] === 'changed' && data['beingRead'] === false);
    await invoiceClient(other.url).patch(`/invoices/${id}`, { sellerName: 'Corrected' });
    await invoiceClient(one.url).delete(`/invoices/${id}`);
    for (const events of followed) {
      await events.next(({ data }) => data['id'] === id && data['change'] === 'deleted');
      const changes = events.events.filter(({ kind, data }) => kind === 'invoice' && data['id'] === id);
      expect(changes[0]?.data).toEqual({ id, change: 'added', status: 'pending', beingRead: true });
      expect(changes.filter(({ data }) => data['beingRead'] === true)).toHaveLength(1);
      events.close();
    }
    // Both noticed the end of the reading, and one of them completed the invoice.
    expect(errors()).toEqual([]);
  });

  it('send each callback once', async () => {
    const mine = await newSession(one);
    const both = [mine, session(other.url, mine.id)];
    const sent = 10;
    for (let index = 0; index < sent; index++) {
      const body = formOf([await pdf()]);
      body.append('webhook', there.url);
      expect((await both[index % 2]?.call('POST', '/api/upload/', { body }))?.status).toBe(200);
    }
    await there.calls(sent);
    for (const server of [one, other])
      await until(async () => ((await metric(server, 'invoicectl_callbacks_owed')) === 0 ? true : undefined));
    const delivered = there.heard.map(({ headers }) => String(headers['x-invoicectl-delivery']));
    expect(new Set(delivered).size).toBe(sent);
    expect(delivered).toHaveLength(sent);
    const logged = [one, other].flatMap((server) => server.logged().filter(({ message }) => message === 'callback'));
    expect(logged.map(({ deliveryId }) => String(deliveryId)).sort()).toEqual([...delivered].sort());
  });

  it('let a client go on at the other that followed its task at one that was killed', async () => {
    const dying = await cluster.server('--workers', '0');
    const mine = await newSession(dying);
    const task = await mine.upload(...(await unreadScans(3)));
    const follow = ({ url }: ClusterProcess) =>
      followEvents(`${url}/api/task/${task}/events`, { 'X-Session-ID': mine.id });
    const followed = await follow(dying);
    const broken = expect(followed.ended).rejects.toThrow('terminated');
    await followed.next(({ data }) => data['status'] === 'processing');
    await dying.end('SIGKILL');
    await broken;
    const again = await follow(other);
    await again.next(({ data }) => data['status'] === 'completed');
    again.close();
  }, 120_000);

  it('make one invoice of a request that is repeated at the other after the first was killed in it', async () => {
    const dying = await cluster.server('--workers', '0');
    await until(isBucketQuiet);
    // The document is stored, its invoice too, and then its size is asked for, which is not answered.
    cluster.s3.fail('HEAD', 'none', 'frozen');
    const upload = async ({ url }: ClusterProcess): Promise<Response> =>
      fetch(`${url}/api/v1/invoices/upload?wait=false`, {
        method: 'POST',
        body: formOf([await pdf('invoices/fr-text.pdf')], 'file'),
        headers: { 'Idempotency-Key': 'of this upload' },
      });
    const broken = upload(dying).catch((error: unknown) => error);
    const archive = invoiceClient(other.url);
    const listed = async () =>
      (await archive.call<{ data: readonly { id: string; status: string }[] }>('/invoices')).data.data;
    const [begun] = await until(async () => {
      const all = await listed();
      return all.length > 0 ? all : undefined;
    });
    // A refusal may come before the whole form was sent, which then breaks off.
    const answered = (server: ClusterProcess) => upload(server).catch(() => undefined);
    expect((await until(() => answered(other))).status).toBe(409);
    await dying.end('SIGKILL');
    expect(await broken).toBeInstanceOf(Error);
    const repeated = await until(async () => {
      await pause(500);
      const response = await answered(other);
      return response?.status === 409 ? undefined : response;
    });
    expect(repeated.status).toBe(202);
    const { data } = (await repeated.json()) as { data: { id: string } };
    expect(data.id).toBe(begun?.id);
    const atOther = await upload(one);
    expect([atOther.status, atOther.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    await until(async () =>
      (await archive.call<{ beingRead: boolean }>(`/invoices/${data.id}`)).data.beingRead ? undefined : true,
    );
    expect((await listed()).map(({ id }) => id)).toEqual([data.id]);
  }, 240_000);

  // From here on people have to sign in, at both servers.
  it('let somebody who signed in at one work and sign out at the other', async () => {
    const users = await openUsers(options);
    await users.add('Li', 'correct horse battery');
    await users.close();
    const ask = (server: ClusterProcess, method: string, path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${server.url}/api/v1${path}`, { method, ...init });
    expect((await ask(other, 'GET', '/invoices')).status).toBe(401);
    const signedIn = await ask(one, 'POST', '/session', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Li', password: 'correct horse battery' }),
    });
    expect(signedIn.status).toBe(200);
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await ask(other, 'GET', '/invoices', { headers: { cookie } })).status).toBe(200);
    expect((await ask(other, 'DELETE', '/session', { headers: { cookie } })).status).toBe(200);
    expect((await ask(one, 'GET', '/invoices', { headers: { cookie } })).status).toBe(401);
  });
});
