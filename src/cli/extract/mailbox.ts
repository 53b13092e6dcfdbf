/** `extract --imap`: the mails of a mailbox as documents. */
import { readFile } from 'node:fs/promises';
import type { Config } from '../../config/schema.ts';
import { secretFrom } from '../../config/secret.ts';
import { documentsIn, type Intake, type IntakeOptions } from '../../documents/intake.ts';
import { Failure } from '../../domain/failure.ts';
import { maxMessageBytes, type MailboxSettings } from '../../mailbox/connection.ts';
import { messagesOf, type Position, type PositionedMessage, type Reading } from '../../mailbox/messages.ts';
import { imapPasswordVariable, mailServer } from '../../mailbox/options.ts';
import { message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { saidBy } from '../../domain/failure.ts';

/** Rejects with `bad_request`. The password is looked for only now, so that other commands do not ask for it. */
export async function mailboxSettings({ imap }: Config, env: NodeJS.ProcessEnv): Promise<MailboxSettings> {
  const { url = '', folder, since, caFile } = imap;
  const server = mailServer(url);
  const ca = caFile === undefined ? undefined : await readFile(caFile, 'utf8').catch(unreadable(caFile));
  const password = await passwordOf(imap, env);
  return { server, password, folder, since: since === undefined ? undefined : new Date(since), ca };
}

const unreadable =
  (file: string) =>
  (cause: unknown): never => {
    throw new Failure('bad_request', message('mailbox.caUnread', { file }), { cause });
  };

async function passwordOf(
  { passwordFile: file, passwordCommand: command }: Config['imap'],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const given = env[imapPasswordVariable];
  if (given !== undefined && given !== '') return given;
  if (file !== undefined && command !== undefined)
    throw new Failure('bad_request', message('mailbox.twoPasswords', {}));
  if (file !== undefined) return secretFrom({ setting: '--imap-password-file', file });
  if (command !== undefined) return secretFrom({ setting: '--imap-password-command', command });
  throw new Failure('bad_request', message('mailbox.noPassword', {}), {
    detail: message('advice.mailboxPassword', { variable: imapPasswordVariable }),
  });
}

/** How messages are read from `after` on. Troubles are shown to the user. */
export const mailboxReading = (
  { log, interruption }: CliContext,
  { after, watch }: { readonly after?: Position | undefined; readonly watch: boolean },
): Reading => ({
  after,
  watch,
  signal: interruption.signal,
  trouble: (failure, pauseMs) =>
    log.warn(message('watch.againIn', { why: saidBy(failure), seconds: Math.ceil(pauseMs / 1000) })),
  renumbered: () => log.warn(message('mailbox.renumbered', {})),
});

/** The documents in a message. */
export async function* documentsOfMessage(
  { url, bytes }: PositionedMessage,
  options: IntakeOptions,
): AsyncGenerator<Intake, void> {
  if (bytes) yield* documentsIn(url, bytes, { ...options, mailTexts: true });
  else yield { path: url, failure: tooLarge() };
}

const tooLarge = (): Failure =>
  new Failure('too_large', message('mailbox.largeMail', { most: maxMessageBytes / 1024 / 1024 }), {
    detail: message('advice.readAttachments', {}),
  });

/** The most mails of one run. */
const maxMessages = 10_000;

/**
 * The documents in all messages. A failure before the first message ends the run; later, it becomes a failed record, so
 * that what was read before is written.
 */
export async function* mailboxDocuments(
  settings: MailboxSettings,
  reading: Reading,
  options: IntakeOptions,
): AsyncGenerator<Intake, void> {
  let count = 0;
  const path = `imap://${settings.server.host}/${encodeURIComponent(settings.folder)}`;
  try {
    for await (const message of messagesOf(settings, reading)) {
      if (++count > maxMessages) {
        yield { path, failure: tooMany() };
        return;
      }
      yield* documentsOfMessage(message, options);
    }
  } catch (error) {
    if (count === 0) throw error;
    yield { path, failure: Failure.from(error) };
  }
}

const tooMany = (): Failure =>
  new Failure('too_large', message('mailbox.manyMails', { most: maxMessages }), {
    detail: message('advice.manyMails', {}),
  });
