/** Changes of many invoices at once. Each has a result of its own, and each failure is named. */
import { call } from '../api/client.ts';
import type { Invoice, InvoiceStatus } from '../api/types.ts';
import type { Said } from '../language/server-messages.ts';

export interface BulkFailure {
  readonly id: string;
  /** The error code of the API. */
  readonly code: number | undefined;
  /** In the words of the server. */
  readonly reason: string;
  readonly reasons: readonly Said[];
}

export interface BulkOutcome {
  readonly done: readonly string[];
  readonly failed: readonly BulkFailure[];
}

interface BulkResult {
  readonly id: string;
  readonly status: 'success' | 'failed';
  readonly code?: number;
  readonly reason?: string;
  readonly reasons?: readonly Said[];
}

/** The most that one request may have. */
const atOnce = 1000;
/** Each invoice is judged anew. */
const timeoutMs = 300_000;

type Change = { readonly status: InvoiceStatus } | { readonly delete: true };

export async function changeAll(ids: readonly string[], change: Change): Promise<BulkOutcome> {
  const results: BulkResult[] = [];
  for (let start = 0; start < ids.length; start += atOnce) {
    const json = { ids: ids.slice(start, start + atOnce), ...change };
    results.push(...(await call<BulkResult[]>('/invoices/bulk', { method: 'POST', json, timeoutMs })));
  }
  return {
    done: results.filter(({ status }) => status === 'success').map(({ id }) => id),
    failed: results
      .filter(({ status }) => status === 'failed')
      .map(({ id, code, reason = '', reasons = [] }) => ({ id, code, reason, reasons })),
  };
}

/** Gives invoices the status back that they had, as far as it was another one. */
export async function restoreStatus(before: readonly Invoice[], changed: InvoiceStatus): Promise<BulkOutcome> {
  const outcomes: BulkOutcome[] = [];
  const others = new Set(before.map((invoice) => invoice.status).filter((status) => status !== changed));
  for (const status of others) {
    const ids = before.filter((invoice) => invoice.status === status).map(({ id }) => id);
    outcomes.push(await changeAll(ids, { status }));
  }
  return { done: outcomes.flatMap(({ done }) => done), failed: outcomes.flatMap(({ failed }) => failed) };
}
