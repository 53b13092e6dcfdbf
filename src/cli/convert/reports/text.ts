/** A line per document for people, as it is ready, and the pairs of formats as a table. */
import { targetFormats } from '../../../convert/formats.ts';
import type { MatrixCell } from '../../../convert/route.ts';
import type { LabelId } from '../../../texts/message.ts';
import type { Wording } from '../../../texts/wording.ts';
import { failureText } from '../../terminal/log.ts';
import { displayWidth } from '../../../texts/display-width.ts';
import { padEnd, plainText } from '../../terminal/terminal-text.ts';
import { type ConvertRecord, type Listing, nameOf, type NamedForm } from './form.ts';

const statuses = [
  'convert.statusOk',
  'convert.statusFailed',
  'convert.statusPlanned',
  'convert.statusSkipped',
] as const satisfies readonly LabelId[];

function lineOf(record: ConvertRecord, wording: Wording): string {
  const { label } = wording;
  // In English a line begins with eight columns of status and a space.
  const width = Math.max(8, ...statuses.map((id) => displayWidth(label(id)))) + 1;
  const line = (status: (typeof statuses)[number], text: string): string => `${padEnd(label(status), width)}${text}\n`;
  const name = plainText(nameOf(record));
  if (record.failure) {
    const said = failureText(record.failure, wording);
    return line('convert.statusFailed', wording.text('failure.of', { file: name, why: plainText(said) }));
  }
  const { result, report, skipped, planned } = record;
  const target = targetOf(result);
  if (planned) return line('convert.statusPlanned', `${name} → ${target}`);
  if (skipped) return line('convert.statusSkipped', `${name} → ${target}`);
  const { accuracy: percent } = report?.quality ?? {};
  const route = report?.route.map(({ engine }) => engine).join(' + ') ?? '';
  const values = { name, target, route };
  const done =
    percent === undefined
      ? wording.text('convert.done', values)
      : wording.text('convert.doneWith', { ...values, percent });
  return line('convert.statusOk', done);
}

function targetOf(result: ConvertRecord['result']): string {
  const { path = '', paths } = result ?? {};
  const last = paths?.at(-1);
  return plainText(last === undefined ? path : `${path} … ${last}`);
}

/** The letter of a cell: what a conversion preserves. */
const marks = { content: '=', layout: 'L', structure: 'S', tables: 'T', words: 'W' } as const;

const needsEngine = '!';
const impossible = '·';

function markOf(cell: MatrixCell | undefined): string {
  if (cell?.fidelity) return marks[cell.fidelity];
  return cell?.needs ? needsEngine : impossible;
}

function table({ cells, missing: missingEngines }: Listing, wording: Wording): string {
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
  const lacking = missingEngines
    .map(({ name, missing }) => `${wording.text('failure.of', { file: name, why: missing })}\n`)
    .join('');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n\n${wording.label('convert.legend')}\n${lacking}`;
}

export const text: NamedForm = {
  name: 'text',
  writesAtEnd: false,
  // A failure has a line of its own; a warning would not fit on it.
  logged: { warnings: true, failures: false },
  errorFormat: undefined,
  make: (sink, wording) => ({ add: (record) => sink.write(lineOf(record, wording)), end: async () => undefined }),
  list: table,
};
