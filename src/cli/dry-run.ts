/** --dry-run: shows what would be read and written, from names and sizes. Documents are read only to know where files go. */
import type { Input } from '../documents/inputs.ts';
import type { CliContext } from './context.ts';
import { exitCodes, someFailed } from './exit-codes.ts';
import type { PlannedMove } from './extract/filing/file-away.ts';
import { streamSink } from './terminal/output.ts';
import { jsonLine } from './extract/reporters/ndjson.ts';
import { plainText } from './terminal/terminal-text.ts';

/** The planned output. Its schema is shown only in JSON. */
export interface PlannedOutput extends Readonly<Record<string, string | null>> {
  /** Null: standard output. */
  readonly out: string | null;
  readonly format: string;
}

export async function dryRun(
  inputs: readonly Input[],
  output: PlannedOutput,
  asJson: boolean,
  context: CliContext,
  moves?: readonly PlannedMove[],
): Promise<number> {
  const sink = streamSink(context.stdout);
  const found = inputs.flatMap((input) =>
    'failure' in input ? [] : [{ path: input.path, bytes: input.bytes, documents: input.expected }],
  );
  const failed = inputs.flatMap((input) => ('failure' in input ? [{ path: input.path, failure: input.failure }] : []));
  if (asJson) {
    const problems = failed.map(({ path, failure }) => ({ path, failure: failure.report() }));
    await sink.write(jsonLine({ dryRun: true, inputs: found, problems, output, ...(moves ? { moves } : {}) }));
  } else {
    const size = (bytes: number | null): string => (bytes === null ? '?' : `${bytes} bytes`);
    for (const { path, bytes, documents } of found) {
      await sink.write(
        `would read ${plainText(path)} (${size(bytes)}${documents > 1 ? `, ${documents} documents` : ''})\n`,
      );
    }
    for (const { failure } of failed) await sink.write(`cannot read: ${plainText(failure.message)}\n`);
    await sink.write(`would write ${output.format} to ${plainText(output.out ?? 'standard output')}\n`);
    for (const move of moves ?? []) await sink.write(`${plainText(moveText(move))}\n`);
  }
  const [first] = failed;
  if (!first) return 0;
  return found.length > 0 ? someFailed : exitCodes[first.failure.kind];
}

const reasons = { review: 'it needs review', failed: 'it failed', 'named so already': 'it already has that name' };

const moveText = (move: PlannedMove): string =>
  'to' in move ? `would move ${move.path} → ${move.to}` : `would leave ${move.path}: ${reasons[move.stays]}`;
