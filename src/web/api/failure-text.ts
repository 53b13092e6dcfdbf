/** The failure of something that the user asked for, as a line of text beside what they used. */
import { computed } from 'vue';
import { useLanguage } from '../language/index.ts';
import { useAttempt } from './attempt.ts';
import { reasonOf, titleOf } from './failure.ts';

export function useFailureText() {
  const language = useLanguage();
  const { failure, busy, attempt } = useAttempt();
  return {
    /** '' unless the last attempt failed. */
    failureText: computed(() => {
      if (!failure.value) return '';
      const reason = reasonOf(failure.value);
      return titleOf(failure.value, language.texts) + (reason === '' ? '' : ` (${reason})`);
    }),
    busy,
    attempt,
  };
}
