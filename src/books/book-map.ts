/**
 * The mapping file of a company's books: which account, tax key and columns an invoice gets. Nothing in it is a default: what
 * it leaves open is refused with its reason.
 */
import { z } from 'zod';
import { checkedYaml, writeInstead, type YamlFault } from '../documents/checked-yaml.ts';
import { invoiceTypes } from '../domain/invoice.ts';
import { message } from '../texts/message.ts';
import { DatevSettings } from './datev/settings.ts';
import { Layout } from './layout.ts';
import { presetNames } from './presets/index.ts';

/** A value that a draft leaves open is empty. */
const open = z.string().max(200).trim().default('');

const MappedSeller = z.strictObject({
  name: z.string().max(500).trim(),
  taxId: open,
  account: open,
  contra: open,
});
export type MappedSeller = z.output<typeof MappedSeller>;

const MappedTax = z.strictObject({
  /** As invoices print it: "19%", "免税", or `none` for invoices that show no tax. */
  rate: z.string().max(50).trim(),
  /** Only for invoices of these types; for all if empty. */
  types: z.array(z.enum(invoiceTypes)).default([]),
  /** The tax key of the program; `none` for accounts that know their tax. */
  key: open,
  /** Where the tax is posted; `none` makes it a part of the expense. */
  account: open,
});
export type MappedTax = z.output<typeof MappedTax>;

export const BookMap = z.strictObject({
  /** The currency of the books, ISO 4217. */
  currency: z.string().refine((code) => /^[A-Z]{3}$/.test(code), writeInstead(message('export.writeCurrency', {}))),
  preset: z.enum(presetNames).exactOptional(),
  layout: Layout.exactOptional(),
  datev: DatevSettings.exactOptional(),
  sellers: z.array(MappedSeller).max(20_000),
  taxes: z.array(MappedTax).max(200),
});
export type BookMap = z.output<typeof BookMap>;

/** Throws `bad_request` with one line for each fault: `file:line: field: what is wrong`. */
export const parseBookMap = (text: string, file: string): Promise<BookMap> =>
  checkedYaml(text, file, {
    schema: BookMap,
    faultsOf: repeatedEntries,
    kind: 'a mapping file',
    help: message('export.mapHelp', {}),
    asText: true,
  });

/** Of two entries for one seller, nobody could say which one counts. */
function repeatedEntries({ sellers, preset, layout }: BookMap): YamlFault[] {
  const seen = new Set<string>();
  const repeated = sellers.flatMap(({ name, taxId }, index) => {
    const key = taxId === '' ? name : taxId;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: ['sellers', index], message: message('yaml.twice', { key }) }];
  });
  return preset !== undefined && layout !== undefined
    ? [{ path: ['layout'], message: message('export.presetAndLayout', {}) }, ...repeated]
    : repeated;
}
