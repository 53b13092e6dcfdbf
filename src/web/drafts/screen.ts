import type { Screen } from '../shell/screen.ts';

export const drafts: Screen = {
  name: 'drafts',
  path: '/drafts',
  title: (texts) => texts.drafts.title,
  component: () => import('./DraftsScreen.vue'),
  inNavigation: true,
  key: 'f',
};
