import type { Screen } from '../shell/screen.ts';

export const invoices: Screen = {
  name: 'invoices',
  path: '/invoices',
  title: (texts) => texts.invoices.title,
  component: () => import('./ListScreen.vue'),
  inNavigation: true,
  key: 'i',
};
