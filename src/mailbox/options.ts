/** The mailbox that `extract --imap` reads. */
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

/** The variable with the password, which has no flag: command lines can be seen by other users. */
export const imapPasswordVariable = 'INVOICECTL_IMAP_PASSWORD';

export const ImapOptions = z.strictObject({
  url: z
    .string()
    .min(1)
    .optional()
    .describe('Read the mails of a mailbox: imaps://USER@HOST, or imap:// for STARTTLS; the @ of a user is %40'),
  folder: z.string().min(1).default('INBOX').describe('Folder of the mailbox'),
  since: z.iso.date().optional().describe('Only mails that arrived on this day (YYYY-MM-DD) or later'),
  passwordFile: z
    .string()
    .min(1)
    .optional()
    .describe(
      `Take the password of the mailbox from the first line of this file, unless ${imapPasswordVariable} is set`,
    ),
  passwordCommand: z
    .string()
    .min(1)
    .optional()
    .describe('Take it from the first line that this command prints; it is run without a shell'),
  caFile: z.string().min(1).optional().describe('Trust the authorities in this file (PEM) instead of the usual ones'),
});
export type ImapOptions = z.output<typeof ImapOptions>;

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** TLS from the first byte (imaps://); otherwise STARTTLS, which is required. */
  readonly secure: boolean;
}

/** Throws `bad_request`; a message never contains the URL, which may contain a password. */
export function mailServer(text: string): MailServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'imaps:' && url.protocol !== 'imap:') || url.hostname === '')
    throw new Failure('bad_request', message('mailbox.noAddress', {}), {
      detail: message('advice.imapAddress', {}),
    });
  if (url.password !== '')
    throw new Failure('bad_request', message('mailbox.passwordInAddress', {}), {
      detail: message('advice.passwordElsewhere', { variable: imapPasswordVariable }),
    });
  if (url.username === '')
    throw new Failure('bad_request', message('mailbox.noUser', {}), {
      detail: message('advice.imapUser', {}),
    });
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '')
    throw new Failure('bad_request', message('mailbox.path', {}), { detail: message('advice.imapFolder', {}) });
  const secure = url.protocol === 'imaps:';
  const usual = secure ? 993 : 143;
  return { host: url.hostname, port: url.port === '' ? usual : Number(url.port), user: decoded(url.username), secure };
}

function decoded(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch (cause) {
    throw new Failure('bad_request', message('mailbox.percent', {}), { cause });
  }
}
