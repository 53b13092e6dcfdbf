/**
 * Merging many invoices against pdf-lib's plain embedding, side by side: `node bench/merge.ts [--count 1000] [--rounds 1]`.
 *
 * The invoices are made on the spot: one page, about 60 KB, an embedded font, a picture, a seal as an annotation, all
 * of them different. The built program is measured: build first. Ratios and memory count, single times depend on the machine. `qpdf --check` runs where it is
 * installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { type Measurement, measure, median } from './measure.ts';

const { values: flags } = parseArgs({
  options: { count: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '1' } },
});
const count = Number(flags.count);
const work = mkdtempSync(join(tmpdir(), 'invoicectl-bench-merge-'));

/** A pattern that does not compress, the same on every machine. */
function noise(bytes: number, seed: number): Uint8Array {
  const data = new Uint8Array(bytes);
  let state = seed * 2654435761 + 1;
  for (let at = 0; at < bytes; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    data[at] = state >>> 24;
  }
  return data;
}

async function invoice(number: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const file = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
  document.registerFontkit({ create });
  const font = await document.embedFont(readFileSync(createRequire(import.meta.url).resolve(file)), { subset: true });
  const page = document.addPage([595, 397]);
  page.drawText(`电子发票 ${number}`, { x: 220, y: 350, size: 18, font });
  for (let line = 0; line < 40; line++)
    page.drawText(`${line} 金额 ${(number * 37 + line * 11) % 9973}.00`, { x: 40, y: 320 - line * 7, size: 6, font });
  const { context } = document;
  const picture = context.register(
    context.stream(noise(120 * 120 * 3, number), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 120,
      Height: 120,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
    }),
  );
  const seal = context.register(
    context.stream(`q 100 0 0 60 0 0 cm /Im Do Q 1 0 0 RG 2 w 5 5 90 50 re S`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 100, 60],
      Resources: { XObject: { Im: picture } },
    }),
  );
  const stamp = { Type: 'Annot', Subtype: 'Stamp', F: 4, Rect: [400, 60, 500, 120], AP: { N: seal } };
  page.node.addAnnot(context.register(context.obj(stamp)));
  return document.save({ useObjectStreams: false });
}

const base = new URL('..', import.meta.url);
const program = (body: string): string[] => ['--input-type=module', '-e', body];

const cli = fileURLToPath(new URL('bin/invoicectl.js', base));
const merged = (folder: string, output: string): string[] => [
  cli,
  'merge',
  folder,
  '-o',
  output,
  '--force',
  '--quiet',
  '--duplicates',
  'keep',
];

/** What a script with pdf-lib does: it loses the seals and keeps everything in memory. */
const plain = (folder: string, output: string): string[] =>
  program(`
    import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
    import { PDFDocument } from '${import.meta.resolve('@cantoo/pdf-lib')}';
    const out = await PDFDocument.create();
    let sheet, at = 0;
    for (const name of readdirSync(${JSON.stringify(folder)})) {
      const source = await PDFDocument.load(readFileSync(${JSON.stringify(folder)} + '/' + name));
      const embedded = await out.embedPage(source.getPage(0));
      await embedded.embed();
      if (at % 2 === 0) sheet = out.addPage([595.28, 841.89]);
      sheet.drawPage(embedded, { x: 28, y: at % 2 === 0 ? 430 : 30, width: 539, height: 360 });
      at++;
    }
    writeFileSync(${JSON.stringify(output)}, await out.save({ useObjectStreams: false }));
  `);

const run = (args: readonly string[]): Promise<Measurement> => measure(process.execPath, args);

function check(output: string): string {
  const { error, status } = spawnSync('qpdf', ['--check', output], { stdio: 'ignore' });
  return error ? 'qpdf is not installed' : status === 0 ? 'qpdf: clean' : 'qpdf: DAMAGED';
}

const report = (what: string, { wallMs, cpuSeconds, peakMb }: Measurement, output: string): void =>
  console.log(
    `${what.padEnd(34)} ${(wallMs / 1000).toFixed(1)} s, CPU ${cpuSeconds.toFixed(1)} s, peak ${peakMb.toFixed(0)} MB, output ${(statSync(output).size / 1e6).toFixed(1)} MB, ${check(output)}`,
  );

try {
  const output = join(work, 'out.pdf');
  const folders = { one: join(work, 'one'), five: join(work, 'five'), same: join(work, 'same') };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  for (let number = 0; number < count * 5; number++) {
    const bytes = await invoice(number);
    const name = `${String(number).padStart(6, '0')}.pdf`;
    writeFileSync(join(folders.five, name), bytes);
    if (number < count) writeFileSync(join(folders.one, name), bytes);
    if (number < count) writeFileSync(join(folders.same, name), readFileSync(join(folders.one, '000000.pdf')));
  }
  const times: { readonly ours: number[]; readonly plain: number[] } = { ours: [], plain: [] };
  for (let round = 0; round < Number(flags.rounds); round++) {
    const pdfLib = await run(plain(folders.one, output));
    report(`${count} with pdf-lib, no seals`, pdfLib, output);
    const ours = await run(merged(folders.one, output));
    report(`${count} distinct`, ours, output);
    times.ours.push(ours.wallMs);
    times.plain.push(pdfLib.wallMs);
  }
  const five = await run(merged(folders.five, output));
  report(`${count * 5} distinct`, five, output);
  report(`${count} times the same`, await run(merged(folders.same, output)), output);
  console.log(
    `against pdf-lib ${(median(times.ours) / median(times.plain)).toFixed(2)}×; five times as many take ${(five.wallMs / median(times.ours)).toFixed(2)}× the time`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
