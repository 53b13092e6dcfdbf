import type { Component } from 'vue';
import type { Messages } from '../language/index.ts';

export interface Screen {
  /** Also the end of the test id of its link: `nav-NAME`. */
  readonly name: string;
  /** As vue-router writes it: `/review/:id?` */
  readonly path: string;
  /** The heading, the title of the window and the text of the link. */
  readonly title: (texts: Messages) => string;
  readonly component: () => Promise<{ readonly default: Component }>;
  /** Whether the navigation has a link to it. */
  readonly inNavigation: boolean;
  /** The key that opens it after `g`. */
  readonly key?: string;
}
