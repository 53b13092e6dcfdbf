import type { keys as chinese } from '../zh/keys.ts';
import type { Texts } from '../texts.ts';

export const keys = {
  title: 'Keyboard shortcuts',
  andThen: 'then',
  off: 'Shortcuts are switched off. You can switch them on in the settings.',
  open: 'Open: ',
  help: 'Show the shortcuts',
  general: 'Everywhere',
  close: 'Close',
} satisfies Texts<typeof chinese>;
