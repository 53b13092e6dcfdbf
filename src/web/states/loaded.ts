/**
 * What a screen loads: `loading`, `ready` with the data, or `failed` with the reason. Loading again keeps the data that is shown.
 * What was loaded may be undefined: there is nothing to show yet.
 * What failed because the server could not be reached is loaded again when it can.
 * `StateBlock.vue` draws the states.
 */
import { onScopeDispose, ref, shallowRef } from 'vue';
import { type ApiFailure, apiFailureOf } from '../api/failure.ts';
import { useConnection } from '../connection/connection.ts';

export interface Loaded<Data> {
  readonly data: Data | undefined;
  readonly failure: ApiFailure | undefined;
  readonly loading: boolean;
  load(): Promise<void>;
  /** Replaces what is shown, after a change that the server has confirmed. */
  set(data: Data): void;
}

/** The signal ends the request when the screen closes or loads again. The first load starts at once. */
export function useLoaded<Data>(read: (signal: AbortSignal) => Promise<Data | undefined>): Loaded<Data> {
  const data = shallowRef<Data>();
  const failure = shallowRef<ApiFailure>();
  const loading = ref(false);
  let current = new AbortController();

  async function load(): Promise<void> {
    current.abort();
    const mine = new AbortController();
    current = mine;
    loading.value = true;
    try {
      const result = await read(mine.signal);
      if (mine.signal.aborted) return;
      data.value = result;
      failure.value = undefined;
    } catch (error) {
      if (mine.signal.aborted) return;
      failure.value = apiFailureOf(error);
      if (failure.value.kind === 'offline') void loadWhenOnline(mine.signal);
    } finally {
      if (current === mine) loading.value = false;
    }
  }

  async function loadWhenOnline(signal: AbortSignal): Promise<void> {
    await useConnection().untilOnline();
    if (!signal.aborted) await load();
  }

  onScopeDispose(() => current.abort());
  void load();
  return {
    get data() {
      return data.value;
    },
    get failure() {
      return failure.value;
    },
    get loading() {
      return loading.value;
    },
    load,
    set(given) {
      data.value = given;
    },
  };
}

/** A quick answer shows no skeleton. */
export const skeletonAfterMs = 200;
