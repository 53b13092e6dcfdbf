/** One route for each screen, loaded when it is first opened, and a page for addresses that lead nowhere. */
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';
import { useConnection } from './connection/connection.ts';
import type { Messages } from './language/index.ts';
import { useNotices } from './notices/notices.ts';
import { screens } from './screens.ts';

declare module 'vue-router' {
  interface RouteMeta {
    readonly title: (texts: Messages) => string;
  }
}

const routes: readonly RouteRecordRaw[] = [
  ...screens.map(({ name, path, title, component }) => ({ name, path, component, meta: { title } })),
  {
    name: 'not-found',
    path: '/:path(.*)*',
    component: () => import('./shell/NotFoundScreen.vue'),
    meta: { title: (texts) => texts.shell.notFound },
  },
];

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory('/'),
    routes: [...routes],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  // The file of a screen does not load while the server is away, and no more after an update of the server.
  router.onError((_error, to) => {
    useConnection().failed();
    useNotices().show({
      kind: 'error',
      text: (texts) => texts.states.screenNotLoaded,
      action: {
        label: (texts) => texts.states.tryAgain,
        run: () =>
          void useConnection()
            .untilOnline()
            .then(() => location.assign(to.fullPath)),
      },
    });
  });
  return router;
}
