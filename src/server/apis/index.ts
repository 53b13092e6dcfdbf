/** The published APIs, each in its file. The first answers for paths that are nobody's. */
import type { Api } from '../api.ts';
import { conversion } from './conversion/api.ts';
import { docx2tex } from './docx2tex/api.ts';
import { extraction } from './extraction/api.ts';
import { invoices } from './invoices/api.ts';
import { sessions } from './sessions/api.ts';

export const apis: readonly Api[] = [extraction, sessions, invoices, conversion, docx2tex];
