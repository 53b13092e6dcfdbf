import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents, documentsIn, type Intake, type IntakeOptions } from '../../src/documents/intake.ts';
import { listInputs, type ListingOptions } from '../../src/documents/inputs.ts';
import { CFB } from './cfb.ts';
import { attached, makeEml, makeMsg, written } from './mail-maker.ts';
import { makeZip } from './zip-maker.ts';
import { englishOf } from '../../src/texts/message.ts';

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
const xml = Buffer.from('<Invoice/>');

let root: string;
const at = (name: string): string => join(root, name);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'invoicectl-intake-'));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

async function collect(intakes: AsyncIterable<Intake>): Promise<Intake[]> {
  const found: Intake[] = [];
  for await (const intake of intakes) found.push(intake);
  return found;
}

async function take(paths: readonly string[], options: IntakeOptions & ListingOptions = {}): Promise<Intake[]> {
  return collect(documents(await listInputs(paths, options), options));
}

/** What a person would want to see: where it is from, and what it is or why it is not. */
const told = (intakes: readonly Intake[]): string[] =>
  intakes.map((intake) => {
    const from = [intake.path.replace(`${root}/`, ''), ...(intake.member === undefined ? [] : [intake.member])].join(
      ' > ',
    );
    return `${from}: ${'failure' in intake ? intake.failure.kind : intake.mediaType}`;
  });

describe('files', () => {
  it('are read with their bytes, their hash and their media type', async () => {
    await writeFile(at('plain.pdf'), pdf);
    const [found] = await take([at('plain.pdf')]);
    expect(found).toEqual({
      path: at('plain.pdf'),
      bytes: pdf,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      mediaType: 'application/pdf',
    });
  });

  it('that cannot be read become failures at their position, and the others are read', async () => {
    await writeFile(at('empty.pdf'), '');
    await writeFile(at('page.pdf'), '<!DOCTYPE html><p>Please log in</p>');
    const found = await take([
      at('missing.pdf'),
      at('empty.pdf'),
      at('page.pdf'),
      at('plain.pdf'),
      at('plain.pdf/inside.pdf'),
    ]);
    expect(told(found)).toEqual([
      'missing.pdf: not_found',
      'empty.pdf: corrupt_document',
      'page.pdf: unsupported_format',
      'plain.pdf: application/pdf',
      'plain.pdf/inside.pdf: not_found',
    ]);
    const page = found[2];
    expect(page && 'failure' in page && page).toMatchObject({
      bytes: 35,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(page && 'failure' in page && page.failure.message).toMatch(/HTML page, though its name ends in \.pdf/);
  });

  it.runIf(process.platform !== 'win32')('that are sockets are refused with a message that says so', async () => {
    const server = createServer().listen(at('socket.pdf'));
    await once(server, 'listening');
    const [found] = await take([at('socket.pdf')]);
    server.close();
    expect(found && 'failure' in found && found.failure).toMatchObject({
      kind: 'unsupported_format',
      message: expect.stringContaining('is a socket'),
    });
  });

  it.runIf(process.platform === 'linux')(
    'that are pipes are read to their end, and fail if they stay silent too long',
    async () => {
      execFileSync('mkfifo', [at('pipe.pdf'), at('silent.pdf')]);
      const written = writeFile(at('pipe.pdf'), pdf);
      expect(await take([at('pipe.pdf')], { silenceMs: 10_000 })).toMatchObject([{ mediaType: 'application/pdf' }]);
      await written;
      expect(told(await take([at('silent.pdf')], { silenceMs: 100 }))).toEqual(['silent.pdf: timeout']);
    },
  );

  it('above the size limit are refused before they are read', async () => {
    await writeFile(at('huge.pdf'), pdf);
    // A sparse file of 8 TB: reading it would never end.
    await truncate(at('huge.pdf'), 8 * 1024 ** 4);
    const [found] = await take([at('huge.pdf')]);
    expect(found && 'failure' in found && found.failure.kind).toBe('too_large');
  });

  it('are read only when the next document is requested', async () => {
    await writeFile(at('first.pdf'), pdf);
    await writeFile(at('second.pdf'), pdf);
    const intakes = documents(await listInputs([at('first.pdf'), at('second.pdf')]));
    await intakes.next();
    await writeFile(at('second.pdf'), xml);
    const { value } = await intakes.next();
    expect(value).toMatchObject({ mediaType: 'application/xml' });
  });
});

describe('standard input', () => {
  it('is listed under the name that was given for it', async () => {
    expect(told(await take(['-'], { stdin: Readable.from([pdf]), stdinName: 'mail.pdf' }))).toEqual([
      'mail.pdf: application/pdf',
    ]);
    expect(told(await take(['-', '-'], { stdin: Readable.from([pdf.subarray(0, 3), pdf.subarray(3)]) }))).toEqual([
      '-: application/pdf',
    ]);
  });

  it('is no longer read once it exceeds the size limit', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1000);
      })(),
    );
    expect(told(await take(['-'], { stdin: endless, maxBytes: 10_000 }))).toEqual(['-: too_large']);
    expect(endless.destroyed).toBe(true);
  });
});

describe('ZIPs', () => {
  it('give every member that looks like a document, in natural order, and continue after damaged members', async () => {
    const notes: string[] = [];
    await writeFile(
      at('many.zip'),
      makeZip([
        { name: 'b10.pdf', data: pdf },
        { name: 'b2.pdf', data: pdf },
        { name: 'readme.txt', data: 'hello' },
        { name: 'b3.pdf', data: '<html>' },
        { name: '../b4.pdf', data: pdf },
        { name: 'b5.pdf', data: pdf, flags: 1 },
        { name: 'a/c.xml', data: xml },
      ]),
    );
    expect(told(await take([at('many.zip')], { note: (said) => notes.push(englishOf(said)) }))).toEqual([
      'many.zip > ../b4.pdf: forbidden',
      'many.zip > a/c.xml: application/xml',
      'many.zip > b2.pdf: application/pdf',
      'many.zip > b3.pdf: unsupported_format',
      'many.zip > b5.pdf: encrypted_document',
      'many.zip > b10.pdf: application/pdf',
    ]);
    expect(notes).toEqual([`readme.txt in ${at('many.zip')} was left out: its name is not one of a supported format`]);
  });

  it('are read inside ZIPs, down to a maximum depth', async () => {
    const nest = (inner: Buffer, name: string): Buffer =>
      makeZip([
        { name, data: inner },
        { name: 'z.pdf', data: pdf },
      ]);
    const three = nest(nest(nest(pdf, 'a.pdf'), 'inner.zip'), 'middle.zip');
    expect(told(await collect(documentsIn('up.zip', three)))).toEqual([
      'up.zip > middle.zip/inner.zip/a.pdf: application/pdf',
      'up.zip > middle.zip/inner.zip/z.pdf: application/pdf',
      'up.zip > middle.zip/z.pdf: application/pdf',
      'up.zip > z.pdf: application/pdf',
    ]);
    expect(told(await collect(documentsIn('up.zip', three, { maxDepth: 2 })))).toEqual([
      'up.zip > middle.zip/inner.zip: too_large',
      'up.zip > middle.zip/z.pdf: application/pdf',
      'up.zip > z.pdf: application/pdf',
    ]);
  });

  it('that are nested share one budget, whether they come from a file or from memory', async () => {
    const inner = makeZip([{ name: 'a.xml', data: `<a>${' '.repeat(4000)}</a>` }]);
    const outer = makeZip(['1.zip', '2.zip', '3.zip'].map((name) => ({ name, data: inner })));
    await writeFile(at('budget.zip'), outer);
    const zip = { maxEntries: 100, maxEntryBytes: 100_000, maxTotalBytes: 9000, maxRatio: 250 };
    const expected = ['1.zip/a.xml: application/xml', '2.zip/a.xml: application/xml', '3.zip/a.xml: too_large'];
    expect(told(await take([at('budget.zip')], { zip }))).toEqual(expected.map((line) => `budget.zip > ${line}`));
    expect(told(await collect(documentsIn('up.zip', outer, { zip })))).toEqual(
      expected.map((line) => `up.zip > ${line}`),
    );
  });

  it('without documents, damaged ones, and unknown Office files fail with the reason', async () => {
    const outcome = async (bytes: Buffer): Promise<string[]> => told(await collect(documentsIn('x.zip', bytes)));
    expect(await outcome(makeZip([]))).toEqual(['x.zip: unsupported_format']);
    expect(await outcome(makeZip([{ name: 'a.txt', data: 'a' }]))).toEqual(['x.zip: unsupported_format']);
    expect(await outcome(makeZip([{ name: '[Content_Types].xml', data: xml }]))).toEqual(['x.zip: unsupported_format']);
    expect(await outcome(makeZip([{ name: 'a.pdf', data: pdf }]).subarray(0, 40))).toEqual(['x.zip: corrupt_document']);
  });

  it('that are OFD files count as one document', async () => {
    const ofd = makeZip([
      { name: 'OFD.xml', data: xml },
      { name: 'Doc_0/Document.xml', data: xml },
    ]);
    await mkdir(at('ofd'), { recursive: true });
    await writeFile(at('ofd/a.ofd'), ofd);
    const [found] = await take([at('ofd')]);
    expect(found).toMatchObject({ mediaType: 'application/ofd', bytes: ofd });
    expect(told(await collect(documentsIn('x.zip', makeZip([{ name: 'a.ofd', data: ofd }]))))).toEqual([
      'x.zip > a.ofd: application/ofd',
    ]);
  });
});

describe('mails', () => {
  const from = (mail: Buffer, options: IntakeOptions = {}): Promise<Intake[]> =>
    collect(documentsIn('a.eml', mail, options));

  it('yield their attachments that can be invoices, those of mails and ZIPs in them too, and note the others', async () => {
    const notes: string[] = [];
    const forwarded = makeEml([attached('inner.xml', xml)]);
    const mail = makeEml([
      written('See attached.'),
      attached('invoice.pdf', pdf),
      attached('invoice.pdf', pdf),
      attached('../../etc/passwd.pdf', pdf),
      attached('more.zip', makeZip([{ name: 'in.pdf', data: pdf }]), 'application/zip'),
      { headers: ['Content-Type: message/rfc822'], content: forwarded },
      attached('card.vcf', 'BEGIN:VCARD', 'text/vcard'),
      attached('untitled', pdf),
    ]);
    expect(told(await from(mail, { note: (said) => notes.push(englishOf(said)) }))).toEqual([
      'a.eml > invoice.pdf: application/pdf',
      'a.eml > invoice (2).pdf: application/pdf',
      'a.eml > passwd.pdf: application/pdf',
      'a.eml > more.zip/in.pdf: application/pdf',
      'a.eml > mail 5.eml/inner.xml: application/xml',
      'a.eml > untitled: application/pdf',
    ]);
    expect(notes).toEqual(['card.vcf in a.eml was left out: it is of a kind that is not read']);
  });

  it('of Outlook are read alike', async () => {
    const mail = makeMsg({
      html: '<p>Rechnung <img src="cid:logo@a"></p>',
      files: [
        { name: 'Rechnung.pdf', content: pdf, type: 'application/pdf' },
        { name: 'logo.png', content: '\x89PNG\r\n\x1a\n', type: 'image/png', contentId: 'logo@a' },
        { name: 'Weitergeleitet', mail: { files: [{ name: 'zweite.pdf', content: pdf }] } },
      ],
    });
    const notes: string[] = [];
    expect(told(await from(mail, { mailTexts: true, note: (said) => notes.push(englishOf(said)) }))).toEqual([
      'a.eml > Rechnung.pdf: application/pdf',
      'a.eml > Weitergeleitet.msg/zweite.pdf: application/pdf',
      'a.eml > text of the mail.html: text/html',
    ]);
    expect(notes).toEqual([
      'logo.png in a.eml was left out: it is a picture that the text of the mail shows, such as a logo',
    ]);
  });

  it('yield their text after their attachments, both with the mail that they belong to', async () => {
    const [attachment, text] = await from(makeEml([written('Danke'), attached('a.pdf', pdf)]), { mailTexts: true });
    expect(attachment).toMatchObject({ member: 'a.pdf', mails: ['a.eml\0'] });
    expect(text).toMatchObject({ member: 'text of the mail.txt', textOf: 'a.eml\0' });
  });

  it('without anything to read are one failure that says what they contain', async () => {
    const [failed, ...others] = await from(makeEml([written('Hello'), attached('song.mp3', 'la la', 'audio/mpeg')]));
    expect(others).toEqual([]);
    expect(failed && 'failure' in failed && failed.failure.report()).toEqual({
      kind: 'not_an_invoice',
      message: 'The mail has no attachment that can be an invoice',
      messageText: { id: 'mail.noInvoice', values: {} },
      detail: 'song.mp3: it is of a kind that is not read',
      detailText: {
        id: 'mail.leftOut',
        values: {
          named: [{ id: 'failure.of', values: { file: 'song.mp3', why: { id: 'leftOut.kind', values: {} } } }],
        },
      },
    });
  });

  it('nested too deep are refused where they exceed the limit', async () => {
    let mail = makeEml([attached('a.pdf', pdf)]);
    for (let depth = 0; depth < 3; depth++)
      mail = makeEml([attached('b.pdf', pdf), { headers: ['Content-Type: message/rfc822'], content: mail }]);
    expect(told(await from(mail))).toEqual([
      'a.eml > b.pdf: application/pdf',
      'a.eml > mail 2.eml/b.pdf: application/pdf',
      'a.eml > mail 2.eml/mail 2.eml/b.pdf: application/pdf',
      'a.eml > mail 2.eml/mail 2.eml/mail 2.eml: too_large',
    ]);
  });
});

describe('Office documents', () => {
  const packageOf = (type: string, core = ''): Buffer =>
    makeZip([
      {
        name: '[Content_Types].xml',
        data: Buffer.from(`<Types><Override ContentType="application/vnd.${type}"/></Types>`),
      },
      { name: 'docProps/core.xml', data: Buffer.from(core) },
    ]);

  it('are known by the type of their main part, and old ones by their streams', async () => {
    const old = CFB.utils.cfb_new();
    CFB.utils.cfb_add(old, '/Workbook', Buffer.from('cells'));
    await writeFile(at('old.xls'), Buffer.from(CFB.write(old, { type: 'buffer' }) as Uint8Array));
    const doc = CFB.utils.cfb_new();
    CFB.utils.cfb_add(doc, '/WordDocument', Buffer.from('text'));
    await writeFile(at('old.doc'), Buffer.from(CFB.write(doc, { type: 'buffer' }) as Uint8Array));
    await writeFile(at('a.docx'), packageOf('openxmlformats-officedocument.wordprocessingml.document.main+xml'));
    await writeFile(at('a.xlsx'), packageOf('openxmlformats-officedocument.spreadsheetml.sheet.main+xml'));
    await writeFile(at('a.pptx'), packageOf('openxmlformats-officedocument.presentationml.presentation.main+xml'));
    expect(told(await take(['old.xls', 'old.doc', 'a.docx', 'a.xlsx', 'a.pptx'].map(at)))).toEqual([
      'old.xls: application/vnd.ms-excel',
      'old.doc: unsupported_format',
      'a.docx: application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'a.xlsx: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'a.pptx: unsupported_format',
    ]);
  });

  it('that invoicectl wrote are left out: results often lie beside the invoices', async () => {
    const own = packageOf(
      'openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      '<cp:coreProperties><dc:creator>invoicectl</dc:creator></cp:coreProperties>',
    );
    await writeFile(at('may.xlsx'), own);
    const notes: string[] = [];
    expect(await take([at('may.xlsx')], { note: (said) => notes.push(englishOf(said)) })).toEqual([]);
    expect(notes).toEqual([`${at('may.xlsx')} was left out: it is a workbook that invoicectl wrote`]);
  });
});
