/** Unsaved changes are asked about before the user leaves: to another screen, to another invoice, or away from the app. */
import { onScopeDispose, shallowRef } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';

export function useLeaving(isDirty: () => boolean) {
  const answer = shallowRef<(mayLeave: boolean) => void>();

  function mayLeave(): boolean | Promise<boolean> {
    if (!isDirty()) return true;
    return new Promise((resolve) => {
      answer.value = (may) => {
        answer.value = undefined;
        resolve(may);
      };
    });
  }

  function askBeforeUnload(event: BeforeUnloadEvent): void {
    if (isDirty()) event.preventDefault();
  }

  onBeforeRouteLeave(mayLeave);
  onBeforeRouteUpdate(mayLeave);
  addEventListener('beforeunload', askBeforeUnload);
  onScopeDispose(() => removeEventListener('beforeunload', askBeforeUnload));
  /** Takes the answer to the question; undefined while nobody leaves. */
  return answer;
}
