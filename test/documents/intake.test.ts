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
import { makeZip } from './zip-maker.ts';

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
    expect(told(await take([at('many.zip')], { note: (message) => notes.push(message) }))).toEqual([
      'many.zip > ../b4.pdf: forbidden',
      'many.zip > a/c.xml: application/xml',
      'many.zip > b2.pdf: application/pdf',
      'many.zip > b3.pdf: unsupported_format',
      'many.zip > b5.pdf: encrypted_document',
      'many.zip > b10.pdf: application/pdf',
    ]);
    expect(notes).toEqual([`1 other file in ${at('many.zip')} ignored`]);
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
    expect(told(await collect(documentsIn('up.zip', three, { maxZipDepth: 2 })))).toEqual([
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
