/** All converters. Between routes of the same cost, the order decides. */
import type { Engine } from '../engine.ts';
import { documentsEngine } from './documents.ts';
import { invoicesEngine } from './invoices.ts';
import { pdfEngine } from './pdf.ts';
import { rastersEngine } from './rasters.ts';
import { typstEngine } from './typst.ts';
import { workbooksEngine } from './workbooks.ts';

/** The engines that run in worker threads of this package. */
export const embeddedEngines: readonly Engine[] = [
  documentsEngine,
  invoicesEngine,
  workbooksEngine,
  typstEngine,
  rastersEngine,
  pdfEngine,
];
