/** Reading with values that a person corrected earlier: they are judged together with what is read now. */
import type { Corrections } from '../../extract/corrections.ts';
import { judge } from '../../extract/judge.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import type { ExtractInput, ExtractOutput } from './task.ts';

/** Corrections of the invoices of a document, by their position in it, from 0. */
export type DocumentCorrections = ReadonlyMap<number, Corrections>;

export interface EarlierCorrections {
  /** Undefined if nothing of the document was corrected. */
  readonly of: (sha256: string) => DocumentCorrections | undefined;
  /** Called with a document that has fewer invoices now than had been corrected. */
  readonly missed: (path: string) => void;
}

/** A document that was corrected is read anew, because the cache does not keep what its values follow from. */
export const correctedTask = (
  task: TaskKind<ExtractInput, ExtractOutput>,
  { of, missed }: EarlierCorrections,
): TaskKind<ExtractInput, ExtractOutput> => ({
  name: task.name,
  async run(input, context) {
    const corrected = of(input.document.sha256);
    if (!corrected) return task.run(input, context);
    const { reading, ...output } = await task.run({ ...input, whole: true }, context);
    const bases = reading?.bases ?? [];
    if ([...corrected.keys()].some((position) => position >= bases.length)) missed(input.document.path);
    const extractions = output.extractions.map((extraction, position) => {
      const [corrections, basis] = [corrected.get(position), bases[position]];
      return corrections && basis ? judge(basis, { explain: input.options.explain, corrections }) : extraction;
    });
    return { ...output, extractions };
  },
});
