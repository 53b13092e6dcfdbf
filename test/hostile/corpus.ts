/** Every document that means harm. */
import type { HostileDocument } from './document.ts';
import { packages } from './documents/packages.ts';
import { pdfBombs } from './documents/pdf-bombs.ts';
import { pdfStructures } from './documents/pdf-structure.ts';
import { pictures } from './documents/pictures.ts';
import { texts } from './documents/texts.ts';

export const corpus: readonly HostileDocument[] = [...pdfStructures, ...pdfBombs, ...pictures, ...packages, ...texts];
