/** Warnings in records and reports: in English for machines, with what they were made of for other languages. */
import { englishOf } from '../texts/message.ts';
import type { StoredMessage } from '../texts/template.ts';

export interface Warned {
  readonly warnings: readonly string[];
  /** The ids and the values of `warnings`, in their order. Absent without warnings. */
  readonly warningTexts?: readonly StoredMessage[];
}

export const warned = (said: readonly StoredMessage[]): Warned => ({
  warnings: said.map(englishOf),
  ...(said.length > 0 ? { warningTexts: said } : {}),
});

/** A report with further warnings before its own. */
export function withWarnings<Report extends Warned>(
  further: readonly (StoredMessage | undefined)[],
  report: Report,
): Report {
  const said = further.filter((warning) => warning !== undefined);
  if (said.length === 0) return report;
  const { warnings, warningTexts = [] } = report;
  return { ...report, warnings: [...said.map(englishOf), ...warnings], warningTexts: [...said, ...warningTexts] };
}

/** The warnings with what they were made of, as far as it gives their text: another version may have written them. */
export const warningsOf = ({ warnings, warningTexts }: Warned): readonly (string | StoredMessage)[] =>
  warnings.map((text, index) => {
    const said = warningTexts?.[index];
    return said !== undefined && englishOf(said) === text ? said : text;
  });
