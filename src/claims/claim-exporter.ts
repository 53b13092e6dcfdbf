/** Collects the invoices of a claim, and draws it at the end. */
import type { Exporter } from '../books/exporter.ts';
import { refused } from '../books/exporter.ts';
import type { Wording } from '../texts/wording.ts';
import { claimData, type ClaimFacts } from './claim-data.ts';
import { drawClaim } from './draw-claim.ts';
import { type Expense, expenseOf } from './expenses.ts';
import type { Message } from '../texts/message.ts';

export interface Papers {
  readonly pdf: Uint8Array;
  readonly sheets: number;
}

export interface ClaimServices {
  readonly facts: ClaimFacts;
  /** The language of the claim, once its expenses are known. */
  readonly wordingFor: (expenses: readonly Expense[]) => Promise<Wording>;
  /** The originals on sheets of the paper area; undefined if there are to be none, or none was found. */
  readonly papersOf: (expenses: readonly Expense[]) => Promise<Papers | undefined>;
  readonly warn: (warning: Message) => void;
}

export function claimExporter({ facts, wordingFor, papersOf, warn }: ClaimServices): Exporter {
  const expenses: Expense[] = [];
  return {
    add({ invoice, source }) {
      const expense = expenseOf(invoice, source);
      if (!expense) return refused('claim.noExpense', {});
      expenses.push(expense);
      return undefined;
    },
    async end() {
      const papers = await papersOf(expenses);
      const data = claimData(expenses, facts, papers?.sheets ?? 0, await wordingFor(expenses));
      const warnings: Message[] = [];
      const pdf = await drawClaim(data, papers?.pdf, warnings);
      warnings.forEach(warn);
      return pdf;
    },
  };
}
