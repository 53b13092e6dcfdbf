/** What intake needs of a mail, whatever its format: its attachments, and its text where that may be an invoice. */
import type { MediaType } from '../../domain/formats.ts';
import { type Message, message } from '../../texts/message.ts';
import { looksLikeDocument } from '../document-names.ts';
import { sniff } from '../sniff.ts';

/** Most parts of a mail, and most bytes of the headers of one part. A mail beyond them is refused. */
export const maxParts = 1000;
export const maxHeaderBytes = 1024 * 1024;
/** A longer text of a mail is no invoice. */
const maxBodyBytes = 4 * 1024 * 1024;

/** A file in a mail. Its name is a label, never a path. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A mail in a mail that has no bytes of its own, as Outlook keeps it. */
export interface AttachedMail {
  readonly name: string;
  /** Rejects with a Failure. */
  readonly open: () => Promise<Mail>;
}

export interface MailBody {
  readonly mediaType: Extract<MediaType, 'text/html' | 'text/plain'>;
  /** In UTF-8, with a byte order mark, because HTML may state the character set of the mail. */
  readonly bytes: Uint8Array;
}

export interface Mail {
  /** What can be an invoice, in the order of the mail. No two have the same name. */
  readonly attachments: readonly (AttachedFile | AttachedMail)[];
  readonly leftOut: readonly { readonly name: string; readonly why: Message }[];
  /** Absent where there is no text. */
  readonly body?: MailBody;
}

/** A file as the mail has it, before it is known whether it can be an invoice. */
export interface RawAttachment extends AttachedFile {
  /** As the mail declares it, in lower case; '' if it does not. */
  readonly declaredType: string;
  /** Without its angle brackets. */
  readonly contentId: string | undefined;
}

interface RawMail {
  readonly attachments: readonly (RawAttachment | AttachedMail)[];
  /** The text as HTML and as plain text. */
  readonly html: string | undefined;
  readonly text: string | undefined;
}

/** Separates what can be an invoice from what cannot. */
export function mailOf({ attachments, html, text }: RawMail): Mail {
  const shown = idsShownBy(html ?? '');
  const taken: (AttachedFile | AttachedMail)[] = [];
  const leftOut: { name: string; why: Message }[] = [];
  const names = new Set<string>();
  for (const attachment of attachments) {
    const why = 'open' in attachment ? undefined : whyLeftOut(attachment, shown);
    if (why !== undefined) leftOut.push({ name: attachment.name, why });
    else taken.push({ ...attachment, name: unusedName(attachment.name, names) });
  }
  const body = bodyOf(html, text);
  return body ? { attachments: taken, leftOut, body } : { attachments: taken, leftOut };
}

function bodyOf(html: string | undefined, text: string | undefined): MailBody | undefined {
  const [mediaType, content] = html?.trim() ? (['text/html', html] as const) : (['text/plain', text ?? ''] as const);
  if (content.trim() === '' || content.length > maxBodyBytes) return undefined;
  return { mediaType, bytes: Buffer.from(`\uFEFF${content}`) };
}

/** The Content-IDs of the pictures that the HTML shows. */
const idsShownBy = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/\bcid:([^"'\s<>)]{1,500})/gi)].map(([, id = '']) => withoutEscapes(id)));

function withoutEscapes(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // A percent sign that escapes nothing is part of the id.
    return id;
  }
}

function whyLeftOut(
  { name, bytes, declaredType, contentId }: RawAttachment,
  shown: ReadonlySet<string>,
): Message | undefined {
  if (contentId !== undefined && shown.has(contentId) && declaredType.startsWith('image/'))
    return message('leftOut.shown', {});
  if (/^application\/(?:x-)?pkcs7-mime$/.test(declaredType)) return message('leftOut.smime', {});
  if (bytes.length === 0) return message('leftOut.empty', {});
  return looksLikeDocument(name) || isDocument(bytes) ? undefined : message('leftOut.kind', {});
}

/** Whether the bytes are of a supported format, whatever the name. */
function isDocument(bytes: Uint8Array): boolean {
  try {
    sniff(bytes);
    return true;
  } catch {
    // Not being a document is a result here and not an error.
    return false;
  }
}

/** `invoice.pdf`, and for a second one `invoice (2).pdf`. */
function unusedName(name: string, used: Set<string>): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^.]{0,10})?$/.exec(name) ?? [];
  let unused = name;
  for (let count = 2; used.has(unused); count++) unused = `${stem} (${count})${extension}`;
  used.add(unused);
  return unused;
}

/** The last part of a name, without control characters. `other` is for a mail that states none. */
export function attachmentName(stated: string | undefined, other: string): string {
  const last = (stated ?? '').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 255)
    .toWellFormed();
  return plain === '' || plain === '.' || plain === '..' ? other : plain;
}
