import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readEml } from '../../../src/documents/mails/eml.ts';
import type { Mail } from '../../../src/documents/mails/mail.ts';
import { englishOf } from '../../../src/texts/message.ts';
import { attached, makeEml, makeTnef, written } from '../mail-maker.ts';

const pdf = '%PDF-1.7\n%%EOF\n';

/** A mail with one part, whose headers and bytes are as given. */
const partOf = (headers: string, content: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n${headers}\r\n\r\n`, 'latin1'),
    Buffer.from(content),
  ]);

const textOf = ({ body }: Mail): string =>
  Buffer.from(body?.bytes ?? [])
    .toString('utf8')
    .replace('\uFEFF', '');
const namesOf = ({ attachments }: Mail): string[] => attachments.map(({ name }) => name);

describe('names of attachments', () => {
  it.each([
    ['encoded words', 'Content-Type: application/pdf; name="=?GB2312?B?t6LGsQ==?=.pdf"', '发票.pdf'],
    ['RFC 2231', "Content-Disposition: attachment; filename*=GBK''%B7%A2%C6%B1.pdf", '发票.pdf'],
    [
      'RFC 2231 in pieces',
      "Content-Disposition: attachment;\r\n filename*0*=gb18030''%B7%A2;\r\n filename*1*=%C6%B1.pdf",
      '发票.pdf',
    ],
    ['paths', 'Content-Disposition: attachment; filename="C:\\\\temp\\\\..\\\\Rechnung.pdf"', 'Rechnung.pdf'],
    ['none', 'Content-Type: application/pdf', 'attachment 1'],
  ])('%s', async (_, header, name) => {
    expect(namesOf(await readEml(partOf(header, pdf)))).toEqual([name]);
  });
});

describe('the text of a mail', () => {
  const chinese = '收据 合计 ￥20.00 感谢惠顾';
  it.each([
    ['gb2312', iconv.encode(chinese, 'gb18030')],
    ['gb18030', iconv.encode(chinese, 'gb18030')],
    // Wrong or missing character sets are common.
    ['us-ascii', iconv.encode(chinese, 'gb18030')],
    ['no-such-charset', Buffer.from(chinese)],
    ['utf-8', iconv.encode(chinese, 'gb18030')],
    ['utf-16le', iconv.encode(chinese, 'utf-16le')],
  ])('is decoded where it states %s', async (charset, bytes) => {
    expect(textOf(await readEml(makeEml([written(bytes, `text/plain; charset=${charset}`)])))).toBe(chinese);
  });

  it('of the west without a character set is not taken for Chinese', async () => {
    const mail = makeEml([
      written(iconv.encode('Général: 20,00 €, réglé à la commande', 'windows-1252'), 'text/plain'),
    ]);
    expect(textOf(await readEml(mail))).toBe('Général: 20,00 €, réglé à la commande');
  });

  it('is the HTML where there is both', async () => {
    const mail = await readEml(
      makeEml([written('plain'), written('<p>rich</p>', 'text/html')], 'multipart/alternative'),
    );
    expect(mail.body?.mediaType).toBe('text/html');
    expect(textOf(mail)).toBe('<p>rich</p>');
  });
});

describe('what cannot be an invoice is left out with the reason', () => {
  it.each([
    ['smime.p7m', 'application/pkcs7-mime', 'x', /encrypted or signed/],
    ['invite.ics', 'text/calendar', 'BEGIN:VCALENDAR', /not read/],
    ['empty.pdf', 'application/pdf', '', /empty/],
  ])('%s', async (name, type, content, why) => {
    const { attachments, leftOut } = await readEml(makeEml([attached(name, content, type)]));
    expect(attachments).toEqual([]);
    expect(leftOut.map((left) => ({ ...left, why: englishOf(left.why) }))).toEqual([
      { name, why: expect.stringMatching(why) },
    ]);
  });

  it('but a photo that is attached inline, as phones do, is taken', async () => {
    const photo = {
      headers: ['Content-Type: image/jpeg; name="IMG_1.jpg"', 'Content-ID: <a@b>', 'Content-Disposition: inline'],
      content: '\xff\xd8\xff',
    };
    expect(namesOf(await readEml(makeEml([written('<p>Hello</p>', 'text/html'), photo])))).toEqual(['IMG_1.jpg']);
  });

  it('and the files of a winmail.dat are taken out of it', async () => {
    const winmail = makeTnef([
      { name: 'Rechnung.pdf', content: pdf },
      { name: 'notes.rtf', content: '{\\rtf1}' },
    ]);
    const { attachments, leftOut } = await readEml(makeEml([attached('winmail.dat', winmail, 'application/ms-tnef')]));
    expect(attachments).toMatchObject([{ name: 'Rechnung.pdf', bytes: Buffer.from(pdf) }]);
    expect(leftOut.map(({ name }) => name)).toEqual(['notes.rtf']);
  });
});

describe('hostile mails', () => {
  const head = 'From: a@example.com\r\nSubject: x\r\n';

  it('with 10,000 parts, as many levels or endless headers are refused', async () => {
    const parts = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n'.repeat(10_000)}`;
    const levels = Array.from(
      { length: 5000 },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    );
    const long = `${head}X-Long: ${'a'.repeat(3_000_000)}\r\n\r\ntext`;
    const many = `${head}${'X: a\r\n'.repeat(300_000)}\r\ntext`;
    for (const mail of [parts, head + levels.join(''), long, many])
      await expect(readEml(Buffer.from(mail))).rejects.toMatchObject({ kind: 'too_large' });
  });

  it('that break off or lie about their encoding are read as far as they go', async () => {
    const whole = makeEml([written('Text'), attached('a.pdf', pdf)]);
    for (let length = 0; length < whole.length; length += 7) await readEml(whole.subarray(0, length));
    const garbage = partOf(
      'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64',
      '%%%!!!\x01\x02===\r\n',
    );
    expect((await readEml(garbage)).attachments.length + (await readEml(garbage)).leftOut.length).toBe(1);
  });

  it('with a damaged winmail.dat end', async () => {
    const winmail = makeTnef([{ name: 'Rechnung.pdf', content: pdf }]);
    for (let at = 6; at + 4 <= winmail.length; at++) {
      const changed = Buffer.from(winmail);
      changed.writeUInt32LE(0xffffffff, at);
      const mail = await readEml(makeEml([attached('winmail.dat', changed, 'application/ms-tnef')]));
      expect(mail.attachments.length).toBeLessThanOrEqual(1);
    }
  });
});
