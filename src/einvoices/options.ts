/** The option of drawn invoices that `convert` and `merge` both have. */
import { z } from 'zod';
import { pageLanguages } from './words/index.ts';

export const invoiceLanguage = z
  .enum(pageLanguages)
  .optional()
  .describe('Language of the labels if an e-invoice is drawn; default: the language of its seller');
