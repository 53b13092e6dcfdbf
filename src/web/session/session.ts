/**
 * Who uses the app. Requests that the server answers with 401 wait in `renewed` while the dialog asks; then they are sent again.
 */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { ApiFailure } from '../api/failure.ts';
import { interruptible } from '../api/interruptible.ts';

export const useSession = defineStore('session', () => {
  /** In memory alone: a reload asks again. */
  const token = ref('');
  const waiting = shallowRef<readonly (() => void)[]>([]);
  const wasRefused = ref(false);
  const gaveUp = ref(false);

  /** Resolves when somebody has signed in; rejects when the dialog is closed without that. */
  async function renewed(signal?: AbortSignal): Promise<void> {
    wasRefused.value = token.value !== '';
    gaveUp.value = false;
    await interruptible(signal, (resolve) => {
      waiting.value = [...waiting.value, resolve];
    });
    if (gaveUp.value) throw new ApiFailure('expired', 'Nobody is signed in');
  }

  function endWaiting(): void {
    const requests = waiting.value;
    waiting.value = [];
    for (const goOn of requests) goOn();
  }

  return {
    /** Whether the dialog is to be shown. */
    wanted: computed(() => waiting.value.length > 0),
    /** Whether the server did not accept what was given last. */
    wasRefused,
    headers: (): Record<string, string> => (token.value === '' ? {} : { authorization: `Bearer ${token.value}` }),
    renewed,
    signIn(given: string) {
      token.value = given;
      endWaiting();
    },
    giveUp() {
      gaveUp.value = true;
      endWaiting();
    },
  };
});

export type Session = ReturnType<typeof useSession>;
