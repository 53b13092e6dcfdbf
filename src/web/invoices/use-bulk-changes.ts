/** Accepts and deletes the chosen invoices of the list, and says what became of each. */
import { ref, shallowRef } from 'vue';
import { apiFailureOf, titleOf } from '../api/failure.ts';
import type { Invoice } from '../api/types.ts';
import { useLanguage } from '../language/index.ts';
import { useNotices } from '../notices/notices.ts';
import { type BulkFailure, type BulkOutcome, changeAll, restoreStatus } from './bulk.ts';
import type { useInvoicePages } from './invoice-pages.ts';

type Pages = ReturnType<typeof useInvoicePages>;

export interface NamedFailure extends BulkFailure {
  /** The number of the invoice, or its id. */
  readonly name: string;
}

/** `done`: nothing stays chosen afterwards. */
export function useBulkChanges(pages: Pages, chosen: () => readonly string[], done: () => void) {
  const busy = ref(false);
  const failed = shallowRef<readonly NamedFailure[]>([]);
  const notices = useNotices();
  const language = useLanguage();

  async function run(work: () => Promise<BulkOutcome>): Promise<BulkOutcome | undefined> {
    busy.value = true;
    const names = new Map(pages.rows.value.map(({ id, number }) => [id, number]));
    try {
      const outcome = await work();
      failed.value = outcome.failed.map((one) => ({ ...one, name: names.get(one.id) || one.id }));
      return outcome;
    } catch (error) {
      const failure = apiFailureOf(error);
      notices.show({ kind: 'error', text: (texts) => titleOf(failure, texts) });
      return undefined;
    } finally {
      busy.value = false;
      await pages.load();
    }
  }

  const counted = (count: number): readonly [number, string] => [count, language.formats.number(count)];

  async function restore(before: readonly Invoice[]): Promise<void> {
    const outcome = await run(() => restoreStatus(before, 'verified'));
    if (outcome) notices.show({ kind: 'done', text: (texts) => texts.invoices.restored });
  }

  function showAccepted(invoices: readonly Invoice[]): void {
    notices.show({
      kind: 'done',
      text: (texts) => texts.invoices.accepted(...counted(invoices.length)),
      action: { label: (texts) => texts.states.undo, run: () => void restore(invoices) },
    });
  }

  return {
    busy,
    /** What could not be changed, until the user has seen it. */
    failed,
    async accept(): Promise<void> {
      const ids = new Set(chosen());
      const before = pages.rows.value.filter(({ id }) => ids.has(id));
      const outcome = await run(() => changeAll([...ids], { status: 'verified' }));
      if (!outcome) return;
      done();
      const accepted = new Set(outcome.done);
      if (accepted.size > 0) showAccepted(before.filter(({ id }) => accepted.has(id)));
    },
    async remove(): Promise<void> {
      const outcome = await run(() => changeAll(chosen(), { delete: true }));
      if (!outcome) return;
      done();
      const count = outcome.done.length;
      if (count > 0) notices.show({ kind: 'done', text: (texts) => texts.invoices.deleted(...counted(count)) });
    },
  };
}
