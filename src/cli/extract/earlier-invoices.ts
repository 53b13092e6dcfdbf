/** Invoices of earlier runs: from --against, and from the output with --skip-existing or --watch. */
import { definedOnly } from '../../domain/defined-only.ts';
import { fileFailure } from '../../documents/file-failure.ts';
import { type DuplicateIndex, duplicateIndex, occurrenceOf, withOutcome } from '../../extract/checks/duplicate.ts';
import { factsOf } from './invoice-facts.ts';
import type { OutputRecord } from './reporters/reporter.ts';
import { recordLines } from './resume.ts';

/** An index that knows the invoices in `files`, each the records of an earlier run as --format ndjson wrote them. */
export async function indexAgainst(
  files: readonly string[],
  isGone?: (file: string) => boolean,
): Promise<DuplicateIndex> {
  const index = duplicateIndex(isGone);
  for (const file of files) await rememberFile(index, file, file);
  return index;
}

/**
 * `run` is the name of the file in messages; without it the records count as those of this run. Resolves with the source
 * files of the records.
 */
export async function rememberFile(index: DuplicateIndex, file: string, run?: string): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  try {
    for await (const { line } of recordLines(file)) {
      const { source } = line;
      paths.add(source.path);
      if (!line.invoice) continue;
      const occurrence = occurrenceOf({
        path: source.path,
        ...definedOnly({ member: source.member }),
        sha256: source.sha256,
        mediaType: source.mediaType ?? null,
        pages: source.pages ?? null,
        bytes: null,
      });
      index.remember({ ...occurrence, ...definedOnly({ run }), identity: factsOf(line.invoice) });
    }
    return paths;
  } catch (error) {
    throw fileFailure(error, file);
  }
}

/** Records of an earlier output with a new duplicate check: the same bytes under another name are a duplicate. */
export function checkedAgain(records: readonly OutputRecord[], index: DuplicateIndex): OutputRecord[] {
  const outcomes = index.check(
    records.map(({ source, invoice }) => ({ ...occurrenceOf(source), identity: factsOf(invoice) })),
  );
  return records.map((record, position) => {
    const outcome = outcomes[position];
    return outcome ? withOutcome(record, outcome) : record;
  });
}
