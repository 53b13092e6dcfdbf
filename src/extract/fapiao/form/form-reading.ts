/** What one form page says one document is, as a reading. */
import { parseAmountInWords } from '../../../domain/amount-in-words.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { DocumentType, InvoiceType } from '../../../domain/invoice.ts';
import { sameAmount } from '../../../domain/money.ts';
import { calibratedFields } from '../calibration.ts';
import { type Agreement, kindOfForm, validTaxId } from '../confidence.ts';
import { isCreditCode } from '../values/chinese.ts';
import type { FieldName, Fields, FieldValues, Reading } from '../../reading.ts';
import type { LabelledPage } from './labelled-page.ts';

/** Fields as they were looked for: undefined where nothing was found. */
type Sought = { readonly [Field in FieldName]?: Evidence<FieldValues[Field]> | undefined };

/** The fields that were found. */
export const foundFields = (sought: Sought): Fields =>
  Object.fromEntries(Object.entries(sought).filter(([, evidence]) => evidence !== undefined));

/** What every document of a kind is. */
export interface FormKind {
  /** Name of the family. */
  readonly source: string;
  readonly type: InvoiceType;
  readonly documentType: DocumentType;
}

/** The reading of a form of one page. Lines and facts are empty by default. */
export function readingOf(
  { page, method }: Pick<LabelledPage, 'page' | 'method'>,
  { source, type, documentType }: FormKind,
  sought: Sought,
  { lines = [], facts = {} }: Partial<Pick<Reading, 'lines' | 'facts'>> = {},
): Reading {
  const fixed = { method, page, confidence: kindOfForm } as const;
  return {
    source,
    fields: calibratedFields(source, {
      ...foundFields(sought),
      type: { ...fixed, value: type },
      documentType: { ...fixed, value: documentType },
      currency: { ...fixed, value: 'CNY' },
    }),
    lines,
    facts,
    pages: [page, page],
  };
}

/** A tax number with a right check character is surer than its label makes it. */
export const checkedTaxId = (taxId: Evidence<string> | undefined): Evidence<string> | undefined =>
  taxId && isCreditCode(taxId.value) ? { ...taxId, confidence: validTaxId } : taxId;

/** The confidence of a value after a check; unchanged where nothing could be checked. */
export function confidenceAfter(unchecked: number, holds: boolean | undefined, { agree, disagree }: Agreement): number {
  if (holds === undefined) return unchecked;
  return holds ? agree : disagree;
}

/** A value with its confidence after a check. */
export const afterCheck = <Value>(
  evidence: Evidence<Value>,
  holds: boolean | undefined,
  agreement: Agreement,
): Evidence<Value> => ({ ...evidence, confidence: confidenceAfter(evidence.confidence, holds, agreement) });

export interface PrintedTotal {
  /** The figure, or what the words say where there is no figure. */
  readonly total: Evidence<number> | undefined;
  /** Undefined where the total is not printed both ways. */
  readonly agree: boolean | undefined;
}

/** A total that forms print in figures and in words. */
export function printedTotal(figure: Evidence<number> | undefined, words: Evidence<string> | undefined): PrintedTotal {
  const value = words && parseAmountInWords(words.value);
  const inWords = words && value !== undefined ? { ...words, value } : undefined;
  const agree = figure && inWords ? sameAmount(figure.value, inWords.value) : undefined;
  return { total: figure ?? inWords, agree };
}
