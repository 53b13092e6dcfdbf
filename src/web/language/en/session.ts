import type { session as chinese } from '../zh/session.ts';
import type { Texts } from '../texts.ts';

export const session = {
  title: 'Sign in again',
  why: 'Your session has ended, or the server asks who you are. After signing in, the page is as you left it.',
  token: 'Access token',
  tokenHint: 'The operator of the server has it. It is kept in this page alone and stored nowhere.',
  signIn: 'Sign in',
  wrong: 'The token is not right. Try again.',
} satisfies Texts<typeof chinese>;
