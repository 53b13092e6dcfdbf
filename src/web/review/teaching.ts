/** A template for the seller of an invoice: it is drafted, looked at, and kept or not. */
import { ref } from 'vue';
import { call } from '../api/client.ts';
import { apiFailureOf } from '../api/failure.ts';
import type { TemplateDraft } from '../api/types.ts';
import { useLoaded } from '../states/loaded.ts';
import { pathOf } from './documents.ts';

/** Thirty documents may have to be read again. */
const timeoutMs = 120_000;

/**
 * - `good`: the other invoices are read as they are, or there is none
 * - `look`: some values are found otherwise, which may be better or worse
 * - `contradicts`: some of those a person has confirmed
 * - `fits-none`: the template would read none of the others
 */
export type Verdict = 'good' | 'look' | 'contradicts' | 'fits-none';

export function verdictOf({ trial: { documents, matching, changes } }: TemplateDraft): Verdict {
  if (documents > 0 && matching === 0) return 'fits-none';
  if (changes.some(({ confirmed }) => confirmed)) return 'contradicts';
  return changes.length > 0 ? 'look' : 'good';
}

export function useTeaching(id: string) {
  const path = `${pathOf(id)}/teach`;
  const drafted = useLoaded((signal) => call<TemplateDraft>(path, { method: 'POST', json: {}, signal, timeoutMs }));
  /** Other invoices were changed while the draft was looked at, so that it is another one now. */
  const isAnother = ref(false);

  return {
    drafted,
    isAnother,
    /** False if it was drafted again instead. Rejects with an `ApiFailure`. */
    async keep({ draft }: TemplateDraft): Promise<boolean> {
      try {
        await call(`${path}/keep`, { method: 'POST', json: { draft }, timeoutMs });
        return true;
      } catch (error) {
        const failure = apiFailureOf(error);
        if (failure.status !== 409) throw failure;
        isAnother.value = true;
        await drafted.load();
        return false;
      }
    },
  };
}
