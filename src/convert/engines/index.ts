/** The converters, explicitly. The order decides between routes of one cost. */
import type { Engine } from '../engine.ts';
import { documentsEngine } from './documents.ts';
import { pdfEngine } from './pdf.ts';
import { rastersEngine } from './rasters.ts';
import { typstEngine } from './typst.ts';
import { workbooksEngine } from './workbooks.ts';

/** Those that come with this package and run in its threads. */
export const embeddedEngines: readonly Engine[] = [
  documentsEngine,
  workbooksEngine,
  typstEngine,
  rastersEngine,
  pdfEngine,
];
