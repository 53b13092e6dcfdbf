/** One invoice under review: what was read, what was typed since, and what is wrong with it. */
import { computed, type ComputedRef, shallowRef } from 'vue';
import type { InvoiceStatus } from '../api/types.ts';
import { useLoaded } from '../states/loaded.ts';
import { type Changes, type Edit, linesOf, noChanges, undone, withEdit, withLines } from './changes.ts';
import type { ReviewDocuments } from './documents.ts';
import { failedChecks, nextToLookAt, type ReadRecord, type ReviewField, reviewFields } from './review-fields.ts';
import { computedAmounts, distinct, type Suggestion } from './suggestions.ts';
import { type Amounts, gapOf, sumProblem } from './sums.ts';
import { parsedAmount } from './values.ts';

const amountPaths = { net: 'netAmount', tax: 'taxAmount', total: 'totalAmount' } as const;

type Record = ComputedRef<ReadRecord | undefined>;
type Fields = ComputedRef<readonly ReviewField[]>;

/** Net, tax and total as they are in the fields, and whether they add up. */
function useAmounts(record: Record, fields: Fields) {
  const fieldAt = (path: string): ReviewField | undefined => fields.value.find((field) => field.path === path);
  const amountsOf = (which: 'text' | 'savedText'): Amounts => {
    const amount = (path: string): number | null => parsedAmount(fieldAt(path)?.[which] ?? '') ?? null;
    return { net: amount(amountPaths.net), tax: amount(amountPaths.tax), total: amount(amountPaths.total) };
  };
  const amounts = computed(() => amountsOf('text'));
  const wasRight = computed(() =>
    record.value?.checks.some(({ needsReason, outcome }) => needsReason === true && outcome === 'passed'),
  );
  return {
    amounts,
    problem: computed(() => sumProblem(amounts.value, wasRight.value ? gapOf(amountsOf('savedText')) : 0)),
    areChanged: computed(() =>
      Object.values(amountPaths).some((path) => fieldAt(path)?.text !== fieldAt(path)?.savedText),
    ),
  };
}

export function useReview(id: string, documents: ReviewDocuments) {
  const loaded = useLoaded(() => documents.get(id));
  const changes = shallowRef<Changes>(noChanges);
  const record = computed(() => loaded.data?.reading.records[0]);
  const fields = computed(() => (loaded.data ? reviewFields(loaded.data.reading, changes.value) : []));
  const lines = computed(() => linesOf(changes.value) ?? record.value?.invoice?.lines ?? []);
  const sums = useAmounts(record, fields);
  /** Failed checks that an invoice is accepted in spite of only with a reason. */
  const needingReason = computed(() =>
    record.value ? failedChecks(record.value).filter(({ needsReason }) => needsReason === true) : [],
  );

  return {
    loaded,
    /** There are no values yet. */
    isBeingRead: computed(() => !loaded.loading && loaded.data === undefined && loaded.failure === undefined),
    changes,
    record,
    fields,
    lines,
    /** Net and tax that do not make the total, as they are now in the fields. */
    sums: sums.problem,
    needingReason,
    /**
     * Whether a reason has to be given: for amounts that were changed and do not add up, and for accepting an invoice whose
     * checks say the same. Whether changes have mended that is for the server to say.
     */
    asksForReason(status: InvoiceStatus | undefined): boolean {
      if (sums.problem.value !== undefined && (sums.areChanged.value || status === 'verified')) return true;
      return status === 'verified' && needingReason.value.length > 0 && changes.value.length === 0;
    },
    isDirty: computed(() => changes.value.length > 0),
    edit: (path: string, edit: Edit): void => void (changes.value = withEdit(changes.value, path, edit)),
    setLines: (next: typeof lines.value): void => void (changes.value = withLines(changes.value, next)),
    undoStep: (): void => void (changes.value = undone(changes.value)),
    /** After saving: what was typed meanwhile stays. */
    drop: (sent: Changes): void => void (changes.value = changes.value.filter((step) => !sent.includes(step))),
    async reload(): Promise<void> {
      documents.forget(id);
      await loaded.load();
    },
    nextToLookAt: (path: string) => nextToLookAt(fields.value, path),
    suggestionsFor(path: string): readonly Suggestion[] {
      const field = fields.value.find((one) => one.path === path);
      if (!field) return [];
      const read = field.readText ? [{ text: field.readText, from: 'read' as const }] : [];
      const netOfLines = lines.value.map(({ netAmount }) => netAmount);
      return distinct(
        [...computedAmounts(path, { amounts: sums.amounts.value, lines: netOfLines }), ...read],
        field.text,
      );
    },
  };
}

export type Review = ReturnType<typeof useReview>;
