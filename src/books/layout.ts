/** How the file of a bookkeeping program looks: its columns, and what is written into them. */
import { z } from 'zod';
import { writeInstead } from '../documents/checked-yaml.ts';
import { message } from '../texts/message.ts';
import { cellNames } from './cell-names.ts';

const text = z.string().max(200);

export const Column = z
  .strictObject({
    head: text,
    /** A value of the invoice or its booking (cells.ts). */
    value: z.enum(cellNames).exactOptional(),
    /** A text that is the same in every row. */
    text: text.exactOptional(),
    /** Whether an invoice without this value is refused. */
    required: z.stringbool().exactOptional(),
  })
  .refine(
    ({ value, text: constant }) => value === undefined || constant === undefined,
    writeInstead(message('export.writeValueOrText', {})),
  );
export type Column = z.output<typeof Column>;

export const Layout = z.strictObject({
  /**
   * `by-rate`: a row for each tax rate of an invoice. `double-entry`: a row for each account, whose debit and credit are
   * equal over an invoice.
   */
  rows: z.enum(['by-rate', 'double-entry']),
  columns: z.array(Column).min(1).max(200),
  /** A line before the heads. */
  firstLine: text.exactOptional(),
  heads: z.stringbool().default(true),
  separator: z.enum(['comma', 'semicolon', 'tab']).default('comma'),
  /** Whether the program reads texts in quotes. If not, a separator within a text becomes a blank. */
  quotes: z.stringbool().default(true),
  decimal: z.enum(['point', 'comma']).default('point'),
  dates: z.enum(['yyyy-MM-dd', 'dd/MM/yyyy', 'MM/dd/yyyy', 'dd.MM.yyyy', 'yyyyMMdd']).default('yyyy-MM-dd'),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'windows-1252', 'gb18030']).default('utf-8-bom'),
  /** `negative`: their amounts have a minus. `refused`: the program does not import them. */
  creditNotes: z.enum(['negative', 'refused']).default('negative'),
  /** `column`: a column names the currency. `one`: invoices in another currency than that of the books are refused. */
  currencies: z.enum(['column', 'one']).default('one'),
});
export type Layout = z.output<typeof Layout>;

/** The layout of a program's published import format. */
export interface Preset {
  /** The name of the program, for people. */
  readonly program: string;
  /** Where its format is published. */
  readonly source: string;
  readonly layout: Layout;
}
