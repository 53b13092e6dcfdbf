/** `convert --list`: every pair of formats, and whether this machine can convert it. */
import { converter } from '../../compose/convert.ts';
import type { Config } from '../../config/schema.ts';
import { targetFormats } from '../../convert/formats.ts';
import type { ConvertOptions } from '../../convert/options.ts';
import { matrix, type MatrixCell } from '../../convert/route.ts';
import type { CliContext } from '../context.ts';
import { streamSink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { padEnd } from '../terminal/terminal-text.ts';

export async function runList(
  config: Config,
  options: ConvertOptions,
  format: 'text' | 'json' | 'ndjson',
  { stdout }: CliContext,
): Promise<number> {
  const converting = converter({ run: config.extract, cache: config.cache, ocrEngine: config.extract.ocrEngine });
  try {
    const available = await converting.availability();
    const cells = matrix(available, options);
    const engines = [
      ...(await Promise.all(
        available.available.map(async (engine) => ({ name: engine.name, version: await engine.version() })),
      )),
      ...available.missing.map(({ engine, why }) => ({ name: engine.name, missing: why })),
    ];
    const sink = streamSink(stdout);
    if (format === 'ndjson') for (const cell of cells) await sink.write(jsonLine(cell));
    else if (format === 'json') await sink.write(jsonLine({ engines, pairs: cells }));
    else await sink.write(table(cells, available.missing));
    return 0;
  } finally {
    await converting.close();
  }
}

/** The letter of a cell: what a conversion preserves. */
const marks = { content: '=', layout: 'L', structure: 'S', tables: 'T', words: 'W' } as const;
const legend = `
= the very content   L laid out as it was   S headings, lists, tables
T tables alone   W words alone
! possible once an engine is installed   · not a conversion there is
`;

const needsEngine = '!';
const impossible = '·';

function markOf(cell: MatrixCell | undefined): string {
  if (cell?.fidelity) return marks[cell.fidelity];
  return cell?.needs ? needsEngine : impossible;
}

function table(
  cells: readonly MatrixCell[],
  missing: readonly { readonly engine: { readonly name: string }; readonly why: string }[],
): string {
  const sources = [...new Set(cells.map(({ from }) => from))];
  // Fifteen columns fit a terminal of eighty.
  const width = 5;
  const lines = [
    padEnd('', width) + targetFormats.map((to) => padEnd(to, width)).join(''),
    ...sources.map(
      (from) =>
        padEnd(from, width) +
        targetFormats
          .map((to) => padEnd(markOf(cells.find((cell) => cell.from === from && cell.to === to)), width))
          .join(''),
    ),
  ];
  const lacking = missing.map(({ engine, why }) => `${engine.name}: ${why}\n`).join('');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n${legend}${lacking}`;
}
