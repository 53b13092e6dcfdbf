/** Makes mails for tests: EML as text, MSG as a compound file of properties ([MS-OXMSG]). */
import { CFB } from './cfb.ts';

interface Part {
  /** The headers of the part, without the encoding. */
  readonly headers: readonly string[];
  readonly content: Uint8Array | string;
}

/** A file in base64, as mail programs attach it. `type` may have parameters. */
export const attached = (name: string, content: Uint8Array | string, type = 'application/pdf'): Part => ({
  headers: [`Content-Type: ${type}; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`],
  content,
});

export const written = (content: Uint8Array | string, type = 'text/plain; charset=utf-8'): Part => ({
  headers: [`Content-Type: ${type}`],
  content,
});

const encodedPart = ({ headers, content }: Part): string =>
  [
    ...headers,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n');

const mailHeaders = [
  'From: Papierladen <laden@example.com>',
  'To: Buchhaltung <buch@example.com>',
  'Subject: =?utf-8?B?UmVjaG51bmc=?=',
  'Date: Mon, 3 Feb 2025 09:00:00 +0100',
  'MIME-Version: 1.0',
];

export function makeEml(parts: readonly Part[], kind = 'multipart/mixed'): Buffer {
  const between = '--=_boundary';
  return Buffer.from(
    [
      ...mailHeaders,
      `Content-Type: ${kind}; boundary="=_boundary"`,
      '',
      ...parts.map((part) => `${between}\r\n${encodedPart(part)}`),
      `${between}--`,
      '',
    ].join('\r\n'),
    'latin1',
  );
}

interface OutlookFile {
  readonly name: string;
  readonly content?: Uint8Array | string;
  readonly type?: string;
  readonly contentId?: string;
  /** A mail inside the mail, instead of a content. */
  readonly mail?: OutlookMail;
}

interface OutlookMail {
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly OutlookFile[];
}

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** The properties of a mail or attachment; only the code page is stated there, the rest are streams. */
function properties(headerBytes: number): Buffer {
  const bytes = Buffer.alloc(headerBytes + 16);
  bytes.writeUInt16LE(0x0003, headerBytes);
  bytes.writeUInt16LE(0x3fde, headerBytes + 2);
  bytes.writeUInt32LE(65001, headerBytes + 8);
  return bytes;
}

type Container = ReturnType<typeof CFB.utils.cfb_new>;

function addMail(container: Container, folder: string, { text, html, files = [] }: OutlookMail): void {
  const add = (name: string, content: Uint8Array): void => CFB.utils.cfb_add(container, `${folder}/${name}`, content);
  add('__properties_version1.0', properties(folder === '' ? 32 : 24));
  if (text !== undefined) add('__substg1.0_1000001F', wide(text));
  if (html !== undefined) add('__substg1.0_10130102', Buffer.from(html));
  for (const [index, { name, content, type, contentId, mail }] of files.entries()) {
    const storage = `__attach_version1.0_#${index.toString(16).padStart(8, '0').toUpperCase()}`;
    add(`${storage}/__properties_version1.0`, properties(8));
    add(`${storage}/__substg1.0_3707001F`, wide(name));
    if (type !== undefined) add(`${storage}/__substg1.0_370E001F`, wide(type));
    if (contentId !== undefined) add(`${storage}/__substg1.0_3712001F`, wide(contentId));
    if (content !== undefined) add(`${storage}/__substg1.0_37010102`, Buffer.from(content));
    if (mail) addMail(container, `${folder}/${storage}/__substg1.0_3701000D`, mail);
  }
}

export function makeMsg(mail: OutlookMail): Buffer {
  const container = CFB.utils.cfb_new();
  addMail(container, '', mail);
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}

/** A winmail.dat ([MS-OXTNEF]) with files. */
export function makeTnef(files: readonly { readonly name: string; readonly content: Uint8Array | string }[]): Buffer {
  const attribute = (level: number, id: number, content: Buffer): Buffer => {
    const head = Buffer.alloc(9);
    head.writeUInt8(level, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(content.length, 5);
    const sum = Buffer.alloc(2);
    sum.writeUInt16LE(content.reduce((total, byte) => total + byte, 0) & 0xffff);
    return Buffer.concat([head, content, sum]);
  };
  const signature = Buffer.alloc(6);
  signature.writeUInt32LE(0x223e9f78, 0);
  return Buffer.concat([
    signature,
    attribute(1, 0x00089006, Buffer.from([0, 0, 1, 0])),
    ...files.flatMap(({ name, content }) => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from(`${name}\0`)),
      attribute(2, 0x0006800f, Buffer.from(content)),
    ]),
  ]);
}
