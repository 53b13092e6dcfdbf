/**
 * Conversions side by side with what is used for them today: `node bench/convert.ts [--rounds N] [--only WORD]`.
 *
 * One-shot soffice and pandoc are compared with invoicectl on the same document, each started anew, alternately; a LibreOffice kept
 * warm beside the embedded engines, both in this process. Each line says what it has to reach. Ratios count: times depend on the
 * machine. The command is the one that `npm run build` made.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Document, HeadingLevel, ImageRun, Packer, Paragraph, TextRun } from 'docx';
import sharp from 'sharp';
import type { Engine } from '../src/convert/engine.ts';
import { embeddedEngines } from '../src/convert/engines/index.ts';
import { libreOfficeEngine } from '../src/convert/engines/libreoffice.ts';
import { defaultOptions } from '../src/convert/options.ts';
import { cheapestRoute } from '../src/convert/route.ts';
import { measure, type Measurement, median, sideBySide } from './measure.ts';

const { values: flags } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string', default: '' } },
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

interface Shape {
  readonly pages: number;
  readonly megabytes: number;
}

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const words =
  'contract delivery invoice quarter committee measure research agreement budget 报告 合同 发票 季度 研究 预算 委员会 供应商'.split(
    ' ',
  );

/** Text on so many pages, half of it Chinese, and pictures that do not pack, until the file is as large as it is to be. */
async function wordDocument(name: string, { pages, megabytes }: Shape): Promise<string> {
  const next = chance(7);
  const side = 330;
  const noise = async (): Promise<Buffer> =>
    sharp(Buffer.from(Uint8Array.from({ length: side * side * 3 }, () => next() * 256)), {
      raw: { width: side, height: side, channels: 3 },
    })
      .png()
      .toBuffer();
  const sentence = (length: number): string =>
    Array.from({ length }, () => words[Math.floor(next() * words.length)]).join(' ');
  const pictures = Math.max(1, Math.round((megabytes * 1_000_000 - pages * 3_000) / (side * side * 3)));
  const children: Paragraph[] = [];
  for (let page = 0; page < pages; page++) {
    children.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        children: [new TextRun(`Chapter ${page + 1} 第${page + 1}章`)],
      }),
    );
    for (let line = 0; line < 5; line++) children.push(new Paragraph(sentence(70)));
    for (let picture = page; picture < pictures; picture += pages)
      children.push(
        new Paragraph({
          children: [new ImageRun({ type: 'png', data: await noise(), transformation: { width: 300, height: 300 } })],
        }),
      );
  }
  const file = join(work, name);
  writeFileSync(file, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return file;
}

/** What ours has to reach: so many seconds, or so many times the other. */
interface Goal {
  readonly seconds?: number;
  readonly ratio?: number;
}

function report(what: string, runs: Readonly<Record<string, readonly Measurement[]>>, goal: Goal = {}): void {
  const [ours, other] = Object.keys(runs);
  const figures = Object.entries(runs).map(([name, list]) => `${name} ${(wall(list) / 1000).toFixed(2)} s`);
  const seconds = wall(runs[ours ?? '']) / 1000;
  const ratio = seconds / (wall(runs[other ?? '']) / 1000);
  const reached = seconds <= (goal.seconds ?? Infinity) && ratio <= (goal.ratio ?? Infinity);
  const goals = [
    ...(goal.seconds === undefined ? [] : [`≤ ${goal.seconds} s`]),
    ...(goal.ratio === undefined ? [] : [`≤ ${goal.ratio}×`]),
  ];
  const verdict = goals.length === 0 ? '' : `   ${reached ? 'reached' : 'MISSED'}: ${goals.join(', ')}`;
  console.log(`${what.padEnd(44)} ${figures.join('  ')}   ${ratio.toFixed(2)}× ${other}${verdict}`);
}

async function timed(work: () => Promise<unknown>): Promise<Measurement> {
  const started = performance.now();
  await work();
  return { wallMs: performance.now() - started, cpuSeconds: 0, peakMb: 0, stdout: '' };
}

/** One document along the route over these engines, in this process. */
async function along(engines: readonly Engine[], file: string): Promise<void> {
  const route = cheapestRoute(engines, 'docx', 'pdf', defaultOptions);
  let bytes: Uint8Array = readFileSync(file);
  for (const { engine, pair } of route?.steps ?? [])
    ({ bytes } = await engine.convert(
      { bytes, from: pair.from, to: pair.to, name: 'document', options: defaultOptions, last: true },
      { signal: new AbortController().signal, progress: () => undefined },
    ));
}

const comparisons: Readonly<Record<string, () => Promise<void>>> = {
  async cold() {
    const command = { invoicectl: () => invoicectl(readme, '--to', 'pdf') };
    const runs = await sideBySide(rounds, { ...command, 'node -e 0': () => measure(process.execPath, ['-e', '0']) });
    report('cold: README.md to pdf', runs, { seconds: 1.5 });
  },
  async markdown() {
    const runs = await sideBySide(rounds, {
      invoicectl: () => invoicectl(readme, '--to', 'docx'),
      pandoc: () => pandoc(readme, 'docx'),
    });
    report('README.md to docx', runs);
  },
  async layout() {
    for (const [kind, pages, megabytes, seconds] of [
      ['text', 60, 1, 5],
      ['pictures', 3, 1, 5],
      ['text', 300, 10, 30],
      ['pictures', 15, 10, 30],
    ] as const) {
      const file = await wordDocument(`${kind}-${megabytes}.docx`, { pages, megabytes });
      const runs = await sideBySide(rounds, {
        invoicectl: () => invoicectl(file, '--to', 'pdf'),
        soffice: () => soffice(file),
      });
      const size = (statSync(file).size / 1_000_000).toFixed(1);
      report(`docx to pdf with start: ${size} MB, ${kind}`, runs, { seconds });
    }
  },
  async warm() {
    const office = libreOfficeEngine({ instances: 1, timeoutMs: 120_000 });
    try {
      for (const [kind, pages, megabytes] of [
        ['text', 60, 1],
        ['pictures', 3, 1],
        ['pictures', 15, 10],
      ] as const) {
        const file = await wordDocument(`warm-${kind}-${megabytes}.docx`, { pages, megabytes });
        await along([office], file);
        await along(embeddedEngines, file);
        const runs = await sideBySide(rounds, {
          embedded: () => timed(() => along(embeddedEngines, file)),
          'warm LibreOffice': () => timed(() => along([office], file)),
        });
        report(`docx to pdf, both warm: ${megabytes} MB, ${kind}`, runs, { ratio: 2 });
      }
    } finally {
      await office.close();
    }
  },
  async tex() {
    const file = await wordDocument('tex.docx', { pages: 30, megabytes: 1 });
    const runs = await sideBySide(rounds, {
      invoicectl: () => invoicectl(file, '--to', 'tex'),
      pandoc: () => pandoc(file, 'tex'),
    });
    report('1 MB docx to tex', runs);
  },
  async batch() {
    const ten: string[] = [];
    for (let index = 0; index < 10; index++)
      ten.push(await wordDocument(`ten-${index}.docx`, { pages: 2, megabytes: 0.3 }));
    const runs = await sideBySide(Math.min(rounds, 2), {
      invoicectl: () => invoicectl(...ten, '--to', 'pdf', '-j', '1'),
      'soffice ten times': () =>
        timed(async () => {
          for (const file of ten) await soffice(file);
        }),
    });
    report('ten documents in one batch', runs, { ratio: 0.5 });
  },
};

try {
  for (const [name, compare] of Object.entries(comparisons)) if (name.includes(flags.only)) await compare();
} finally {
  rmSync(work, { recursive: true, force: true });
}
