import type { states as chinese } from '../zh/states.ts';
import type { Texts } from '../texts.ts';

export const states = {
  loading: 'Loading…',
  tryAgain: 'Try again',
  requestId: 'Request ID',
  copy: 'Copy',
  copied: 'Copied',
  dismiss: 'Close',
  undo: 'Undo',
  cancel: 'Cancel',
  offline: 'The server cannot be reached. You can go on working; nothing that you typed is lost.',
  busy: 'The server is busy.',
  nextTry: (seconds) => `Next try in ${seconds} s`,
  tryingNow: 'Trying now…',
  tryNow: 'Try now',
  brokenPage: 'Something went wrong on this page. Reload it; what was saved is not affected.',
  screenNotLoaded: 'The page did not load: the server does not answer, or it was updated.',
} satisfies Texts<typeof chinese>;
