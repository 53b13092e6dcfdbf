/** What callers of the library name as documents: paths, or bytes with a name. */
import { documents, documentsIn, type Intake, type IntakeOptions } from '../documents/intake.ts';
import { type ListingOptions, listInputs } from '../documents/inputs.ts';

/** A document that is in memory. */
export interface NamedBytes {
  /** Stands for the path in records and messages. It is never opened. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A path (of a file, a folder, a glob or a ZIP) or bytes. */
export type DocumentInput = string | NamedBytes;

/** The documents of `inputs` in their order, each read when it is asked for. A path that is named twice is read once. */
export async function* intakesOf(
  inputs: readonly DocumentInput[],
  options: IntakeOptions & ListingOptions,
): AsyncGenerator<Intake> {
  for (const run of runsOf(inputs)) {
    if ('bytes' in run) yield* documentsIn(run.name, run.bytes, options);
    else yield* documents(await listInputs(run.paths, options), options);
  }
}

interface Paths {
  readonly paths: readonly string[];
}

/** Neighbouring paths together. */
function runsOf(inputs: readonly DocumentInput[]): readonly (Paths | NamedBytes)[] {
  const runs: (Paths | NamedBytes)[] = [];
  let paths: string[] = [];
  for (const input of inputs) {
    if (typeof input !== 'string') {
      paths = [];
      runs.push(input);
      continue;
    }
    if (paths.length === 0) runs.push({ paths });
    paths.push(input);
  }
  return runs;
}

export const listOf = (inputs: DocumentInput | readonly DocumentInput[]): readonly DocumentInput[] =>
  typeof inputs === 'string' || 'bytes' in inputs ? [inputs] : inputs;
