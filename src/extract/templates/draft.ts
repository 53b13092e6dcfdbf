/**
 * Drafts a template from a sample: what was read from it, as rules that read it again.
 *
 * The draft is a start for a person, with comments; what no rule finds is left to the built-in reading, and said so.
 */
import type { Page } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { Invoice } from '../../domain/invoice.ts';
import type { Extraction } from '../../domain/record.ts';
import { type Survey, surveyOf } from '../western/candidates/survey.ts';
import type { DateOrder } from '../western/values/dates.ts';
import { locateText } from '../sources/language-model/locate.ts';
import { draftLines } from './draft-lines.ts';
import { draftRule } from './draft-rules.ts';
import { type DraftedField, type Drafted, yamlOf } from './draft-yaml.ts';
import { searchedPages } from './family.ts';
import type { Searched } from './fields.ts';
import { amountFields, dateFields, Template, type TemplateField, textFields } from './schema.ts';

/** The YAML text. Throws `bad_request` where the sample gave no seller to make a template for. */
export function draftTemplate(extraction: Extraction, pages: readonly Page[]): string {
  const { invoice, evidence } = extraction;
  const issuer = invoice?.seller.name;
  if (!invoice || !issuer) {
    throw new Failure('bad_request', 'No seller was read from the sample', {
      detail: 'A template is for the documents of one issuer: write `issuer` by hand, after another sample',
    });
  }
  const survey = surveyOf(pages);
  const options: Template['options'] = {
    remove_whitespace: false,
    ignore_case: false,
    date_order: dateOrderOf(extraction, survey, pages),
    ...(survey.decimalSign === undefined ? {} : { decimal_separator: survey.decimalSign }),
    ...(invoice.currency === null || !/^[A-Z]{3}$/.test(invoice.currency) ? {} : { currency: invoice.currency }),
  };
  const keywords = keywordsOf(
    issuer,
    invoice,
    searchedPages(Template.parse({ issuer, keywords: [issuer], fields: {} }), pages),
  );
  const searched = searchedPages(Template.parse({ issuer, keywords, fields: {}, options }), pages);
  const fields: DraftedField[] = [...textFields, ...amountFields, ...dateFields].flatMap((field) => {
    const value = valueAt(invoice, field);
    // The issuer and the options say these already.
    if (value === null || field === 'seller.name' || (field === 'currency' && options.currency !== undefined))
      return [];
    return [{ field, value, rule: draftRule(field, value, evidence[field], searched) }];
  });
  const lines = draftLines(survey.tables, invoice.lines, searched);
  const drafted: Drafted = { issuer, keywords, options, fields, lines, linesRead: invoice.lines.length };
  return yamlOf(drafted);
}

function valueAt(invoice: Invoice, field: TemplateField): string | number | null {
  const [head, tail] = field.split('.') as [keyof Invoice, string | undefined];
  const part: unknown = invoice[head];
  const value: unknown = tail === undefined ? part : Object.entries(part ?? {}).find(([key]) => key === tail)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** The order by which rules find the dates that were read: XML or a QR code may have told them. */
function dateOrderOf({ invoice, evidence }: Extraction, survey: Survey, pages: readonly Page[]): DateOrder {
  const other = survey.dateOrder === 'day-first' ? 'month-first' : 'day-first';
  const ruled = (date_order: DateOrder): number => {
    const searched = searchedPages(
      Template.parse({ issuer: '-', keywords: ['-'], fields: {}, options: { date_order } }),
      pages,
    );
    return dateFields.filter((field) => {
      const value = invoice?.[field] ?? null;
      return value !== null && draftRule(field, value, evidence[field], searched) !== undefined;
    }).length;
  };
  return ruled(other) > ruled(survey.dateOrder) ? other : survey.dateOrder;
}

/** What stands on every document of the issuer and on no other: its name and its numbers, as they are printed. */
function keywordsOf(issuer: string, { seller, iban }: Invoice, { document, sheet }: Searched): string[] {
  const found = [seller.taxId, issuer, iban]
    .flatMap((text) => (text === null ? [] : (locateText(document, text)?.text ?? [])))
    .filter((text) => text.length > 2 && !/^\/.*\/$/.test(text));
  const first = sheet.lines[0]?.text.replace(/\s+/g, ' ');
  return found.length > 0 ? [...new Set(found)].slice(0, 2) : [first ?? issuer];
}
