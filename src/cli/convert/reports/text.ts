/** A line per document for people, as it is ready, and the pairs of formats as a table. */
import { targetFormats } from '../../../convert/formats.ts';
import type { MatrixCell } from '../../../convert/route.ts';
import type { FailureReport } from '../../../domain/failure.ts';
import { padEnd, plainText } from '../../terminal/terminal-text.ts';
import { type ConvertRecord, type Listing, nameOf, type NamedForm } from './form.ts';

const reasonOf = ({ message, detail }: FailureReport): string =>
  detail === undefined ? message : `${message}. ${detail}`;

function lineOf(record: ConvertRecord): string {
  const name = plainText(nameOf(record));
  if (record.failure) return `failed   ${name}: ${plainText(reasonOf(record.failure))}\n`;
  const { result, report, skipped, planned } = record;
  const target = targetOf(result);
  if (planned) return `planned  ${name} → ${target}\n`;
  if (skipped) return `skipped  ${name} → ${target}\n`;
  const { accuracy } = report?.quality ?? {};
  const route = report?.route.map(({ engine }) => engine).join(' + ') ?? '';
  return `ok       ${name} → ${target} (${route}${accuracy === undefined ? '' : `, ${accuracy} % of the content`})\n`;
}

function targetOf(result: ConvertRecord['result']): string {
  const { path = '', paths } = result ?? {};
  const last = paths?.at(-1);
  return plainText(last === undefined ? path : `${path} … ${last}`);
}

/** The letter of a cell: what a conversion preserves. */
const marks = { content: '=', layout: 'L', structure: 'S', tables: 'T', words: 'W' } as const;
const legend = `
= the very content   L laid out as it was   S headings, lists, tables
T tables alone   W words alone
! possible once an engine is installed   · not a conversion there is
`;

const needsEngine = '!';
const impossible = '·';

function markOf(cell: MatrixCell | undefined): string {
  if (cell?.fidelity) return marks[cell.fidelity];
  return cell?.needs ? needsEngine : impossible;
}

function table({ cells, missing: missingEngines }: Listing): string {
  const sources = [...new Set(cells.map(({ from }) => from))];
  // Fifteen columns fit a terminal of eighty.
  const width = 5;
  const lines = [
    padEnd('', width) + targetFormats.map((to) => padEnd(to, width)).join(''),
    ...sources.map(
      (from) =>
        padEnd(from, width) +
        targetFormats
          .map((to) => padEnd(markOf(cells.find((cell) => cell.from === from && cell.to === to)), width))
          .join(''),
    ),
  ];
  const lacking = missingEngines.map(({ name, missing }) => `${name}: ${missing}\n`).join('');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n${legend}${lacking}`;
}

export const text: NamedForm = {
  name: 'text',
  writesAtEnd: false,
  // A failure has a line of its own; a warning would not fit on it.
  logged: { warnings: true, failures: false },
  errorFormat: undefined,
  make: (sink) => ({ add: (record) => sink.write(lineOf(record)), end: async () => undefined }),
  list: table,
};
