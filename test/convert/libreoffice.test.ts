/** LibreOffice as it is installed here: what it converts, and how the pool stands crashes, deadlines and hostile documents. */
import { execFile, execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import type { Format } from '../../src/convert/formats.ts';
import { type LibreOfficeEngine, libreOfficeEngine } from '../../src/convert/engines/libreoffice.ts';
import { type ConvertOptions, defaultOptions } from '../../src/convert/options.ts';
import { packed } from '../../src/convert/pack.ts';
import { openZip } from '../../src/documents/zip.ts';
import { testWith } from '../engines.ts';
import { signal, textIn } from './run.ts';
import { chinese, docx, english, sample } from './samples.ts';

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

/** Process ids of LibreOffices with a profile of ours. */
async function running(): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,args']);
  return stdout
    .split('\n')
    .filter((line) => line.includes('soffice.bin') && line.includes('invoicectl-office-'))
    .map((line) => Number(line.trim().split(' ')[0]));
}

async function changed(bytes: Uint8Array, change: (name: string, content: Buffer) => Buffer): Promise<Uint8Array> {
  const archive = await openZip(bytes);
  const files = await Promise.all(
    archive.entries.map(async (entry) => ({ name: entry.name, bytes: change(entry.name, await archive.read(entry)) })),
  );
  archive.close();
  return packed(files);
}

afterAll(() => office.close());

describe('pairs', () => {
  for (const [from, to] of [
    ['docx', 'pdf'],
    ['docx', 'doc'],
    ['xlsx', 'pdf'],
    ['xls', 'xlsx'],
    ['xlsx', 'xls'],
    ['pptx', 'pdf'],
    ['pptx', 'ppt'],
  ] as const)
    testWith(['soffice'], `${from} → ${to}`, async () => {
      const { bytes } = await convert(office, await sample(from), from, to);
      if (to === 'ppt') {
        const back = await convert(office, bytes, 'ppt', 'pptx');
        expect(squeezed(await textIn(back.bytes, 'pptx'))).toContain(squeezed(chinese));
        return;
      }
      const text = squeezed(await textIn(bytes, to));
      expect(text).toContain(squeezed(english));
      expect(text).toContain(squeezed(chinese));
    });

  testWith(['soffice'], 'doc is read without it too', async () => {
    const doc = await convert(office, await docx(), 'docx', 'doc');
    const text = await textIn(doc.bytes, 'doc');
    expect(text).toContain(english);
    expect(text).toContain(chinese);
    expect(text).not.toContain('HYPERLINK');
  });
});

describe('options', () => {
  testWith(['soffice', 'pdfinfo'], 'paper, orientation and margins', async () => {
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

  testWith(['soffice'], 'PDF/A', async () => {
    const { bytes } = await convert(office, await docx(), 'docx', 'pdf', { pdfA: true });
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfaid:part');
  });
});

describe('the pool', () => {
  testWith(['soffice'], 'replaces an instance after so many documents, and one that was killed', async () => {
    const [before] = await running();
    expect(before).toBeDefined();
    for (const pid of await running()) process.kill(pid, 'SIGKILL');
    const { bytes } = await convert(office, await docx(), 'docx', 'pdf');
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(await running()).not.toContain(before);
  });

  testWith(['soffice'], 'kills what takes too long, with its children, and goes on', async () => {
    const quick = libreOfficeEngine({ instances: 1, timeoutMs: 1 });
    await expect(convert(quick, await docx(), 'docx', 'pdf')).rejects.toMatchObject({ kind: 'timeout' });
    await quick.close();
    const { bytes } = await convert(office, await docx(), 'docx', 'pdf');
    expect(bytes.length).toBeGreaterThan(1000);
  });

  testWith(['soffice'], 'ends a document that is no longer wanted', async () => {
    const stop = new AbortController();
    const gone = convert(office, await docx(), 'docx', 'pdf', {}, stop.signal);
    stop.abort();
    await expect(gone).rejects.toBeDefined();
    expect((await convert(office, await docx(), 'docx', 'pdf')).bytes.length).toBeGreaterThan(1000);
  });

  testWith(['soffice'], 'leaves no process and no folder behind', async () => {
    await office.close();
    expect(await running()).toEqual([]);
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('invoicectl-office-'));
    expect(left).toEqual([]);
  });
});

describe('hostile documents', () => {
  testWith(['soffice'], 'linked pictures are not fetched', async () => {
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
    expect(warnings).toContainEqual(expect.stringMatching(/outside the document/));
  });

  testWith(['soffice'], 'what is no document is no PDF', async () => {
    const broken = await changed(await docx(), (name, content) =>
      name === 'word/document.xml' ? Buffer.from('<w:document><w:bo') : content,
    );
    await expect(convert(office, broken, 'docx', 'pdf')).rejects.toMatchObject({ kind: 'corrupt_document' });
  });
});

test('is named where it is missing', async () => {
  const named = process.env['INVOICECTL_SOFFICE'];
  process.env['INVOICECTL_SOFFICE'] = '/nowhere/soffice';
  const missing = libreOfficeEngine({ instances: 1, timeoutMs: 1000 });
  expect(await missing.unavailable()).toMatch(/Install LibreOffice/);
  if (named === undefined) delete process.env['INVOICECTL_SOFFICE'];
  else process.env['INVOICECTL_SOFFICE'] = named;
});
