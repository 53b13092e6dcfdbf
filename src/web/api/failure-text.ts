/** The failure of something that the user asked for, as a line of text beside what they used. */
import { computed, shallowRef } from 'vue';
import { useLanguage } from '../language/index.ts';
import { type ApiFailure, apiFailureOf, reasonOf, titleOf } from './failure.ts';

export function useFailureText() {
  const language = useLanguage();
  const failure = shallowRef<ApiFailure>();
  return {
    /** '' unless the last attempt failed. */
    failureText: computed(() => {
      if (!failure.value) return '';
      const reason = reasonOf(failure.value);
      return titleOf(failure.value, language.texts) + (reason === '' ? '' : ` (${reason})`);
    }),
    async attempt(work: () => Promise<void>): Promise<void> {
      failure.value = undefined;
      try {
        await work();
      } catch (error) {
        failure.value = apiFailureOf(error);
      }
    },
  };
}
