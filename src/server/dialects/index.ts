/** The published APIs, each in its file. The first answers for paths that are nobody's. */
import type { Dialect } from '../dialect.ts';
import { conversion } from './conversion.ts';
import { docx2tex } from './docx2tex.ts';
import { extraction } from './extraction.ts';
import { invoices } from './invoices.ts';
import { sessions } from './sessions.ts';

export const dialects: readonly Dialect[] = [extraction, sessions, invoices, conversion, docx2tex];
