import type { session as chinese } from '../zh/session.ts';
import type { Texts } from '../texts.ts';

export const session = {
  title: 'Sign in',
  why: 'The server asks who you are, or your session has ended. After signing in, the page is as you left it.',
  name: 'Name',
  password: 'Password',
  signIn: 'Sign in',
  signOut: 'Sign out',
  wrong: 'The name or the password is not right.',
  tooOften: 'That was too often. Try again in a minute.',
  withToken: 'Use the access token of the server instead',
  token: 'Access token',
  tokenHint: 'The operator of the server has it. It is kept in this page alone and stored nowhere.',
  useToken: 'Use the token',
  wrongToken: 'The token is not right. Try again.',
} satisfies Texts<typeof chinese>;
