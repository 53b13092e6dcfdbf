/** Something that the user asked for: whether it is under way, and how its last attempt failed. */
import { ref, shallowRef } from 'vue';
import { type ApiFailure, apiFailureOf } from './failure.ts';

export function useAttempt() {
  const failure = shallowRef<ApiFailure>();
  const busy = ref(false);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    failure.value = undefined;
    busy.value = true;
    try {
      await work();
    } catch (error) {
      failure.value = apiFailureOf(error);
    } finally {
      busy.value = false;
    }
  };
  return {
    /** Undefined unless the last attempt failed. */
    failure,
    busy,
    attempt,
  };
}
