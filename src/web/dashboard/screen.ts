import type { Screen } from '../shell/screen.ts';

export const dashboard: Screen = {
  name: 'dashboard',
  path: '/',
  title: (texts) => texts.dashboard.title,
  component: () => import('./DashboardScreen.vue'),
  inNavigation: true,
  key: 'd',
};
