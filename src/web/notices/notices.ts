/**
 * Short messages at the foot of the window: what was done, with a way back where there is one. Screen readers read them aloud
 * when it suits. What has to be decided now is a dialog, and what is wrong with a screen stands on the screen.
 */
import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Messages } from '../language/index.ts';

type Text = (texts: Messages) => string;

export interface Notice {
  readonly kind: 'done' | 'error';
  readonly text: Text;
  /** For example "Undo". The notice goes away when it is used. */
  readonly action?: { readonly label: Text; readonly run: () => void };
  /** 10 seconds unless given. Errors stay until they are closed. */
  readonly milliseconds?: number;
}

interface Shown extends Notice {
  readonly id: number;
}

const usualMs = 10_000;
/** The oldest one goes when there are more. */
const most = 4;

export const useNotices = defineStore('notices', () => {
  const notices = ref<readonly Shown[]>([]);
  let lastId = 0;

  function close(id: number): void {
    notices.value = notices.value.filter((one) => one.id !== id);
  }

  /** Returns what closes it. */
  function show(notice: Notice): () => void {
    lastId++;
    const shown: Shown = { ...notice, id: lastId };
    notices.value = [...notices.value, shown].slice(-most);
    if (notice.kind !== 'error') setTimeout(() => close(shown.id), notice.milliseconds ?? usualMs);
    return () => close(shown.id);
  }

  return { notices, show, close };
});
