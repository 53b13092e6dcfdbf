import { onScopeDispose } from 'vue';
import { followServer, type ServerChange } from './events.ts';

/** Many changes together are one. */
const gatherMs = 1000;

/**
 * Calls back after changes of these kinds, at most once a second, for as long as the component lives. `concerns` says which of
 * them count.
 */
export function useServerChanges(
  kinds: readonly ServerChange['kind'][],
  changed: () => unknown,
  concerns: (change: ServerChange) => boolean = () => true,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = followServer((change) => {
    if ((change.kind !== 'reload' && !kinds.includes(change.kind)) || !concerns(change)) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, gatherMs);
  });
  onScopeDispose(() => {
    stop();
    clearTimeout(timer);
  });
}
