/** What a language consists of: its texts, and how it writes numbers and lists. */
import type { english } from './en/index.ts';
import type { Translation } from './template.ts';

export type Catalogue = Translation<typeof english>;

export interface Style {
  /** 0 for the form of one thing, 1 for that of several. A language without forms uses none. */
  form(count: number): 0 | 1;
  readonly decimal: string;
  /** Between groups of three digits. */
  readonly grouping: string;
  /** Between the entries of a list of words, and of a list of sentences. */
  readonly comma: string;
  readonly semicolon: string;
  /** Between a sentence and the next one. */
  readonly fullStop: string;
}
