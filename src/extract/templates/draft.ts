/**
 * Drafts a template from a sample, with rules for the values of which the reading was sure.
 *
 * A person finishes the draft with the help of its comments. Values of which the reading was not sure get no rule,
 * because it might repeat a wrong value. Those, and values that no rule finds, are left to the built-in reading and
 * listed.
 */
import type { Page } from '../../domain/document.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import type { Invoice } from '../../domain/invoice.ts';
import type { Extraction } from '../../domain/record.ts';
import { message } from '../../texts/message.ts';
import { neededFields, sureEnough } from '../checks/needed-fields.ts';
import { locateText } from '../sources/language-model/locate.ts';
import { type Survey, surveyOf } from '../western/candidates/survey.ts';
import type { DateOrder } from '../western/values/dates.ts';
import { draftLines } from './draft-lines.ts';
import { draftRule } from './draft-rules.ts';
import { type DraftedField, type Drafted, yamlOf } from './draft-yaml.ts';
import { searchedPages } from './family.ts';
import type { Searched } from './fields.ts';
import { amountFields, dateFields, Template, type TemplateField, textFields } from './schema.ts';
import { valueAt } from './trial.ts';

/**
 * The YAML text. `isConfirmed`: by default, every value of which the reading was sure. Throws `bad_request` if nothing was read
 * from the sample.
 */
export function draftTemplate(
  extraction: Extraction,
  pages: readonly Page[],
  isConfirmed: (field: string) => boolean = () => true,
): string {
  const { invoice } = extraction;
  if (!invoice)
    throw new Failure('bad_request', message('template.nothingRead', {}), {
      detail: message('advice.otherSample', {}),
    });
  const isSure = (field: string): boolean =>
    (extraction.evidence[field]?.confidence ?? 0) >= sureEnough && isConfirmed(field);
  const survey = surveyOf(pages);
  const options: Template['options'] = {
    remove_whitespace: false,
    ignore_case: false,
    date_order: dateOrderOf(extraction, survey, pages),
    ...definedOnly({ decimal_separator: survey.decimalSign }),
  };
  const searched = searchedPages(Template.parse({ issuer: null, keywords: ['-'], fields: {}, options }), pages);
  const read = [...textFields, ...amountFields, ...dateFields].flatMap((field) => {
    const value = valueAt(invoice, field);
    return value === null ? [] : [{ field, value, isSure: isSure(field) }];
  });
  const fields: DraftedField[] = read.map(({ field, value, isSure: sure }) => {
    const isWritten = sure && field !== 'seller.name';
    return {
      field,
      value,
      isSure: sure,
      rule: isWritten ? draftRule(field, value, extraction.evidence[field], searched) : undefined,
    };
  });
  const areLinesSure = invoice.lines.every((_, index) => isSure(`lines.${index}`));
  const drafted: Drafted = {
    issuer: isSure('seller.name') ? invoice.seller.name : null,
    ...keywordsOf(invoice, isSure, searched),
    options,
    fields,
    lines: areLinesSure ? draftLines(survey.tables, invoice.lines, searched) : undefined,
    linesRead: invoice.lines.length,
    required: requiredOf(extraction, isSure),
    doubts: doubtsOf(extraction),
  };
  return yamlOf(drafted);
}

/** Why the extraction of the sample needs review, for the person who finishes the draft. */
const doubtsOf = ({ checks }: Extraction): string[] =>
  checks
    .filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note')
    .map(({ id, message = '' }) => `${id}: ${message}`);

/**
 * The required fields. One that the sample lacks is left out if its family does not need it: receipts have no number.
 */
function requiredOf({ checks }: Extraction, isSure: (field: string) => boolean): TemplateField[] {
  const isComplete = checks.some(({ id, outcome }) => id === neededFields.id && outcome === 'passed');
  return (['number', 'issueDate', 'seller.name', 'totalAmount'] as const).filter(
    (field) => !isComplete || isSure(field),
  );
}

/** The order of day and month by which rules find the dates that were read, possibly from XML or a QR code. */
function dateOrderOf({ invoice, evidence }: Extraction, survey: Survey, pages: readonly Page[]): DateOrder {
  const other = survey.dateOrder === 'day-first' ? 'month-first' : 'day-first';
  const ruled = (date_order: DateOrder): number => {
    const searched = searchedPages(
      Template.parse({ issuer: null, keywords: ['-'], fields: {}, options: { date_order } }),
      pages,
    );
    return dateFields.filter((field) => {
      const value = invoice?.[field] ?? null;
      return value !== null && draftRule(field, value, evidence[field], searched) !== undefined;
    }).length;
  };
  return ruled(other) > ruled(survey.dateOrder) ? other : survey.dateOrder;
}

/** Texts that are on every document of the issuer and on no other: its name and its numbers, as printed. */
function keywordsOf(
  { seller, iban }: Invoice,
  isSure: (field: string) => boolean,
  { document, layout }: Searched,
): Pick<Drafted, 'keywords' | 'areKeywordsSure'> {
  const known = [
    isSure('seller.taxId') ? seller.taxId : null,
    isSure('seller.name') ? seller.name : null,
    isSure('iban') ? iban : null,
  ];
  const found = known
    .flatMap((text) => (text === null ? [] : (locateText(document, text)?.text ?? [])))
    .filter((text) => text.length > 2 && !/^\/.*\/$/.test(text));
  if (found.length > 0) return { keywords: [...new Set(found)].slice(0, 2), areKeywordsSure: true };
  // Several lines together, because one alone may also be on documents of others.
  const lines = layout.lines.slice(0, 3).map(({ text }) => text.replace(/\s+/g, ' ').slice(0, 200));
  return { keywords: lines.filter((text) => text.length > 2 && !/^\/.*\/$/.test(text)), areKeywordsSure: false };
}
