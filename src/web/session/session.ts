/**
 * Whether somebody has to sign in. Requests that the server answers with 401 wait in `renewed` while the dialog asks; then they
 * are sent again. Who is signed in, the server knows by a cookie, which the app cannot see.
 */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { ApiFailure } from '../api/failure.ts';
import { interruptible } from '../api/interruptible.ts';

export const useSession = defineStore('session', () => {
  /** The token of the server, for those who have it instead of an account. In memory alone: a reload asks again. */
  const token = ref('');
  const waiting = shallowRef<readonly (() => void)[]>([]);
  const tokenWasRefused = ref(false);
  const gaveUp = ref(false);

  /** Resolves when somebody has signed in; rejects when the dialog is closed without that. */
  async function renewed(signal?: AbortSignal): Promise<void> {
    // Several requests may be refused together, the later ones without the token.
    if (token.value !== '') tokenWasRefused.value = true;
    token.value = '';
    gaveUp.value = false;
    await interruptible(signal, (resolve) => {
      waiting.value = [...waiting.value, resolve];
    });
    if (gaveUp.value) throw new ApiFailure('expired', 'Nobody is signed in');
  }

  /** Requests that waited are sent again. */
  function signedIn(): void {
    const requests = waiting.value;
    waiting.value = [];
    for (const goOn of requests) goOn();
  }

  return {
    /** Whether the dialog is to be shown. */
    wanted: computed(() => waiting.value.length > 0),
    tokenWasRefused,
    /** Whether requests carry a token; otherwise a cookie says who is signed in. */
    hasToken: computed(() => token.value !== ''),
    headers: (): Record<string, string> => (token.value === '' ? {} : { authorization: `Bearer ${token.value}` }),
    renewed,
    signedIn,
    useToken(given: string) {
      token.value = given;
      tokenWasRefused.value = false;
      signedIn();
    },
    giveUp() {
      gaveUp.value = true;
      signedIn();
    },
  };
});

export type Session = ReturnType<typeof useSession>;
