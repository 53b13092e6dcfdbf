import type { settings as chinese } from '../zh/settings.ts';
import type { Texts } from '../texts.ts';

export const settings = {
  title: 'Settings',
  language: 'Language',
  theme: 'Appearance',
  themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  keys: 'Keyboard shortcuts',
  keysOn: 'Use shortcuts of a single key',
  keysHint: 'When this is off, only shortcuts with Ctrl work.',
  stored: 'These settings are kept in this browser.',
} satisfies Texts<typeof chinese>;
