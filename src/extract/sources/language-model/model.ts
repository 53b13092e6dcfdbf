/** The port of a language model: a question about the text of an invoice, and an answer of one shape. */
import { z } from 'zod';

const text = z.string().max(2000).nullable();
const amount = z.number().nullable();

const PartyAnswer = z.strictObject({ name: text, taxId: text, address: text });

const LineAnswer = z.strictObject({
  description: text,
  unit: text,
  quantity: amount,
  unitPrice: amount,
  netAmount: amount,
  taxRate: text,
});

/** Every key is there, null where the document does not say: what strict structured output can promise. */
export const ModelAnswer = z.strictObject({
  number: text,
  code: text,
  issueDate: text,
  dueDate: text,
  currency: text,
  seller: PartyAnswer,
  buyer: PartyAnswer,
  netAmount: amount,
  taxAmount: amount,
  totalAmount: amount,
  purchaseOrder: text,
  paymentTerms: text,
  iban: text,
  lines: z.array(LineAnswer).max(500),
});
export type ModelAnswer = z.output<typeof ModelAnswer>;

export interface LanguageModel {
  /** `text` of the pages of one invoice. Rejects with a Failure: engine_unavailable, timeout, cancelled. */
  ask(text: string, signal?: AbortSignal): Promise<ModelAnswer>;
}
