/** A report on what templates found in documents: one line for each field, and the values that differ. */
import { agrees, type RuleFinding, type Trial } from '../../extract/templates/trial.ts';
import { padEnd } from '../terminal/terminal-text.ts';
import { type Message, message } from '../../texts/message.ts';
import type { Wording } from '../../texts/wording.ts';

/** How many differences of a field are listed. The rest are counted. */
const mostNamed = 5;

const shown = (value: string | number | null): string | Message =>
  value === null ? message('trial.nothing', {}) : `"${value}"`;

function ofField(field: string, findings: readonly RuleFinding[], { text, label, comma }: Wording): string[] {
  const found = findings.filter((finding) => finding.found !== null);
  const apart = findings.filter((finding) => !agrees(finding));
  const values = new Set(found.map((finding) => finding.found));
  // A number or a total that is equal on every document is printed text of the form, not a value.
  const isSame = found.length > 1 && values.size === 1 && ['number', 'totalAmount', 'netAmount'].includes(field);
  const counts = [
    text('trial.found', { found: found.length, all: findings.length }),
    ...(apart.length > 0 ? [text('trial.different', { count: apart.length })] : []),
    ...(isSame ? [label('trial.same')] : []),
  ];
  const named = apart
    .slice(0, mostNamed)
    .map(
      ({ document, found: value, without }) =>
        `    ${text('trial.value', { document, value: shown(value), without: shown(without) })}`,
    );
  return [
    `  ${padEnd(field, 16)}  ${counts.join(comma)}`,
    ...named,
    ...(apart.length > mostNamed ? [`    ${text('trial.more', { count: apart.length - mostNamed })}`] : []),
  ];
}

export function reportTrials(trials: ReadonlyMap<string, Trial>, wording: Wording): string[] {
  return [...trials].flatMap(([name, { documents, matching, unread, findings }]) => [
    wording.text('trial.matching', { name, matching, documents }),
    ...[...findings].flatMap(([field, found]) => ofField(field, found, wording)),
    ...unread.map((problem) => `  ${wording.text('trial.unread', { problem })}`),
  ]);
}
