/** Options of `merge`. The config file, the flags and the request bodies are derived from this schema. */
import { z } from 'zod';
import { invoiceLanguage } from '../einvoices/options.ts';
import { nameFields } from '../invoices/naming.ts';
import { paperNames } from './layout.ts';

const mm = (what: string) => z.number().min(0).max(100).describe(`${what}, in millimetres`);

export const MergeOptions = z.strictObject({
  type: z
    .enum(['pdf', 'zip'])
    .default('pdf')
    .describe('pdf: one document of sheets; zip: the originals renamed, in folders by category'),
  layout: z
    .string()
    .regex(/^(auto|(?:[1-9]|1\d|20)x(?:[1-9]|1\d|20))$/, 'auto, or rows x columns, each up to 20: 1x1, 2x1, 2x2')
    .default('2x1')
    .describe('Rows x columns on each sheet: 2x1 is two, one above the other; auto: by kind of document'),
  mixKinds: z
    .boolean()
    .default(false)
    .describe('With the layout auto: kinds of documents with the same layout may share a sheet'),
  paper: z
    .string()
    .regex(
      /^(A4|A5|B5|Letter|Legal|\d{2,4}(\.\d{1,2})?x\d{2,4}(\.\d{1,2})?mm)$/i,
      `${paperNames.join(', ')}, or width x height as in 210x140mm`,
    )
    .default('A4')
    .describe(`${paperNames.join(', ')}, or width x height as in 210x140mm`),
  orientation: z
    .enum(['auto', 'portrait', 'landscape'])
    .default('auto')
    .describe(
      'Orientation of the sheets; auto: the one in which pages are upright, with rows and columns exchanged on landscape sheets',
    ),
  margin: mm('Margin around the sheet').default(10),
  gap: mm('Gap between two cells').default(5),
  pageNumber: z.boolean().default(false).describe('Prints "n / total" at the foot of each sheet'),
  categoryLabel: z.boolean().default(false).describe('Prints the kind of document above each page'),
  cutLines: z.boolean().default(false).describe('Draws dashed lines between the cells'),
  summary: z.boolean().default(false).describe('Adds a last sheet with every invoice, its amounts, and the sums'),
  order: z
    .enum(['given', 'name', 'date', 'amount', 'category', 'seller'])
    .default('given')
    .describe('Order of the documents'),
  duplicates: z
    .enum(['keep', 'warn', 'skip'])
    .optional()
    .describe(
      'What to do with an invoice that occurs again; skip leaves it out if number, seller, total and date agree; default: warn, also about different files of the same invoice if invoices are read',
    ),
  labelLanguage: z
    .enum(['auto', 'zh', 'en'])
    .default('auto')
    .describe('Language of labels and summary; auto: Chinese for Chinese documents'),
  nameTemplate: z
    .string()
    .min(1)
    .max(200)
    .default('{date}_{seller}_{total}')
    .describe(`Names of the files in a ZIP; fields are ${nameFields.map((field) => `{${field}}`).join(' ')}`),
  rotate: z
    .enum(['auto', 'never'])
    .default('auto')
    .describe('auto: a portrait page in a landscape cell is rotated if that makes it larger'),
  fit: z
    .enum(['shrink', 'fill', 'none'])
    .default('shrink')
    .describe(
      'shrink: pages are never enlarged; fill: pages are as large as their cells; none: pages keep their size and are cut off at their cells',
    ),
  copies: z.number().int().min(1).max(20).default(1).describe('Number of copies of each document'),
  stamp: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('Prints this text over each page in red, as a stamp: paid, 已报销'),
  crop: z
    .boolean()
    .default(false)
    .describe('Cuts off the empty borders of pages, so that their content becomes larger'),
  invoiceLanguage,
  password: z.string().optional().describe('Opens encrypted documents'),
});
export type MergeOptions = z.output<typeof MergeOptions>;
