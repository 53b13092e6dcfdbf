/** The account of the user, where the server has users. */
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { call } from '../api/client.ts';
import { apiFailureOf } from '../api/failure.ts';
import { useSession } from './session.ts';

interface SessionView {
  readonly signInNeeded: boolean;
  /** Null if nobody is signed in. */
  readonly user: { readonly name: string } | null;
}

const path = '/session';

export const useAccount = defineStore('account', () => {
  const name = ref<string>();

  function show({ user }: SessionView): void {
    name.value = user?.name;
  }

  return {
    /** Undefined if nobody is signed in, or nobody has to be. */
    name,
    /** Asks who is signed in; without an answer the app works all the same. */
    async load(): Promise<void> {
      try {
        show(await call<SessionView>(path, { direct: true }));
      } catch (error) {
        apiFailureOf(error);
      }
    },
    /** Rejects with an `ApiFailure`: its status is 401 for a wrong name or password, 429 after too many tries. */
    async signIn(given: { readonly name: string; readonly password: string }): Promise<void> {
      show(await call<SessionView>(path, { method: 'POST', json: given, direct: true }));
      useSession().signedIn();
    },
    async signOut(): Promise<void> {
      await call<SessionView>(path, { method: 'DELETE', direct: true });
      // Nothing of what was shown remains in memory.
      location.assign('/');
    },
  };
});
