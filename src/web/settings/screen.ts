import type { Screen } from '../shell/screen.ts';

export const settings: Screen = {
  name: 'settings',
  path: '/settings',
  title: (texts) => texts.settings.title,
  component: () => import('./SettingsScreen.vue'),
  inNavigation: true,
};
