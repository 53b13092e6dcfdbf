/** --dry-run: shows what would be read and written, from names and sizes. Documents are read only to know where files go. */
import type { Input } from '../documents/inputs.ts';
import type { CliContext } from './context.ts';
import { saidBy } from '../domain/failure.ts';
import { type Message, message } from '../texts/message.ts';
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
    const lines = [
      ...found.map(readLine),
      ...failed.map(({ failure }) => message('plan.unreadable', { why: saidBy(failure) })),
      message('plan.write', { format: output.format, path: output.out ?? message('plan.stdout', {}) }),
      ...(moves ?? []).map(moveLine),
    ];
    for (const line of lines) await sink.write(`${plainText(context.wording.show(line))}\n`);
  }
  const [first] = failed;
  if (!first) return 0;
  return found.length > 0 ? someFailed : exitCodes[first.failure.kind];
}

interface Found {
  readonly path: string;
  readonly bytes: number | null;
  readonly documents: number;
}

function readLine({ path, bytes, documents }: Found): Message {
  const values = { path, size: bytes === null ? '?' : message('plan.bytes', { bytes }) };
  return documents > 1 ? message('plan.readSeveral', { ...values, documents }) : message('plan.read', values);
}

const reasons = {
  review: 'plan.leaveReview',
  failed: 'plan.leaveFailed',
  'named so already': 'plan.leaveNamed',
} as const;

const moveLine = (move: PlannedMove): Message =>
  'to' in move
    ? message('plan.move', { path: move.path, target: move.to })
    : message(reasons[move.stays], { path: move.path });
