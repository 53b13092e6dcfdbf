import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MailboxSettings } from '../../src/mailbox/connection.ts';
import { messagesOf, type PositionedMessage, type Reading } from '../../src/mailbox/messages.ts';
import { mailServer } from '../../src/mailbox/options.ts';
import { makeEml, written } from '../documents/mail-maker.ts';
import { testWith } from '../engines.ts';
import { type Dovecot, password, startDovecot, user } from './dovecot.ts';

const mail = (text: string): Buffer => makeEml([written(text)]);

it.each([
  ['imaps://buch%40example.com@mail.example.com', { host: 'mail.example.com', port: 993, user, secure: true }],
  ['imap://buch@[::1]:1143/', { host: '[::1]', port: 1143, user: 'buch', secure: false }],
])('%s is understood', (url, server) => {
  expect(mailServer(url)).toEqual(server);
});

it.each([
  ['imaps://buch:geheim@mail.example.com', /must not contain a password/],
  ['imaps://mail.example.com', /names no user/],
  ['imaps://buch@mail.example.com/INBOX', /has a path/],
  ['https://buch@mail.example.com', /not an address of a mailbox/],
  ['geheim', /not an address of a mailbox/],
])('%s is refused, and the password in it is not repeated', (url, message) => {
  expect(() => mailServer(url)).toThrow(message);
  expect(() => mailServer(url)).not.toThrow(/geheim/);
});

let server: Dovecot | undefined;
let stop: AbortController;
beforeEach(() => {
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await server?.remove();
  server = undefined;
});

async function started(
  ...mails: readonly string[]
): Promise<{ readonly dovecot: Dovecot; readonly settings: MailboxSettings }> {
  const dovecot = await startDovecot();
  server = dovecot;
  for (const text of mails) await dovecot.deliver(mail(text));
  const ca = await readFile(dovecot.ca, 'utf8');
  const address = { host: '127.0.0.1', port: dovecot.imaps, user, secure: true };
  return { dovecot, settings: { server: address, password, folder: 'INBOX', since: undefined, ca } };
}

const reading = (changes: Partial<Reading> = {}): Reading => ({
  after: undefined,
  watch: false,
  signal: stop.signal,
  trouble: () => undefined,
  renumbered: () => undefined,
  firstPauseMs: 10,
  ...changes,
});

const textIn = ({ bytes }: PositionedMessage): string => {
  const [encoded = ''] = /^[A-Za-z0-9+/]+=*$/m.exec(bytes?.toString('latin1').split('base64')[1] ?? '') ?? [];
  return Buffer.from(encoded, 'base64').toString();
};

async function read(settings: MailboxSettings, changes: Partial<Reading> = {}): Promise<PositionedMessage[]> {
  const found: PositionedMessage[] = [];
  for await (const message of messagesOf(settings, reading(changes))) found.push(message);
  return found;
}

testWith(['Dovecot'], 'messages are read in their order, over TLS and STARTTLS, and stay unread', async () => {
  const { dovecot, settings } = await started('first', 'second');
  const found = await read(settings);
  expect(found.map(textIn)).toEqual(['first', 'second']);
  expect(found[1]?.url).toMatch(/^imap:\/\/127\.0\.0\.1\/INBOX;UIDVALIDITY=\d+\/;UID=2$/);
  const overStartTls = { ...settings, server: { ...settings.server, port: dovecot.imap, secure: false } };
  expect((await read(overStartTls)).map(textIn)).toEqual(['first', 'second']);
  const flags = (await dovecot.mails()).map((name) => name.split(':2,')[1] ?? '');
  expect(flags).toEqual(['', '']);
});

testWith(['Dovecot'], 'reading continues after a position, and begins with a day', async () => {
  const { settings } = await started('first', 'second', 'third');
  const [first] = await read(settings);
  expect((await read(settings, { after: first?.position })).map(textIn)).toEqual(['second', 'third']);
  expect(await read({ ...settings, since: new Date('2999-01-01') })).toEqual([]);
  expect(await read({ ...settings, since: new Date('2001-01-01') })).toHaveLength(3);
});

testWith(['Dovecot'], 'if the server has numbered the messages anew, all are read again', async () => {
  const { dovecot, settings } = await started('first');
  const [first] = await read(settings);
  await dovecot.stop();
  await dovecot.renumber();
  // Numbers are made of the time in seconds.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await dovecot.start();
  let times = 0;
  const again = await read(settings, { after: first?.position, renumbered: () => times++ });
  expect(again.map(textIn)).toEqual(['first']);
  expect(times).toBe(1);
});

testWith(['Dovecot'], 'what another attempt does not change fails at once, without the password', async () => {
  const { settings } = await started('first');
  const wrong: readonly (readonly [Partial<MailboxSettings>, string])[] = [
    [{ password: 'falsch geraten' }, 'unauthenticated'],
    [{ ca: undefined }, 'forbidden'],
    [{ folder: 'Nirgends' }, 'not_found'],
  ];
  for (const [changes, kind] of wrong) {
    const attempt = read({ ...settings, ...changes }, { trouble: () => expect.unreachable('It was tried again') });
    const failure: unknown = await attempt.catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'Failure', kind, cause: undefined });
    expect(JSON.stringify(failure)).not.toMatch(/falsch geraten|kein Geheimnis/);
  }
});

/** A connection that can be cut; for `forMs` no new one is accepted. */
async function lineTo(port: number) {
  const open = new Set<Socket>();
  let isCut = false;
  const listener = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const onward = connect(port, '127.0.0.1');
    for (const socket of [client, onward]) open.add(socket.on('error', () => socket.destroy()));
    client.pipe(onward).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const cutAll = (): void => open.forEach((socket) => socket.destroy());
  return {
    port: (listener.address() as AddressInfo).port,
    cut(forMs: number): void {
      isCut = true;
      cutAll();
      setTimeout(() => (isCut = false), forMs);
    },
    close(): void {
      cutAll();
      listener.close();
    },
  };
}

testWith(['Dovecot'], 'new messages are waited for, and a broken connection is opened again', async () => {
  const { dovecot, settings } = await started('first');
  const line = await lineTo(dovecot.imaps);
  const through = { ...settings, server: { ...settings.server, port: line.port } };
  const troubles: string[] = [];
  const found: string[] = [];
  const watching = reading({ watch: true, trouble: ({ kind }) => troubles.push(kind), firstPauseMs: 200 });
  for await (const message of messagesOf(through, watching)) {
    found.push(textIn(message));
    if (found.length === 1) await dovecot.deliver(mail('second'));
    if (found.length === 2) {
      line.cut(500);
      await dovecot.deliver(mail('third'));
    }
    if (found.length === 3) stop.abort();
  }
  expect(found).toEqual(['first', 'second', 'third']);
  expect(new Set(troubles)).toEqual(new Set(['unavailable']));
  line.close();
});

it('a server that cannot be reached is tried eight times, and then the failure says so', async () => {
  const pauses: number[] = [];
  const settings: MailboxSettings = {
    server: { host: '127.0.0.1', port: 1, user, secure: true },
    password,
    folder: 'INBOX',
    since: undefined,
    ca: undefined,
  };
  await expect(
    read(settings, { trouble: (_, pauseMs) => pauses.push(pauseMs), firstPauseMs: 1 }),
  ).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('127.0.0.1 cannot be reached'),
  });
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64]);
});
