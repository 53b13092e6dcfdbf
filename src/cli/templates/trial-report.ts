/** A report on what templates found in documents: one line for each field, and the values that differ. */
import { agrees, type RuleFinding, type Trial } from '../../extract/templates/trial.ts';
import { padEnd } from '../terminal/terminal-text.ts';

/** How many differences of a field are listed. The rest are counted. */
const mostNamed = 5;

const shown = (value: string | number | null): string => (value === null ? 'nothing' : `"${value}"`);

function ofField(field: string, findings: readonly RuleFinding[]): string[] {
  const found = findings.filter((finding) => finding.found !== null);
  const apart = findings.filter((finding) => !agrees(finding));
  const values = new Set(found.map((finding) => finding.found));
  // A number or a total that is equal on every document is printed text of the form, not a value.
  const isSame = found.length > 1 && values.size === 1 && ['number', 'totalAmount', 'netAmount'].includes(field);
  const counts = [
    `${found.length} of ${findings.length} found`,
    ...(apart.length > 0 ? [`${apart.length} different from the reading without it`] : []),
    ...(isSame ? ['the same value on all of them'] : []),
  ];
  const named = apart
    .slice(0, mostNamed)
    .map(({ document, found: value, without }) => `    ${document}: ${shown(value)}, without it ${shown(without)}`);
  return [
    `  ${padEnd(field, 16)}  ${counts.join(', ')}`,
    ...named,
    ...(apart.length > mostNamed ? [`    and ${apart.length - mostNamed} more`] : []),
  ];
}

export function reportTrials(trials: ReadonlyMap<string, Trial>): string[] {
  return [...trials].flatMap(([name, { documents, matching, unread, findings }]) => [
    `${name}: ${matching} of ${documents} documents have its keywords`,
    ...[...findings].flatMap(([field, found]) => ofField(field, found)),
    ...unread.map((problem) => `  not read: ${problem}`),
  ]);
}
