/**
 * Changes of the invoice under review by others. What nobody has begun to change here is shown as it is now; what was typed
 * stays, with a notice, and which values to keep is asked when it is saved.
 */
import { ref } from 'vue';
import { call } from '../api/client.ts';
import { apiFailureOf } from '../api/failure.ts';
import { useServerChanges } from '../api/server-changes.ts';
import type { Invoice } from '../api/types.ts';
import { pathOf } from './documents.ts';

interface Surroundings {
  /** The version that is shown; undefined until it is loaded, and while the file is being read. */
  readonly version: () => number | undefined;
  readonly isDirty: () => boolean;
  /** Changes of this page reach the server just now. */
  readonly isSaving: () => boolean;
  readonly reload: () => Promise<void>;
  readonly gone: () => void;
}

/** `seen`: it was shown at once; `waiting`: changes here are not saved yet; `deleted`: there is nothing to save them to. */
export type OthersChange = 'seen' | 'waiting' | 'deleted';

export function useOthersChanges(id: string, { version, isDirty, isSaving, reload, gone }: Surroundings) {
  const change = ref<OthersChange>();

  async function look(): Promise<void> {
    try {
      const invoice = await call<Invoice>(pathOf(id), { query: { version: true } });
      const shown = version();
      // A save of this page reloads by itself, and a file that is being read has no values yet.
      if (isSaving() || invoice.beingRead || invoice.version === shown) return;
      // That it has been read is no change by somebody else.
      if (shown === undefined) return await reload();
      change.value = isDirty() ? 'waiting' : 'seen';
      if (!isDirty()) await reload();
    } catch (error) {
      const { status } = apiFailureOf(error);
      // Other failures pass: the next change or poll looks again.
      if (status !== 404 && status !== 410) return;
      if (isDirty()) change.value = 'deleted';
      else gone();
    }
  }

  useServerChanges(['invoice'], look, (one) => one.kind === 'reload' || (one.kind === 'invoice' && one.id === id));
  return { change };
}
