/** The published APIs, each in its file. The first answers for paths that are nobody's. */
import type { Api } from '../api.ts';
import { conversion } from './conversion/api.ts';
import { docx2tex } from './docx2tex/api.ts';
import { extraction } from './extraction/api.ts';
import { invoices } from './invoices/api.ts';
import { sessions } from './sessions/api.ts';

export const apis: readonly Api[] = [extraction, sessions, invoices, conversion, docx2tex];

/** Names of the APIs that everybody can use who can reach the server, unless the operator sets a token. */
export const openApis: readonly string[] = apis
  .filter(({ credentials }) => credentials === 'none' || credentials === 'on request')
  .map(({ name }) => name);
