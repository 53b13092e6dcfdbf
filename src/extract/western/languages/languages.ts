/** The languages whose labels are known. A new language is a table and a line here. */
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';
import type { LabelTable } from './table.ts';

export const languages: readonly LabelTable[] = [en, de, fr, es, it, nl, pt];
