import type { shell as chinese } from '../zh/shell.ts';
import type { Texts } from '../texts.ts';

export const shell = {
  navigation: 'Main navigation',
  skip: 'Skip to the content',
  language: 'Language',
  keys: 'Keyboard shortcuts',
  notFound: 'There is no such page',
  notFoundWhy: 'The address may have changed, or it was mistyped.',
  toDashboard: 'Back to the dashboard',
} satisfies Texts<typeof chinese>;
