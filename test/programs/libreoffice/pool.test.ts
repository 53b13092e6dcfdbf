/** LibreOffice as it is installed here: what it converts, and how the pool survives crashes, deadlines and hostile documents. */
import { execFile, execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Format } from '../../../src/convert/formats.ts';
import { type LibreOfficeEngine, libreOfficeEngine } from '../../../src/convert/engines/libreoffice.ts';
import { type ConvertOptions, defaultOptions } from '../../../src/convert/options.ts';
import { identify } from '../../../src/convert/identify.ts';
import { noFence } from '../../../src/programs/fence/fence.ts';
import { findOffice } from '../../../src/programs/libreoffice/find.ts';
import { officePool } from '../../../src/programs/libreoffice/pool.ts';
import { zipInMemory } from '../../../src/documents/zip-writer.ts';
import { openZip } from '../../../src/documents/zip.ts';
import { testWith } from '../../engines.ts';
import { CFB } from '../../documents/cfb.ts';
import { englishOf } from '../../../src/texts/message.ts';
import { signal, textIn } from '../../convert/run.ts';
import { macroWordDocument } from '../../office/points-elsewhere.ts';
import { chinese, docx, english, sample } from '../../convert/samples.ts';
import { zipOf } from '../../convert/zip-bomb.ts';

const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');
const context = { signal, progress: () => undefined };
const office = libreOfficeEngine({ instances: 1, timeoutMs: 90_000, jobsEach: 6 });

const convert = (
  engine: LibreOfficeEngine,
  bytes: Uint8Array,
  from: Format,
  to: Format,
  given: Partial<ConvertOptions> = {},
  abort: AbortSignal = signal,
) =>
  engine.convert(
    { bytes, from, to, name: 'sample', options: { ...defaultOptions, ...given }, last: true },
    { ...context, signal: abort },
  );

/** Profiles go here, so that those of others on this machine are not taken for ours. */
const own = mkdtempSync(join(tmpdir(), 'office-test-'));
process.env['TMPDIR'] = own;

/** The program of LibreOffice that reads a format and writes others of its kind. */
const programOf = {
  docx: 'LibreOffice Writer',
  doc: 'LibreOffice Writer',
  xlsx: 'LibreOffice Calc',
  xls: 'LibreOffice Calc',
  pptx: 'LibreOffice Impress',
  ppt: 'LibreOffice Impress',
} as const;
const everyProgram = [...new Set(Object.values(programOf))];

/** Process ids of LibreOffices with a profile of ours. */
async function running(): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,args']);
  return stdout
    .split('\n')
    .filter((line) => line.includes('soffice.bin') && line.includes(own))
    .map((line) => Number(line.trim().split(' ')[0]));
}

async function changed(bytes: Uint8Array, change: (name: string, content: Buffer) => Buffer): Promise<Uint8Array> {
  const archive = await openZip(bytes);
  const files = await Promise.all(
    archive.entries.map(async (entry) => ({ name: entry.name, bytes: change(entry.name, await archive.read(entry)) })),
  );
  archive.close();
  return zipInMemory(files);
}

afterAll(async () => {
  await office.close();
  await rm(own, { recursive: true, force: true });
});

/** What LibreOffice writes when it is given a password. */
async function lockedOffice(bytes: Uint8Array, extension: Format, target: string, filter: string): Promise<Uint8Array> {
  const found = await findOffice();
  if (!found) throw new Error('soffice is on the PATH and was not found');
  const pool = officePool({ instances: 1, timeoutMs: 60_000 });
  const filters = { docx: 'MS Word 2007 XML', xlsx: 'Calc MS Excel 2007 XML' };
  const loadFilter = extension === 'docx' ? filters.docx : filters.xlsx;
  try {
    const once = { bytes, extension, loadFilter, convertTo: target };
    const kind = extension === 'docx' ? 'writer' : 'calc';
    const job = { kind, loadFilter, store: { FilterName: filter, Password: 'key' } } as const;
    return (await pool.convert(found, { bytes, extension, target, job, once }, signal)).bytes;
  } finally {
    await pool.close();
  }
}

const bomb = (): Uint8Array =>
  zipOf([
    { name: '[Content_Types].xml', content: Buffer.from('<Types>wordprocessingml.</Types>') },
    {
      name: 'word/document.xml',
      content: Buffer.alloc(64),
      packed: deflateRawSync(Buffer.alloc(40_000_000, 0x20)),
      declared: 40_000_000,
    },
  ]);

/** Of doc and ppt there is no sample: LibreOffice makes them. */
const given = async (from: Format): Promise<Uint8Array> =>
  from === 'doc' || from === 'ppt'
    ? (await convert(office, await sample(from === 'doc' ? 'docx' : 'pptx'), from === 'doc' ? 'docx' : 'pptx', from))
        .bytes
    : sample(from);

describe('pairs', () => {
  for (const [from, to] of [
    ['docx', 'pdf'],
    ['docx', 'doc'],
    ['doc', 'pdf'],
    ['doc', 'docx'],
    ['xlsx', 'pdf'],
    ['xls', 'pdf'],
    ['xls', 'xlsx'],
    ['xlsx', 'xls'],
    ['pptx', 'pdf'],
    ['pptx', 'ppt'],
    ['ppt', 'pdf'],
    ['ppt', 'pptx'],
  ] as const)
    testWith([programOf[from]], `${from} → ${to}`, async () => {
      const { bytes } = await convert(office, await given(from), from, to);
      if (to === 'ppt') {
        const back = await convert(office, bytes, 'ppt', 'pptx');
        expect(squeezed(await textIn(back.bytes, 'pptx'))).toContain(squeezed(chinese));
        return;
      }
      const text = squeezed(await textIn(bytes, to));
      expect(text).toContain(squeezed(english));
      expect(text).toContain(squeezed(chinese));
    });

  testWith(['LibreOffice Writer'], 'doc is read without it too', async () => {
    const doc = await convert(office, await docx(), 'docx', 'doc');
    const text = await textIn(doc.bytes, 'doc');
    expect(text).toContain(english);
    expect(text).toContain(chinese);
    expect(text).not.toContain('HYPERLINK');
  });
});

describe('options', () => {
  testWith(['LibreOffice Writer', 'pdfinfo', 'pdftotext'], 'paper, orientation and margins', async () => {
    const { bytes, warnings } = await convert(office, await docx(), 'docx', 'pdf', {
      pageSize: 'A3',
      orientation: 'landscape',
      margins: [50, 10, 10, 90],
    });
    const facts = execFileSync('pdfinfo', ['-'], { input: bytes }).toString();
    expect(facts).toMatch(/Page size:\s+1190\.\d+ x 841\.\d+/);
    expect(warnings).toEqual([]);
    const [first] =
      execFileSync('pdftotext', ['-bbox', '-', '-'], { input: bytes })
        .toString()
        .match(/<word xMin="([\d.]+)" yMin="([\d.]+)"/g) ?? [];
    const [, x, y] = /xMin="([\d.]+)" yMin="([\d.]+)"/.exec(first ?? '') ?? [];
    expect(Number(x)).toBeCloseTo((90 * 72) / 25.4, 0);
    expect(Number(y)).toBeGreaterThan((50 * 72) / 25.4);
  });

  testWith(['LibreOffice Writer'], 'PDF/A', async () => {
    const { bytes } = await convert(office, await docx(), 'docx', 'pdf', { pdfA: '2b' });
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfaid:part');
  });
});

describe('the pool', () => {
  testWith(
    ['LibreOffice Writer', 'Python with uno', 'ps'],
    'replaces an instance after so many documents, and one that was killed',
    async () => {
      await convert(office, await docx(), 'docx', 'pdf');
      const [before] = await running();
      expect(before).toBeDefined();
      for (const pid of await running()) process.kill(pid, 'SIGKILL');
      const { bytes } = await convert(office, await docx(), 'docx', 'pdf');
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      expect(await running()).not.toContain(before);
    },
  );

  testWith(['LibreOffice Writer'], 'kills what takes too long, with its children, and goes on', async () => {
    const quick = libreOfficeEngine({ instances: 1, timeoutMs: 1 });
    await expect(convert(quick, await docx(), 'docx', 'pdf')).rejects.toMatchObject({ kind: 'timeout' });
    await quick.close();
    const { bytes } = await convert(office, await docx(), 'docx', 'pdf');
    expect(bytes.length).toBeGreaterThan(1000);
  });

  /** A document in a LibreOffice that is paused, so that it cannot be finished too early. */
  async function inStillOffice(engine: LibreOfficeEngine): Promise<Promise<{ readonly bytes: Uint8Array }>[]> {
    await convert(engine, await docx(), 'docx', 'pdf');
    for (const pid of await running()) process.kill(pid, 'SIGSTOP');
    const converting = convert(engine, await docx(), 'docx', 'pdf');
    converting.catch(() => undefined);
    await vi.waitFor(async () => {
      const files = await readdir(own, { recursive: true });
      expect(files.some((name) => name.endsWith('.docx'))).toBe(true);
    });
    return [converting];
  }

  testWith(
    ['LibreOffice Writer', 'Python with uno', 'ps'],
    'tries again once when it crashes over a document',
    async () => {
      const engine = libreOfficeEngine({ instances: 1, timeoutMs: 60_000 });
      await office.close();
      const [converting] = await inStillOffice(engine);
      const [victim] = await running();
      for (const pid of await running()) process.kill(pid, 'SIGKILL');
      const squeezedText = squeezed(await textIn((await converting)?.bytes ?? Buffer.alloc(0), 'pdf'));
      expect(squeezedText).toContain(squeezed(chinese));
      expect(await running()).not.toContain(victim);
      expect((await convert(engine, await docx(), 'docx', 'pdf')).bytes.length).toBeGreaterThan(1000);
      await engine.close();
      expect(await running()).toEqual([]);
    },
  );

  testWith(
    ['LibreOffice Writer', 'Python with uno', 'ps'],
    'kills one that hangs at its deadline, with its children, and goes on',
    async () => {
      const engine = libreOfficeEngine({ instances: 1, timeoutMs: 8000 });
      await office.close();
      const [converting] = await inStillOffice(engine);
      const hanging = await running();
      expect(hanging.length).toBeGreaterThan(0);
      await expect(converting).rejects.toMatchObject({ kind: 'timeout' });
      expect((await running()).filter((pid) => hanging.includes(pid))).toEqual([]);
      expect((await convert(engine, await docx(), 'docx', 'pdf')).bytes.length).toBeGreaterThan(1000);
      await engine.close();
      expect(await readdir(own)).toEqual([]);
    },
  );

  testWith(['LibreOffice Writer'], 'ends a document that is no longer wanted', async () => {
    const stop = new AbortController();
    const gone = convert(office, await docx(), 'docx', 'pdf', {}, stop.signal);
    stop.abort();
    await expect(gone).rejects.toBeDefined();
    expect((await convert(office, await docx(), 'docx', 'pdf')).bytes.length).toBeGreaterThan(1000);
  });

  testWith(['LibreOffice Writer', 'ps'], 'leaves no process and no folder behind', async () => {
    await office.close();
    expect(await running()).toEqual([]);
    expect(await readdir(own)).toEqual([]);
  });
});

describe('hostile documents', () => {
  testWith(['LibreOffice Writer'], 'linked pictures are not fetched', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked++;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const linked = await changed(await docx(), (name, content) =>
      name === 'word/_rels/document.xml.rels'
        ? Buffer.from(
            content
              .toString()
              .replace(/Target="media\/[^"]+"/, `Target="http://127.0.0.1:${port}/x.png" TargetMode="External"`),
          )
        : name === 'word/document.xml'
          ? Buffer.from(content.toString().replace('r:embed=', 'r:link='))
          : content,
    );
    const { warnings, bytes } = await convert(office, linked, 'docx', 'pdf');
    server.close();
    expect(asked).toBe(0);
    expect(bytes.length).toBeGreaterThan(1000);
    expect(warnings.map(englishOf)).toContainEqual(expect.stringMatching(/outside the document/));
  });

  testWith(everyProgram, 'what is cut off, a bomb, or something else under that name is refused', async () => {
    const refused = (bytes: Uint8Array, from: Format): Promise<unknown> => convert(office, bytes, from, 'pdf');
    for (const from of ['docx', 'xlsx', 'pptx'] as const) {
      const whole = await sample(from);
      await expect(refused(whole.subarray(0, Math.floor(whole.length / 2)), from)).rejects.toMatchObject({
        kind: 'corrupt_document',
      });
      await expect(refused(Buffer.from('only text, whatever it is called'), from)).rejects.toMatchObject({
        kind: 'corrupt_document',
      });
    }
    await expect(refused(bomb(), 'docx')).rejects.toMatchObject({ kind: 'too_large' });
  });

  for (const [from, to, filter] of [
    ['docx', 'doc', 'MS Word 97'],
    ['xlsx', 'xls', 'MS Excel 97'],
  ] as const)
    testWith([programOf[from]], `a ${to} with a password is told as one, and asks nobody`, async () => {
      const locked = await lockedOffice(await sample(from), from, to, filter);
      await expect(identify(locked, `a.${to}`)).rejects.toMatchObject({ kind: 'encrypted_document' });
      // Whoever hands it on all the same gets an answer, not a dialog that waits for ever.
      await expect(convert(office, locked, to, 'pdf')).rejects.toMatchObject({
        kind: expect.stringMatching(/^(?:encrypted|corrupt)_document$/),
      });
    });

  testWith(everyProgram, 'an encrypted package is refused, whatever it is called', async () => {
    const locked = CFB.utils.cfb_new();
    CFB.utils.cfb_add(locked, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(locked, '/EncryptedPackage', Buffer.alloc(5000));
    const bytes = Buffer.from(CFB.write(locked, { type: 'buffer' }) as Uint8Array);
    for (const from of ['docx', 'xlsx', 'pptx'] as const)
      await expect(convert(office, bytes, from, 'pdf')).rejects.toMatchObject({
        kind: expect.stringMatching(/^(?:encrypted|corrupt)_document$/),
      });
  });

  testWith(['LibreOffice Writer'], 'macros are told of and stay out of what is made', async () => {
    const { bytes, warnings } = await convert(
      office,
      macroWordDocument({ url: 'http://127.0.0.1:9', file: 'file:///nowhere' }, 'the macro ran'),
      'docx',
      'pdf',
    );
    expect(warnings.map(englishOf)).toContain('The document has macros; they were not run');
    expect(await textIn(bytes, 'pdf')).not.toContain('the macro ran');
  });

  testWith(['LibreOffice Writer'], 'what is no document is no PDF', async () => {
    const broken = await changed(await docx(), (name, content) =>
      name === 'word/document.xml' ? Buffer.from('<w:document><w:bo') : content,
    );
    await expect(convert(office, broken, 'docx', 'pdf')).rejects.toMatchObject({ kind: 'corrupt_document' });
  });
});

test('a missing LibreOffice is reported with what to install', async () => {
  const named = process.env['INVOICECTL_SOFFICE'];
  process.env['INVOICECTL_SOFFICE'] = '/nowhere/soffice';
  const missing = libreOfficeEngine({ instances: 1, timeoutMs: 1000 });
  expect(englishOf((await missing.unavailable()) ?? '')).toMatch(/Install LibreOffice/);
  if (named === undefined) delete process.env['INVOICECTL_SOFFICE'];
  else process.env['INVOICECTL_SOFFICE'] = named;
});

test('if LibreOffice does not start, the failure names LibreOffice and not the document', async () => {
  const broken = join(own, 'soffice');
  await writeFile(broken, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const pool = officePool({ instances: 1, timeoutMs: 60_000 });
  const loadFilter = 'MS Word 2007 XML';
  const bytes = await docx();
  const converted = pool.convert(
    { soffice: broken, version: 'none', python: undefined, fence: noFence, lacksMath: false },
    {
      bytes,
      extension: 'docx',
      target: 'pdf',
      job: { kind: 'writer', loadFilter, store: {} },
      once: { bytes, extension: 'docx', loadFilter, convertTo: 'pdf' },
    },
    signal,
  );
  await expect(converted).rejects.toMatchObject({ kind: 'engine_unavailable', message: 'LibreOffice does not start' });
  await pool.close();
});
