/** A row for each invoice, or for each of its lines: UTF-8 with a byte order mark. */
import type { SchemaName } from '../../../invoices/schemas/index.ts';
import { cellAt, invoiceColumns, lineColumns, linesOf } from '../../../tables/columns.ts';
import { asStored, asWorded, notesOf, type Problem, problemsOf, type Showing } from './problems.ts';
import { type CsvColumn, csvHead, csvLine } from '../../../tables/csv-table.ts';
import { dialectNamed } from '../../../tables/csv-dialects.ts';
import { canonicalField, canonicalLineField } from '../../../tables/field-names.ts';
import type { OpeningSettings, OutputFormat, OutputRecord, ReporterFactory } from './reporter.ts';

interface Row {
  readonly record: OutputRecord;
  /** Undefined for an invoice without lines, and where a row is a whole invoice. */
  readonly line: object | undefined;
  /** Of the line, from 0. */
  readonly index: number;
}

type Column = CsvColumn<Row>;

const make: ReporterFactory = (sink, settings) => {
  const { options, continued = false } = settings;
  const dialect = dialectNamed(options.csvDialect);
  const columns = columnsOf(settings);
  const head = headOf(settings);
  let begun = continued;
  const withHead = (text: string): string => {
    const all = begun ? text : head + text;
    begun = true;
    return all;
  };
  const rowsOf = (record: OutputRecord): string => {
    const lines = options.csvLines ? linesOf(record.invoice) : [];
    return (lines.length > 0 ? lines : [undefined])
      .map((line, index) => csvLine(columns, { record, line, index }, dialect))
      .join('');
  };
  return {
    add: (records) => sink.write(withHead(records.map(rowsOf).join(''))),
    async end() {
      if (!begun) await sink.write(withHead(''));
    },
  };
};

const headOf = (settings: OpeningSettings): string =>
  csvHead(columnsOf(settings), dialectNamed(settings.options.csvDialect), settings.wording);

function columnsOf({ schema, wording, options }: OpeningSettings): readonly Column[] {
  const { isForPeople } = dialectNamed(options.csvDialect);
  const showing = isForPeople ? asWorded(wording) : asStored;
  return [
    { name: 'path', head: ({ label }) => label('book.file'), value: ({ record }) => record.source.path },
    { name: 'member', head: ({ label }) => label('csv.member'), value: ({ record }) => record.source.member ?? null },
    {
      name: 'pages',
      head: ({ label }) => label('book.pages'),
      value: ({ record }) => record.source.pages?.join('-') ?? null,
    },
    {
      name: 'status',
      head: ({ label }) => label('book.status'),
      value: ({ record: { status } }) => (isForPeople ? wording.label(`status.${status}`) : status),
    },
    ...fieldColumns(schema),
    ...(options.csvLines ? itemColumns(schema) : []),
    reasonColumn('problems', ({ label }) => label('book.why'), problemsOf, showing),
    { name: 'sha256', head: ({ label }) => label('book.sha256'), value: ({ record }) => record.source.sha256 },
    reasonColumn('warnings', ({ label }) => label('csv.warnings'), notesOf, showing),
  ];
}

const fieldColumns = (schema: SchemaName): readonly Column[] =>
  invoiceColumns(schema).map((name) => ({
    name,
    head: (wording) => wording.head(canonicalField(schema, name)),
    value: ({ record }) => cellAt(record.invoice, name),
  }));

/** Their names begin with `line`, so that net amounts of an invoice and of a line have different heads. */
const itemColumns = (schema: SchemaName): readonly Column[] => [
  { name: 'line', head: ({ label }) => label('book.item'), value: ({ line, index }) => (line ? index + 1 : null) },
  ...lineColumns(schema).map((name): Column => ({
    name: `line.${name}`,
    head: (wording) => wording.text('csv.item', { field: wording.field(canonicalLineField(name)) }),
    value: ({ line }) => (line ? cellAt(line, name) : null),
  })),
];

const reasonColumn = (
  name: string,
  head: Column['head'],
  reasonsOf: (record: OutputRecord, showing: Showing) => readonly Problem[],
  showing: Showing,
): Column => ({
  name,
  head,
  value: ({ record }) =>
    reasonsOf(record, showing)
      .map(({ text }) => text)
      .join('; '),
});

export const csv: OutputFormat = {
  name: 'csv',
  extensions: ['csv'],
  growsByLine: { opening: headOf, keepsRecords: false },
  writesAtEnd: false,
  binary: false,
  carriesErrors: false,
  options: ['csvDialect', 'csvLines'],
  make,
};
