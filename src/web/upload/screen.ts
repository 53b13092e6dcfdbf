import type { Screen } from '../shell/screen.ts';

export const upload: Screen = {
  name: 'upload',
  path: '/upload',
  title: (texts) => texts.upload.title,
  component: () => import('./UploadScreen.vue'),
  inNavigation: true,
  key: 'u',
};
