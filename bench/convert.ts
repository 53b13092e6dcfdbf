/**
 * Conversions side by side with what is used for them today: `node bench/convert.ts [--rounds N] [--megabytes N]`.
 *
 * One-shot soffice and pandoc stand beside the same document through invoicectl, each started anew, in turns. Ratios count.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Document, HeadingLevel, ImageRun, Packer, Paragraph, TextRun } from 'docx';
import sharp from 'sharp';
import { measure, type Measurement, median, sideBySide } from './measure.ts';

const { values: flags } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, megabytes: { type: 'string', default: '1' } },
});
const rounds = Number(flags.rounds);
const work = mkdtempSync(join(tmpdir(), 'invoicectl-bench-convert-'));
const cli = resolve(import.meta.dirname, '../bin/invoicectl.js');
const readme = resolve(import.meta.dirname, '../README.md');

const invoicectl = (...args: string[]): Promise<Measurement> =>
  measure(
    process.execPath,
    [cli, 'convert', ...args, '--no-cache', '--force', '--quiet', '-o', join(work, 'out/')],
    process.env,
  );
const soffice = (file: string): Promise<Measurement> =>
  measure('soffice', [
    '--headless',
    `-env:UserInstallation=file://${join(work, 'profile')}`,
    '--convert-to',
    'pdf',
    '--outdir',
    join(work, 'soffice'),
    file,
  ]);
const pandoc = (file: string, to: string): Promise<Measurement> =>
  measure('pandoc', [file, '-o', join(work, `pandoc.${to}`)]);

const wall = (runs: readonly Measurement[] | undefined): number => median((runs ?? []).map(({ wallMs }) => wallMs));

/** A document of about so many megabytes: text on many pages, and pictures that do not pack. */
async function wordDocument(name: string, megabytes: number): Promise<string> {
  const side = 330;
  const pictures = await Promise.all(
    Array.from({ length: Math.max(1, Math.round(megabytes * 3)) }, (_, seed) => {
      const pixels = Buffer.alloc(side * side * 3);
      for (let index = 0; index < pixels.length; index++)
        pixels[index] = (index * 2_654_435_761 + seed * 40_503 + (index >> 5) ** 2) % 256;
      return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
        .png()
        .toBuffer();
    }),
  );
  const children = pictures.flatMap((data, index) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new TextRun(`Chapter ${index + 1} 第${index + 1}章`)],
    }),
    ...Array.from(
      { length: 12 },
      (_, line) =>
        new Paragraph(
          `Paragraph ${line} of chapter ${index}: the quick brown fox jumps over the lazy dog. 敏捷的棕色狐狸跳过了懒狗。`.repeat(
            4,
          ),
        ),
    ),
    new Paragraph({ children: [new ImageRun({ type: 'png', data, transformation: { width: 300, height: 300 } })] }),
  ]);
  const file = join(work, name);
  writeFileSync(file, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return file;
}

function report(what: string, runs: Readonly<Record<string, readonly Measurement[]>>): void {
  const [ours, ...others] = Object.keys(runs);
  const figures = Object.entries(runs).map(([name, list]) => `${name} ${(wall(list) / 1000).toFixed(2)} s`);
  const ratios = others.map((name) => `${(wall(runs[ours ?? '']) / wall(runs[name])).toFixed(2)}× ${name}`);
  console.log(`${what.padEnd(36)} ${figures.join('  ')}   ${ratios.join(', ')}`);
}

try {
  report(
    'cold: README.md to pdf',
    await sideBySide(rounds, {
      invoicectl: () => invoicectl(readme, '--to', 'pdf'),
      'node -e 0': () => measure(process.execPath, ['-e', '0']),
    }),
  );
  report(
    'README.md to docx',
    await sideBySide(rounds, {
      invoicectl: () => invoicectl(readme, '--to', 'docx'),
      pandoc: () => pandoc(readme, 'docx'),
    }),
  );
  const document = await wordDocument('document.docx', Number(flags.megabytes));
  report(
    `${flags.megabytes} MB docx to pdf (LibreOffice)`,
    await sideBySide(rounds, {
      invoicectl: () => invoicectl(document, '--to', 'pdf'),
      soffice: () => soffice(document),
    }),
  );
  report(
    `${flags.megabytes} MB docx to pdf (embedded)`,
    await sideBySide(rounds, {
      invoicectl: () => invoicectl(document, '--to', 'pdf', '--no-include-charts'),
      soffice: () => soffice(document),
    }),
  );
  report(
    `${flags.megabytes} MB docx to md`,
    await sideBySide(rounds, {
      invoicectl: () => invoicectl(document, '--to', 'md', '--no-include-images'),
      pandoc: () => pandoc(document, 'md'),
    }),
  );
  const ten = await Promise.all(Array.from({ length: 10 }, (_, index) => wordDocument(`ten-${index}.docx`, 0.3)));
  report(
    'ten documents in one batch',
    await sideBySide(1, {
      invoicectl: () => invoicectl(...ten, '--to', 'pdf', '-j', '1'),
      'soffice ten times': async () => {
        const runs = [];
        for (const file of ten) runs.push(await soffice(file));
        return { ...runs.at(-1)!, wallMs: runs.reduce((sum, { wallMs }) => sum + wallMs, 0) };
      },
    }),
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
