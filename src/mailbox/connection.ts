/** A connection to a folder of a mailbox, opened with EXAMINE: nothing in the mailbox changes, not even what is unread. */
import type { ImapFlow } from 'imapflow';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import type { MailServer } from './options.ts';

export interface MailboxSettings {
  readonly server: MailServer;
  readonly password: string;
  readonly folder: string;
  /** Only mails that arrived on this day or later. */
  readonly since: Date | undefined;
  /** Authorities to trust instead of the usual ones, as PEM. */
  readonly ca: string | undefined;
}

export interface MailMessage {
  readonly uid: number;
  /** The URL of the message by RFC 5092, without the user. */
  readonly url: string;
  /** Undefined for a message that is larger than the limit. */
  readonly bytes: Buffer | undefined;
}

export interface OpenFolder {
  /** If it changes, the server has numbered the messages anew. */
  readonly uidValidity: string;
  /** The messages after `uid` in their order, each downloaded when it is asked for. */
  messagesAfter(uid: number): AsyncGenerator<MailMessage, void>;
  /** Resolves when there may be new messages, or the connection broke, or the signal fires. */
  changed(signal: AbortSignal): Promise<void>;
  close(): void;
}

/** The largest message. Mail servers seldom accept more than 50 MB. */
export const maxMessageBytes = 64 * 1024 * 1024;
const connectionMs = 30_000;
const silenceMs = 60_000;
/** How long a message may take, so that a server that sends a byte a minute does not hold up the others. */
const messageMs = 5 * 60_000;
/** Servers may end an IDLE after 30 minutes (RFC 2177). */
const idleMs = 10 * 60_000;

/** Rejects with a Failure: unauthenticated, forbidden, not_found, unavailable. */
export async function openFolder(settings: MailboxSettings): Promise<OpenFolder> {
  const { server, folder } = settings;
  const client = await connectionTo(settings);
  let isNew = false;
  let wake = (): void => {};
  client.on('exists', () => {
    isNew = true;
    wake();
  });
  client.on('close', () => wake());
  // Calls that fail reject by themselves, and an error event without a listener would end the process.
  client.on('error', () => wake());
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true });
    const url = `imap://${server.host}/${encodeURIComponent(folder)};UIDVALIDITY=${uidValidity}`;
    return {
      uidValidity: String(uidValidity),
      messagesAfter: async function* (uid) {
        isNew = false;
        for (const next of await uidsAfter(client, uid, settings)) {
          const bytes = await download(client, next, settings);
          if (bytes !== 'gone') yield { uid: next, url: `${url}/;UID=${next}`, bytes };
        }
      },
      async changed(signal) {
        if (isNew || signal.aborted || !client.usable) return;
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        signal.addEventListener('abort', wake, { once: true });
        client.idle().catch(wake);
        await promise;
        signal.removeEventListener('abort', wake);
        wake = () => {};
      },
      close: () => client.close(),
    };
  } catch (error) {
    client.close();
    throw mailFailure(error, settings);
  }
}

/** The client is loaded only where a mailbox is read: it is larger than the rest of the command line. */
async function connectionTo({ server, password, ca }: MailboxSettings): Promise<ImapFlow> {
  const { ImapFlow: Client } = await import('imapflow');
  return new Client({
    host: server.host,
    port: server.port,
    secure: server.secure,
    doSTARTTLS: !server.secure,
    auth: { user: server.user, pass: password },
    tls: { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    // Its log would contain what servers and mails say.
    logger: false,
    emitLogs: false,
    disableAutoIdle: true,
    maxIdleTime: idleMs,
    connectionTimeout: connectionMs,
    greetingTimeout: connectionMs,
    socketTimeout: silenceMs,
    maxLiteralSize: maxMessageBytes,
    maxResponseSize: maxMessageBytes + 1024 * 1024,
  });
}

/** In ascending order. */
async function uidsAfter(client: ImapFlow, uid: number, settings: MailboxSettings): Promise<readonly number[]> {
  const { since } = settings;
  try {
    const found = await client.search({ uid: `${uid + 1}:*`, ...(since ? { since } : {}) }, { uid: true });
    // Without a connection the library returns nothing, as it does for an error of the server.
    if (!found) throw broken(settings);
    // The range n:* always contains the last message.
    return found.filter((one) => one > uid).toSorted((a, b) => a - b);
  } catch (error) {
    throw mailFailure(error, settings);
  }
}

/** `gone`: another program has deleted the message. */
async function download(
  client: ImapFlow,
  uid: number,
  settings: MailboxSettings,
): Promise<Buffer | 'gone' | undefined> {
  const range = String(uid);
  // Closing makes the calls below reject.
  const timer = setTimeout(() => client.close(), messageMs);
  try {
    if (!client.usable) throw broken(settings);
    const sized = await client.fetchOne(range, { size: true }, { uid: true });
    if (!sized) return 'gone';
    if ((sized.size ?? 0) > maxMessageBytes) return undefined;
    const found = await client.fetchOne(range, { source: true }, { uid: true });
    return found ? found.source : 'gone';
  } catch (error) {
    throw mailFailure(error, settings);
  } finally {
    clearTimeout(timer);
  }
}

const broken = ({ server: { host } }: MailboxSettings): Failure =>
  new Failure('unavailable', message('mailbox.broke', { host }));

const certificateCodes = /CERT|SIGNATURE|ISSUER|ALTNAME|SELF_SIGNED/;

/** Errors of the library are not kept as causes: they contain commands, and those can contain the password. */
function mailFailure(error: unknown, { server: { host }, folder }: MailboxSettings): Failure {
  if (error instanceof Failure) return error;
  const facts: Readonly<Record<string, unknown>> =
    error instanceof Error ? Object.fromEntries(Object.entries(error)) : {};
  const code = typeof facts['code'] === 'string' ? facts['code'] : '';
  if (facts['authenticationFailed'] === true)
    return new Failure('unauthenticated', message('mailbox.refused', { host }), {
      detail: message('advice.applicationPassword', {}),
    });
  if (certificateCodes.test(code))
    return new Failure('forbidden', message('mailbox.certificate', { host, code }), {
      detail: message('advice.ownAuthority', {}),
    });
  if (facts['tlsFailed'] === true || (error instanceof Error && /STARTTLS/i.test(error.message)))
    return new Failure('forbidden', message('mailbox.noEncryption', { host }), {
      detail: message('advice.imaps', {}),
    });
  if (facts['mailboxMissing'] === true || facts['responseStatus'] === 'NO')
    return new Failure('not_found', message('mailbox.noFolder', { folder }));
  return new Failure(
    'unavailable',
    code === '' ? message('mailbox.unreachable', { host }) : message('mailbox.unreachableCode', { host, code }),
  );
}
