/**
 * Keyboard shortcuts. A screen registers its own while it is open (`useShortcuts`); `?` lists all that are registered.
 *
 * A chord is written as in `Ctrl+Enter`, `Shift+x`, `g d` (one after the other) or `/`. None but those with Ctrl or Alt fires
 * while the user types, and those of plain keys can be switched off (WCAG 2.1.4).
 */
import { defineStore } from 'pinia';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Messages } from '../language/index.ts';
import { storeChoice, storedChoice } from '../settings/stored.ts';

export interface Shortcut {
  readonly chord: string;
  readonly does: (texts: Messages) => string;
  readonly run: () => void;
  /** For keys with a number, such as `Alt+1` … `Alt+9`, of which one line of the help is enough. */
  readonly hidden?: boolean;
}

export interface ShortcutGroup {
  readonly title: (texts: Messages) => string;
  readonly shortcuts: readonly Shortcut[];
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>;

/** `Ctrl` is the command key on a Mac, too. A letter is lower case; Shift is named only with letters and named keys. */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey, code }: Pressed): string {
  // With Alt, some keyboards give another character than the one on the key.
  const digit = altKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined;
  const name = digit ?? (key.length === 1 ? key.toLowerCase() : key);
  const namesShift = shiftKey && (key.length > 1 || key.toLowerCase() !== key.toUpperCase());
  const modifiers = [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', namesShift ? 'Shift' : ''];
  return [...modifiers.filter((modifier) => modifier !== ''), name].join('+');
}

export const isPlain = (chord: string): boolean => !/(?:Ctrl|Alt)\+/.test(chord);

/** Time between the keys of a sequence. */
const sequenceMs = 1500;

export const useKeys = defineStore('keys', () => {
  const plainKeys = ref(storedChoice('keys') !== 'off');
  const groups = shallowRef<readonly ShortcutGroup[]>([]);
  const helpIsOpen = ref(false);
  let begun: { readonly chord: string; readonly untilMs: number } | undefined;
  watch(plainKeys, (on) => storeChoice('keys', on ? 'on' : 'off'));

  /** Returns what removes it. The last group that has a chord gets it. */
  function register(group: ShortcutGroup): () => void {
    groups.value = [...groups.value, group];
    return () => {
      groups.value = groups.value.filter((one) => one !== group);
    };
  }

  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isDialogOpen()) return;
    const chord = chordOf(event);
    if (isPlain(chord) && (!plainKeys.value || isTyping(event.target))) return;
    const sequence = begun && begun.untilMs > event.timeStamp ? `${begun.chord} ${chord}` : chord;
    begun = undefined;
    const all = groups.value.flatMap(({ shortcuts }) => shortcuts);
    const found = all.findLast((shortcut) => shortcut.chord === sequence) ?? all.findLast((one) => one.chord === chord);
    if (found) {
      event.preventDefault();
      found.run();
    } else if (all.some((shortcut) => shortcut.chord.startsWith(`${chord} `))) {
      begun = { chord, untilMs: event.timeStamp + sequenceMs };
    }
  }

  return { plainKeys, groups, helpIsOpen, register, pressed };
});

const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file', 'range'].includes(target.type);
}

/** Registers shortcuts for as long as the component lives. */
export function useShortcuts(title: ShortcutGroup['title'], shortcuts: readonly Shortcut[]): void {
  onScopeDispose(useKeys().register({ title, shortcuts }));
}
