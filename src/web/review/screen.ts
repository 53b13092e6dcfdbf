import type { Screen } from '../shell/screen.ts';

export const review: Screen = {
  name: 'review',
  path: '/review/:id?',
  title: (texts) => texts.review.title,
  component: () => import('./ReviewScreen.vue'),
  inNavigation: true,
  key: 'r',
};
