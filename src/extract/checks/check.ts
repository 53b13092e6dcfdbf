/** The port of a check: one file per check. A check never corrects, it says which two values do not agree. */
import type { Invoice } from '../../domain/invoice.ts';
import type { CheckOutcome } from '../../domain/record.ts';
import type { Facts, Reading } from '../reading.ts';

export interface CheckContext {
  readonly invoice: Invoice;
  readonly facts: Facts;
  /** Every source's reading of this invoice, in order of trust. */
  readonly readings: readonly Reading[];
  /** The day of the run, ISO 8601: no invoice is issued after it. */
  readonly today: string;
}

export interface Check {
  readonly id: string;
  /** Undefined where the invoice lacks what the check compares. */
  run(context: CheckContext): Omit<CheckOutcome, 'id'> | undefined;
}
