/**
 * Mails as Outlook saves them (MSG, [MS-OXMSG]): a compound file with a stream for each property, and a storage for each
 * attachment. A mail inside a mail is a storage too.
 */
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Storage } from '../compound-file.ts';
import { decodeText } from './charset.ts';
import { type AttachedMail, attachmentName, type Mail, mailOf, maxParts, type RawAttachment } from './mail.ts';

/** Property ids of [MS-OXPROPS]. */
const ids = {
  body: 0x1000,
  html: 0x1013,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  displayName: 0x3001,
  type: 0x370e,
  contentId: 0x3712,
  internetCodePage: 0x3fde,
  messageCodePage: 0x3ffd,
} as const;

const types = { integer: 0x0003, storage: 0x000d, text8: 0x001e, text16: 0x001f, binary: 0x0102 } as const;

const propertiesStream = '__properties_version1.0';
const attachmentPrefix = '__attach_version1.0_#';

const hex = (value: number): string => value.toString(16).padStart(4, '0');
const streamName = (id: number, type: number): string => `__substg1.0_${hex(id)}${hex(type)}`;

/** Whether a compound file is a mail of Outlook. */
export const isMsg = (root: Storage): boolean => root.streams.has(propertiesStream);

/** Throws `corrupt_document`. */
export const readMsg = (root: Storage): Mail => mailIn(root, 32);

/** `headerBytes`: the length of the header of its properties. */
function mailIn(storage: Storage, headerBytes: number): Mail {
  const codePage = charsetOf(storage, headerBytes);
  const attachments = storage.inside
    .filter((name) => name.startsWith(attachmentPrefix))
    .slice(0, maxParts)
    .map((name, index) => attachmentIn(storage.open(name), index + 1, codePage))
    .filter((attachment) => attachment !== undefined);
  const html = storage.streams.get(streamName(ids.html, types.binary));
  return mailOf({
    attachments,
    html: html ? decodeText(html, codePage) : textOf(storage, ids.html, codePage),
    text: textOf(storage, ids.body, codePage),
  });
}

function attachmentIn(
  storage: Storage | undefined,
  number: number,
  codePage: string | undefined,
): RawAttachment | AttachedMail | undefined {
  if (!storage) return undefined;
  const text = (id: number): string | undefined => textOf(storage, id, codePage);
  const embedded = streamName(ids.data, types.storage);
  const name = attachmentName(
    text(ids.longName) ?? text(ids.shortName) ?? text(ids.displayName),
    `attachment ${number}`,
  );
  if (storage.inside.includes(embedded)) {
    const mail = (): Promise<Mail> => new Promise((resolve) => resolve(mailOfStorage(storage.open(embedded))));
    return { name: /\.(?:msg|eml)$/i.test(name) ? name : `${name}.msg`, open: mail };
  }
  return {
    name,
    bytes: storage.streams.get(streamName(ids.data, types.binary)) ?? new Uint8Array(),
    declaredType: (text(ids.type) ?? '').toLowerCase(),
    contentId: text(ids.contentId),
  };
}

function mailOfStorage(storage: Storage | undefined): Mail {
  // An OLE object, for example a part of a workbook, is embedded in the same way.
  if (!storage || !isMsg(storage)) throw new Failure('unsupported_format', message('mail.embeddedObject', {}));
  return mailIn(storage, 24);
}

function textOf({ streams }: Storage, id: number, codePage: string | undefined): string | undefined {
  const wide = streams.get(streamName(id, types.text16));
  if (wide) return new TextDecoder('utf-16le').decode(wide).replace(/\0+$/, '');
  const narrow = streams.get(streamName(id, types.text8));
  return narrow && decodeText(narrow, codePage).replace(/\0+$/, '');
}

/** The character set of 8-bit texts, such as `cp936`. */
function charsetOf({ streams }: Storage, headerBytes: number): string | undefined {
  const properties = streams.get(propertiesStream) ?? new Uint8Array();
  const view = new DataView(properties.buffer, properties.byteOffset, properties.byteLength);
  const found = new Map<number, number>();
  for (let at = headerBytes; at + 16 <= properties.length; at += 16)
    if (view.getUint16(at, true) === types.integer)
      found.set(view.getUint16(at + 2, true), view.getUint32(at + 8, true));
  const page = found.get(ids.internetCodePage) ?? found.get(ids.messageCodePage);
  if (page === undefined || page === 65001) return undefined;
  return page === 54936 ? 'gb18030' : `cp${page}`;
}
