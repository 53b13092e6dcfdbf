import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { chordOf, isPlain, useKeys } from '../../../src/web/keys/keys.ts';

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});

const event = (key: string, rest: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...rest });

it.each([
  [event('x'), 'x'],
  [event('X', { shiftKey: true }), 'Shift+x'],
  [event('?', { shiftKey: true }), '?'],
  [event('Enter', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Enter'],
  [event('s', { metaKey: true }), 'Ctrl+s'],
  [event('¡', { altKey: true, code: 'Digit1' }), 'Alt+1'],
])('names a chord (%#)', (pressed, chord) => {
  expect(chordOf(pressed)).toBe(chord);
  expect(isPlain(chord)).toBe(!/Ctrl|Alt/.test(chord));
});

function withShortcuts(...chords: string[]) {
  const ran: string[] = [];
  const keys = useKeys();
  keys.register({
    title: () => '',
    shortcuts: chords.map((chord) => ({ chord, does: () => chord, run: () => ran.push(chord) })),
  });
  return { keys, ran };
}

it('runs sequences and single keys', () => {
  const { keys, ran } = withShortcuts('g d', 'd', 'u');
  for (const key of ['g', 'd', 'd', 'g', 'u']) keys.pressed(event(key));
  expect(ran).toEqual(['g d', 'd', 'u']);
});

it('lets text be typed, but for keys with Ctrl', () => {
  const { keys, ran } = withShortcuts('x', 'Ctrl+s');
  const field = document.createElement('input');
  document.body.append(field);
  field.addEventListener('keydown', keys.pressed);
  field.dispatchEvent(event('x'));
  field.dispatchEvent(event('s', { ctrlKey: true }));
  expect(ran).toEqual(['Ctrl+s']);
});

it('plain keys can be switched off', () => {
  const { keys, ran } = withShortcuts('x', 'Ctrl+s');
  keys.plainKeys = false;
  keys.pressed(event('x'));
  keys.pressed(event('s', { ctrlKey: true }));
  expect(ran).toEqual(['Ctrl+s']);
});

it('the screen that was opened last gets a chord, and gives it back', () => {
  const { keys, ran } = withShortcuts('x');
  const remove = keys.register({
    title: () => '',
    shortcuts: [{ chord: 'x', does: () => '', run: () => ran.push('later') }],
  });
  keys.pressed(event('x'));
  remove();
  keys.pressed(event('x'));
  expect(ran).toEqual(['later', 'x']);
});
