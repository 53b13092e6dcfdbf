/** What can be done with the invoice under review: save, accept, reject, undo, and the questions that these may ask. */
import { shallowRef } from 'vue';
import type { InvoiceStatus } from '../api/types.ts';
import { noChanges } from './changes.ts';
import { type Conflict, conflictsOf, withTheirs } from './conflicts.ts';
import { type Order, type SavingResult, type Show, useSaving } from './saving.ts';
import type { Review } from './use-review.ts';

export interface Surroundings {
  readonly review: Review;
  /** Puts the focus into a field. */
  readonly focus: (path: string) => void;
  /** The invoice does not exist any more. */
  readonly gone: () => void;
  /** Something was saved and the user stays: what is shown is read anew. */
  readonly saved: Show;
}

/** Saving with the questions that it may ask: why in spite of wrong sums, and whose value where two people changed one. */
function useQuestions(id: string, { review, focus, gone, saved }: Surroundings) {
  const saving = useSaving(id);
  /** What is to be saved once a reason is given. */
  const reasonFor = shallowRef<Order>();
  const conflicts = shallowRef<readonly Conflict[]>([]);
  const version = (): number => review.loaded.data?.reading.version ?? 0;

  /** False if it was not saved; then the page says why. */
  async function save(order: Order = {}, show?: Show): Promise<boolean> {
    if (saving.saving.value) return false;
    const wrong = review.fields.value.find(({ problem }) => problem !== undefined);
    if (wrong) {
      saving.said.value = (texts) => texts.review.wrongFields;
      focus(wrong.path);
      return false;
    }
    if (order.override === undefined && review.asksForReason(order.status)) {
      reasonFor.value = order;
      return false;
    }
    const sent = review.changes.value;
    const result = await saving.save(sent, version(), order, show);
    if (result === 'saved') review.drop(sent);
    else await explain(result, order);
    return result === 'saved';
  }

  /** There is nothing left that changes could be saved to. */
  function giveUp(): void {
    review.changes.value = noChanges;
    gone();
  }

  async function explain(result: SavingResult, order: Order): Promise<void> {
    if (result === 'gone') giveUp();
    if (result === 'needs-reason') reasonFor.value = order;
    if (result !== 'changed') return;
    const before = review.fields.value;
    await review.reload();
    conflicts.value = conflictsOf(review.changes.value, before, review.fields.value);
    // Where they changed other fields, both changes go together.
    if (conflicts.value.length === 0 && review.isDirty.value && order.status === undefined) await saveAndStay();
  }

  const saveAndStay = (order: Order = {}): Promise<boolean> => save(order, saved);

  return { saving, reasonFor, conflicts, version, save, saveAndStay };
}

export function useActions(id: string, surroundings: Surroundings) {
  const { review, gone, saved } = surroundings;
  const { saving, reasonFor, conflicts, version, save, saveAndStay } = useQuestions(id, surroundings);

  /** True if a change that was saved is set back; the last unsaved one is taken back first. */
  async function undo(): Promise<boolean> {
    if (review.isDirty.value) {
      review.undoStep();
      return false;
    }
    if (saving.saving.value) return false;
    const result = await saving.undo(version());
    if (result === 'gone') gone();
    if (result === 'changed') await review.reload();
    if (result !== 'saved') return false;
    saving.said.value = (texts) => texts.review.undone;
    await saved();
    return true;
  }

  return {
    saving: saving.saving,
    said: saving.said,
    reasonFor,
    conflicts,
    save,
    saveAndStay,
    undo,
    decide: (status: InvoiceStatus): Promise<boolean> => save({ status }),
    /** Resolves with the decision that the reason was asked for, if it is saved. */
    async saveWithReason(override: string): Promise<InvoiceStatus | undefined> {
      const { status } = reasonFor.value ?? {};
      reasonFor.value = undefined;
      const order = { override, ...(status === undefined ? {} : { status }) };
      const isSaved = status === undefined ? await saveAndStay(order) : await save(order);
      return isSaved ? status : undefined;
    },
    async keep(theirs: readonly string[]): Promise<void> {
      conflicts.value = [];
      review.changes.value = withTheirs(review.changes.value, theirs);
      await saveAndStay();
    },
  };
}
