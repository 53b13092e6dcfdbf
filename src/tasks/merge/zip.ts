/** Merging into a ZIP: the unchanged originals under descriptive names, a table of them, and the summary. */
import { type ZipMember, writeZip } from '../../documents/zip-writer.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { Failure, type FailureKind } from '../../domain/failure.ts';
import type { TaskContext } from '../../domain/task.ts';
import { languageOf } from '../../merge/decoration/language.ts';
import type { RefusedDocument } from '../../merge/report.ts';
import { gainsByPacking, zipNames } from '../../merge/zip/contents.ts';
import { listing } from '../../merge/zip/listing.ts';
import { summaryPdf } from '../../merge/zip/summary-pdf.ts';
import type { MergeInput, MergeOutput, MergeTaskServices } from './contract.ts';
import type { MergeFindings } from './findings.ts';
import { labelOf, type Waiting } from './sources.ts';
import type { Spool } from './spool.ts';

/** Failures of documents that are left out: packing them would hide that they are broken. */
const refusing: ReadonlySet<FailureKind> = new Set(['corrupt_document', 'encrypted_document', 'too_large']);

type Packed = Waiting & { readonly document: Omit<SourceDocument, 'bytes'> };

export async function mergeToZip(
  { waiting, spool }: { readonly waiting: readonly Waiting[]; readonly spool: Spool },
  findings: MergeFindings,
  { options, sink, expected }: MergeInput,
  { producer }: MergeTaskServices,
  context: TaskContext,
): Promise<MergeOutput> {
  const { signal } = context;
  const { chosen, refused } = sorted(waiting, findings);
  const language = languageOf(
    chosen.flatMap(({ invoices }) => invoices),
    options.labelLanguage,
  );
  const names = zipNames(options.nameTemplate, language);
  const files = chosen.map((packed) => ({ ...packed, name: names.nameOf(packed.document, packed.invoices) }));
  let done = 0;
  const originals = files.map(({ name, place, document }): ZipMember => ({
    name,
    compress: gainsByPacking(document),
    length: place.length,
    async read() {
      context.progress({ stage: 'packing files', done: ++done, total: expected });
      return spool.read(place);
    },
  }));
  const table = listing(
    files.map(({ name, document, invoices }) => ({
      name,
      original: document.member === undefined ? document.path : `${document.path}/${document.member}`,
      sha256: document.sha256,
      invoices,
      repeated: findings.facts.isRepeated(document) || findings.facts.mayBeRepeated(document),
    })),
    language,
  );
  const documents = chosen.map(({ document, invoices }) => ({
    ...document,
    pages: 0,
    kind: invoices[0]?.type ?? null,
    signatures: [],
    warnings: [],
  }));
  const bytes =
    files.length === 0
      ? 0
      : await writeZip(
          [
            ...originals,
            inMemory(names.listing, Buffer.from(table)),
            inMemory(names.summary, await summaryPdf(documents, refused, options, findings.facts, producer)),
          ],
          sink,
          signal,
        );
  const { duplicates, notes } = findings;
  return { documents, refused, duplicates, unread: findings.unread(refused), notes, sheets: null, bytes, report: null };
}

const inMemory = (name: string, bytes: Buffer): ZipMember => ({
  name,
  compress: true,
  length: bytes.length,
  read: async () => bytes,
});

/** Which documents go into the ZIP, and which cannot. */
function sorted(
  waiting: readonly Waiting[],
  findings: MergeFindings,
): { readonly chosen: readonly Packed[]; readonly refused: readonly RefusedDocument[] } {
  const chosen: Packed[] = [];
  const refused: RefusedDocument[] = [];
  for (const item of waiting) {
    const { document, failed, unread, invoices, doubts } = item;
    const label = labelOf(item);
    if (!document) {
      const failure = failed && 'failure' in failed ? failed.failure : new Failure('internal', 'The document is gone');
      refused.push({ ...label, sha256: null, failure: failure.report() });
    } else if (unread && refusing.has(unread.kind)) {
      refused.push({ ...label, sha256: document.sha256, failure: unread.report() });
    } else if (findings.goesOn({ label, sha256: document.sha256, invoices })) {
      findings.remember({ ...document, invoices, doubts, unread });
      chosen.push({ ...item, document });
    }
  }
  return { chosen, refused };
}
