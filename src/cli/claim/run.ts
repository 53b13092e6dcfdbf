/** A run of `claim`: records → expenses and refusals → the claim, with the originals behind it. */
import type { ClaimFacts } from '../../claims/claim-data.ts';
import { claimExporter } from '../../claims/claim-exporter.ts';
import type { Expense } from '../../claims/expenses.ts';
import type { Config } from '../../config/schema.ts';
import { parseMachineDate } from '../../domain/dates.ts';
import { Failure } from '../../domain/failure.ts';
import type { Language } from '../../texts/languages.ts';
import { message } from '../../texts/message.ts';
import { type Wording, wordingIn } from '../../texts/wording.ts';
import type { CliContext } from '../context.ts';
import { runExport } from '../export/run.ts';
import { exportingFormat } from '../extract/reporters/exporting.ts';
import { originalsOf } from './originals.ts';

export interface ClaimFlags {
  readonly out?: string;
  readonly force?: boolean;
  readonly against?: readonly string[];
  readonly claimant?: string;
  readonly department?: string;
  readonly reason?: string;
  readonly date?: string;
  readonly labelLanguage: Language | 'auto';
  readonly papers: boolean;
}

/** Resolves with the exit code of an export: 0 if all invoices are claimed, 3 if some were refused, 4 if all were. */
export async function runClaim(
  files: readonly string[],
  flags: ClaimFlags,
  config: Config,
  context: CliContext,
): Promise<number> {
  if (flags.out === undefined) throw new Failure('bad_request', message('claim.needsOut', {}));
  const facts = factsOf(flags);
  const format = exportingFormat({
    name: 'claim',
    binary: true,
    needs: { map: false },
    exporter: async () =>
      claimExporter({
        facts,
        wordingFor: (expenses) => wordingFor(expenses, flags.labelLanguage, context.wording),
        papersOf: (expenses) => (flags.papers ? originalsOf(expenses, config, context) : Promise.resolve(undefined)),
        warn: context.log.warn,
      }),
  });
  return runExport({ format, flags, inputs: files, options: config.extract }, context);
}

function factsOf({ claimant, department, reason, date }: ClaimFlags): ClaimFacts {
  const day = date ?? new Date().toISOString().slice(0, 10);
  if (parseMachineDate(day) !== day) throw new Failure('bad_request', message('claim.oddDate', { date: day }));
  return { claimant, department, reason, date: day };
}

/** Whoever claims yuan hands the claim to a Chinese accountant. */
async function wordingFor(expenses: readonly Expense[], asked: Language | 'auto', wording: Wording): Promise<Wording> {
  const yuan = expenses.filter(({ currency }) => currency === 'CNY').length;
  const usual = yuan * 2 > expenses.length ? 'zh' : wording.language;
  const language = asked === 'auto' ? usual : asked;
  return language === wording.language ? wording : wordingIn(language);
}
