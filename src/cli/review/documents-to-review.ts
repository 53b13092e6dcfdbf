/** The documents that `review` shows: those that are named, and those of records that need review. */
import { extname } from 'node:path';
import { documents, type Intake } from '../../documents/intake.ts';
import type { Input } from '../../documents/inputs.ts';
import type { Config } from '../../config/schema.ts';
import type { CliContext } from '../context.ts';
import { recordsOf } from '../export/records.ts';
import { inputsFrom, intakeOptions } from '../reading.ts';

const isRecords = (path: string): boolean => ['.ndjson', '.jsonl', '.json'].includes(extname(path).toLowerCase());

/** The first file of records among the paths, beside which the corrections belong. */
export const firstRecords = (paths: readonly string[]): string | undefined => paths.find(isRecords);

export async function* documentsToReview(
  paths: readonly string[],
  recursive: boolean,
  config: Config,
  context: CliContext,
): AsyncGenerator<Intake> {
  const reading = intakeOptions(config, context);
  const named = paths.filter((path) => !isRecords(path));
  if (named.length > 0) yield* documents(await inputsFrom(named, { recursive }, context), reading);
  for (const file of paths.filter(isRecords)) {
    const wanted = await doubtfulIn(file);
    const inputs = [...wanted.keys()].map((path): Input => ({ path, from: 'file', bytes: null, expected: 1 }));
    for await (const intake of documents(inputs, reading))
      if ('failure' in intake || wanted.get(intake.path)?.has(intake.member)) yield intake;
  }
}

/** The members of each file that need review; undefined for the file itself. */
async function doubtfulIn(file: string): Promise<ReadonlyMap<string, ReadonlySet<string | undefined>>> {
  const wanted = new Map<string, Set<string | undefined>>();
  for await (const { status, source } of recordsOf(file)) {
    if (status !== 'review') continue;
    const members = wanted.get(source.path) ?? new Set();
    wanted.set(source.path, members.add(source.member));
  }
  return wanted;
}
