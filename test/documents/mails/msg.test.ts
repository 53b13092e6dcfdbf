import { expect, it } from 'vitest';
import { readCompoundFile } from '../../../src/documents/compound-file.ts';
import { readMsg } from '../../../src/documents/mails/msg.ts';
import { makeMsg } from '../mail-maker.ts';

const mail = makeMsg({
  text: 'Rechnung im Anhang',
  files: [
    { name: 'Rechnung März.pdf', content: '%PDF-1.7\n', type: 'application/pdf' },
    { name: 'Weitergeleitet', mail: { html: '<p>Danke für Ihren Einkauf</p>' } },
  ],
});

it('reads text, files and mails inside, with their names', async () => {
  const { attachments, body } = readMsg(readCompoundFile(mail));
  expect(Buffer.from(body?.bytes ?? []).toString('utf8')).toBe('\uFEFFRechnung im Anhang');
  expect(attachments.map(({ name }) => name)).toEqual(['Rechnung März.pdf', 'Weitergeleitet.msg']);
  const [file, inner] = attachments;
  expect(file && 'bytes' in file && Buffer.from(file.bytes).toString()).toBe('%PDF-1.7\n');
  const opened = inner && 'open' in inner ? await inner.open() : undefined;
  expect(Buffer.from(opened?.body?.bytes ?? []).toString('utf8')).toContain('Danke für Ihren Einkauf');
});

it('a damaged or hostile file is refused or read as far as possible, and reading always ends', async () => {
  let read = 0;
  for (let at = 0; at + 4 <= mail.length; at += at < 1024 ? 4 : 64) {
    for (const number of [0, 1, 0xfffffffe]) {
      const changed = Buffer.from(mail);
      changed.writeUInt32LE(number, at);
      try {
        const { attachments } = readMsg(readCompoundFile(changed));
        for (const attachment of attachments) if ('open' in attachment) await attachment.open();
        read++;
      } catch (error) {
        expect(error).toMatchObject({ name: 'Failure' });
      }
    }
  }
  expect(read).toBeGreaterThan(0);
});
