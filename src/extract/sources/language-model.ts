/**
 * Adds the answers of a language model to the readings of an invoice. It is asked if the other sources have no value or
 * an unsure one, or if a check failed.
 *
 * A value that is not on the pages is left out with a warning. The model never overrules embedded XML or a QR code, and
 * a reading of the page only if that is unsure (reconcile.ts). If the model fails, its answers are missing and nothing
 * else changes.
 */
import type { Page } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { Failure, type FailureKind, saidBy } from '../../domain/failure.ts';
import type { InvoiceLine } from '../../domain/invoice.ts';
import type { CheckOutcome, RecordedEvidence } from '../../domain/record.ts';
import { type Message, message } from '../../texts/message.ts';
import { textLayoutOf } from '../layout/text-layout.ts';
import { checkNamed } from '../checks/index.ts';
import type { FieldName, Fields, Reading } from '../reading.ts';
import { type DocumentText, documentText } from '../layout/document-text.ts';
import { type Located, locateAmount, locateCurrency, locateDate, locateText } from './language-model/locate.ts';
import type { LanguageModel, ModelAnswer } from './language-model/model.ts';

export const modelSource = 'language-model';

/** A value with a lower confidence is unsure. */
const sureEnough = 0.7;

/** The fields that an invoice should have besides those that its family needs. */
const wanted: readonly FieldName[] = ['number', 'issueDate', 'totalAmount', 'currency', 'seller.name', 'buyer.name'];

/** What was read so far. */
export interface SoFar {
  readonly readings: readonly Reading[];
  readonly needed: readonly FieldName[];
  readonly evidence: Readonly<Record<string, RecordedEvidence>>;
  readonly checks: readonly CheckOutcome[];
}

export interface Consulted {
  /** The reading of the model comes last. */
  readonly readings: readonly Reading[];
  readonly warnings: readonly Message[];
  /** Why the model gave no answer, in which case another run may read more. Undefined if it answered. */
  readonly unanswered: FailureKind | undefined;
}

const fromXml = ({ fields }: Reading): boolean => Object.values(fields).some(({ method }) => method === 'embedded-xml');

const failedChecks = ({ checks }: SoFar): string[] =>
  checks.filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note').map(({ id }) => id);

export function worthAsking(soFar: SoFar): boolean {
  if (soFar.readings.some(fromXml)) return false;
  const unsure = [...soFar.needed, ...wanted].some((field) => (soFar.evidence[field]?.confidence ?? 0) < sureEnough);
  return unsure || failedChecks(soFar).length > 0 || !soFar.readings.some(({ lines }) => lines.length > 0);
}

/** `pages` are only those of this invoice. Rejects only with `cancelled`. */
export async function consult(
  model: LanguageModel,
  soFar: SoFar,
  pages: readonly Page[],
  signal?: AbortSignal,
): Promise<Consulted> {
  const document = documentText(textLayoutOf(pages));
  if (document.placed.length === 0) return { readings: soFar.readings, warnings: [], unanswered: undefined };
  let answer: ModelAnswer;
  try {
    answer = await model.ask(document.text, signal);
  } catch (error) {
    const failure = Failure.from(error, 'internal', message('llm.notAsked', {}));
    if (failure.kind === 'cancelled') throw failure;
    return {
      readings: soFar.readings,
      warnings: [otherSources(failure)],
      unanswered: failure.kind,
    };
  }
  const { reading, refused, lostLines } = readingOf(answer, document);
  const numbers = pages.map((page) => page.number);
  const placed: Reading = { ...reading, pages: [Math.min(...numbers), Math.max(...numbers)] };
  const warnings = [
    ...(refused.length > 0 ? [message('llm.notOnPage', { fields: refused })] : []),
    ...(lostLines > 0 ? [message('llm.linesNotOnPage', { lost: lostLines, lines: answer.lines.length })] : []),
  ];
  return { readings: [...doubted(soFar, reading), placed], warnings, unanswered: undefined };
}

function otherSources(failure: Failure): Message {
  const why = saidBy(failure);
  const detail = failure.detailText ?? failure.detail;
  return detail === undefined
    ? message('llm.otherSources', { why })
    : message('llm.otherSourcesDetail', { why, detail });
}

const doubtfulConfidence = 0.6;

/** The readings, with a lower confidence for values that a failed check doubts and that the model has too. */
function doubted(soFar: SoFar, answer: Reading): Reading[] {
  const fields = failedChecks(soFar)
    .flatMap((id) => checkNamed(id)?.doubts ?? [])
    .filter((field) => answer.fields[field]);
  if (fields.length === 0) return [...soFar.readings];
  return soFar.readings.map((reading) => ({
    ...reading,
    fields: Object.fromEntries(
      Object.entries(reading.fields).map(([field, evidence]) => {
        const layout = evidence.method === 'text' || evidence.method === 'ocr';
        if (!layout || !fields.includes(field as FieldName)) return [field, evidence];
        return [field, { ...evidence, confidence: Math.min(evidence.confidence, doubtfulConfidence) }];
      }),
    ),
  }));
}

/** The confidence of a value that is on the page, but may belong to another field. */
const foundConfidence = 0.8;
const lineConfidence = 0.7;

type Locate<Value> = (document: DocumentText, value: Value) => Located | undefined;

interface Placed {
  readonly reading: Reading;
  /** The fields whose values are not on the page. */
  readonly refused: readonly FieldName[];
  /** The number of lines that are not on the page. */
  readonly lostLines: number;
}

export function readingOf(answer: ModelAnswer, document: DocumentText): Placed {
  const fields: Partial<Record<FieldName, Evidence>> = {};
  const refused: FieldName[] = [];
  function take<Value extends string | number>(field: FieldName, value: Value | null, locate: Locate<Value>): void {
    if (value === null || value === '') return;
    const found = locate(document, value);
    // An amount of zero is seldom printed.
    if (!found && value === 0) return;
    if (found) fields[field] = evidenceOf(value, found, foundConfidence);
    else refused.push(field);
  }
  take('number', answer.number, locateText);
  take('code', answer.code, locateText);
  take('issueDate', answer.issueDate, locateDate);
  take('dueDate', answer.dueDate, locateDate);
  take('currency', answer.currency, locateCurrency);
  for (const role of ['seller', 'buyer'] as const) {
    take(`${role}.name`, answer[role].name, locateText);
    take(`${role}.taxId`, answer[role].taxId, locateText);
    take(`${role}.address`, answer[role].address, locateText);
  }
  take('netAmount', answer.netAmount, locateAmount);
  take('taxAmount', answer.taxAmount, locateAmount);
  take('totalAmount', answer.totalAmount, locateAmount);
  take('purchaseOrder', answer.purchaseOrder, locateText);
  take('paymentTerms', answer.paymentTerms, locateText);
  take('iban', answer.iban, locateText);
  const lines = answer.lines.map((line) => lineOf(line, document));
  const lost = lines.filter((line) => line === undefined).length;
  return {
    reading: {
      source: modelSource,
      // Each name above has the type that FieldValues gives it.
      fields: fields as Fields,
      // With some lines missing, sums would be wrong without anybody noticing.
      lines: lost > 0 ? [] : lines.flatMap((line) => line ?? []),
      facts: {},
    },
    refused,
    lostLines: lost,
  };
}

function evidenceOf<Value>(value: Value, { page, box, text }: Located, confidence: number): Evidence<Value> {
  return { value, confidence, method: 'language-model', page, box, text };
}

function lineOf(line: ModelAnswer['lines'][number], document: DocumentText): Evidence<InvoiceLine> | undefined {
  const { description, unit, quantity, unitPrice, netAmount, taxRate } = line;
  const amounts = [quantity, unitPrice, netAmount].filter((amount) => amount !== null);
  const place = description === null ? undefined : locateText(document, description);
  if (!place || amounts.some((amount) => !locateAmount(document, amount))) return undefined;
  const value: InvoiceLine = {
    description,
    spec: null,
    unit,
    quantity,
    unitPrice,
    netAmount,
    taxRate,
    taxAmount: null,
  };
  return evidenceOf(value, place, lineConfidence);
}
