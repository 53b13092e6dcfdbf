/** The kind of task that merges documents: onto the output sheets of one PDF, or into one ZIP with descriptive names. */
import type { SourceDocument } from '../../domain/document.ts';
import type { Extraction } from '../../domain/record.ts';
import type { TaskContext } from '../../domain/task.ts';
import { doubtedFields } from '../../extract/doubted-fields.ts';
import { checkNameTemplate } from '../../invoices/naming.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import type { MergeInput, MergeOutput, MergeTaskServices } from './contract.ts';
import { runTask } from '../../runtime/run.ts';
import { mergeFindings } from './findings.ts';
import { mergeToSheets } from './output-sheets.ts';
import { type Described, described, gathered, needsInvoices, nothingRead, takenFrom } from './sources.ts';
import { mergeToZip } from './zip.ts';
import { openSpool } from './spool.ts';

/** Rejects with `bad_request` for options that cannot be met. A document that cannot be merged is in the output's `refused`. */
export const mergeTask = (services: MergeTaskServices): TaskKind<MergeInput, MergeOutput> => ({
  name: 'merge',
  async run(input, context) {
    const { options } = input;
    const { signal } = context;
    const findings = mergeFindings(options);
    const all = described(input.intakes, {
      read: needsInvoices(options) ? reader(input, services, context) : async () => nothingRead,
      concurrency: services.concurrency,
      signal,
    });
    if (options.type === 'pdf' && options.order === 'given') {
      return mergeToSheets(all, findings, input, services, context);
    }
    if (options.type === 'zip') checkNameTemplate(options.nameTemplate);
    const spool = await openSpool();
    try {
      const waiting = await gathered(all, options.order, spool);
      signal.throwIfAborted();
      return options.type === 'zip'
        ? await mergeToZip({ waiting, spool }, findings, input, services, context)
        : await mergeToSheets(takenFrom(spool, waiting), findings, input, services, context);
    } finally {
      await spool.close();
    }
  },
});

type Read = Pick<Described, 'invoices' | 'doubts'>;

/** Reads invoices with the task and the cache of extract. */
function reader({ extract, expected, known }: MergeInput, { extract: task }: MergeTaskServices, context: TaskContext) {
  const quiet = { signal: context.signal, progress: () => undefined };
  const read = async (document: SourceDocument): Promise<Read> => {
    const { extractions } = await runTask(task, { document, options: extract }, quiet);
    const found = extractions.flatMap((extraction) =>
      extraction.invoice ? [{ invoice: extraction.invoice, doubts: doubtsIn(extraction) }] : [],
    );
    return { invoices: found.map(({ invoice }) => invoice), doubts: found.map(({ doubts }) => doubts) };
  };
  let done = 0;
  return async (document: SourceDocument): Promise<Read> => {
    const corrected = known?.(document);
    const found = corrected ? { invoices: corrected, doubts: [] } : await read(document);
    context.progress({ stage: 'reading invoices', done: ++done, total: expected });
    return found;
  };
}

/** Amounts are in doubt if the record needs review and its checks name no field. */
function doubtsIn(extraction: Extraction): ReadonlySet<string> {
  if (extraction.status !== 'review') return new Set();
  const fields = doubtedFields(extraction);
  return fields.size > 0 ? fields : new Set(['netAmount', 'taxAmount', 'totalAmount']);
}
