/**
 * The weights of all candidate scores, and what their choices are worth. They stand in weights.json, one table a field,
 * in log odds, fitted by `npm run train`; `provenance` says to what.
 *
 * Features are mostly 0..1; "left:number" is the strength of a label meaning `number` left of the value.
 */
import type { Curves } from '../../calibration.ts';
import type { Weights } from './score.ts';
import type { SettlementWeights } from './settlement.ts';
import weights from './weights.json' with { type: 'json' };

export interface TotalsWeights {
  readonly net: Weights;
  readonly tax: Weights;
  readonly total: Weights;
  readonly joint: {
    /** net + tax = total */
    readonly adds: number;
    /** net + tax misses the total a little: a discount, a fee or a rounding stands between. */
    readonly nearly: number;
    /** ... and it is printed. */
    readonly explained: number;
    readonly contradicts: number;
    /** Net or tax without the other. */
    readonly alone: number;
    /** The tax is in the total, at a printed rate. */
    readonly included: number;
    /** The lines add up to net or total. */
    readonly lines: number;
    /** Net and tax make the total, at a printed rate, and the lines make net or total. */
    readonly proven: number;
    /** Of tax / net: printed on the document, usual somewhere, below a third, anything else. */
    readonly printed: number;
    readonly usual: number;
    readonly possible: number;
    readonly absurd: number;
  };
}

interface InvoiceWeights {
  readonly parties: { readonly seller: Weights; readonly buyer: Weights };
  readonly number: Weights;
  readonly issueDate: Weights;
  readonly dueDate: Weights;
  readonly purchaseOrder: Weights;
  readonly totals: TotalsWeights;
}

interface ReceiptWeights {
  readonly sellerName: Weights;
  readonly sellerAddress: Weights;
  readonly number: Weights;
  readonly issueDate: Weights;
  readonly totals: TotalsWeights;
  readonly settlement: SettlementWeights;
}

export const invoiceWeights: InvoiceWeights = weights.invoice;
export const receiptWeights: ReceiptWeights = weights.receipt;

export const invoiceCurves: Curves = weights.calibration.invoice;
export const receiptCurves: Curves = weights.calibration.receipt;
