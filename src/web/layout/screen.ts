import type { Screen } from '../shell/screen.ts';

export const layout: Screen = {
  name: 'layout',
  path: '/layout',
  title: (texts) => texts.layout.title,
  component: () => import('./LayoutScreen.vue'),
  inNavigation: true,
  key: 'l',
};
