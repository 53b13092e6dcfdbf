import type { Screen } from '../shell/screen.ts';

export const merges: Screen = {
  name: 'merges',
  path: '/merges',
  title: (texts) => texts.merges.title,
  component: () => import('./MergesScreen.vue'),
  inNavigation: true,
  key: 'm',
};
