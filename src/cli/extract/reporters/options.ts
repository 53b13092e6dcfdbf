/**
 * Settings that only some output formats have. They are flags, variables and settings of the configuration file as well; a
 * format names those that it uses (`OutputFormat.options`), and as flags they are refused for any other format.
 */
import { z } from 'zod';
import { csvDialects } from '../../../tables/csv-dialects.ts';

export const FormatOptions = z.strictObject({
  csvDialect: z
    .enum(csvDialects.map(({ name }) => name))
    .default('plain')
    .describe(
      'Form of CSV: plain for programs; those for Excel have its separators, heads in words, and keep long numbers as text',
    ),
  csvLines: z
    .boolean()
    .default(false)
    .describe('CSV has a row for each line of an invoice instead of one for each invoice'),
  pagePictures: z
    .boolean()
    .default(false)
    .describe('A workbook has a worksheet with a picture of each page, for at most 200 pages'),
});
export type FormatOptions = z.output<typeof FormatOptions>;

export const usualOptions: FormatOptions = FormatOptions.parse({});
