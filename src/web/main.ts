import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { useLanguage } from './language/index.ts';
import { useNotices } from './notices/notices.ts';
import { createAppRouter } from './routes.ts';
import { screens } from './screens.ts';
import { useTheme } from './settings/theme.ts';

const idleMs = 1000;

const app = createApp(App);
app.use(createPinia());
// Before anything is drawn, so that colours and words do not change under the eyes of the user.
useTheme();
useLanguage();
app.config.errorHandler = (error) => {
  console.error(error);
  useNotices().show({ kind: 'error', text: (texts) => texts.states.brokenPage });
};
const router = createAppRouter();
app.use(router);
void router.isReady().then(() => {
  app.mount('#app');
  // The other screens are small. With all of them here, the user can go on when the connection is lost.
  setTimeout(() => void Promise.allSettled(screens.map(({ component }) => component())), idleMs);
});
