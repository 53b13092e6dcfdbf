/** A row for each invoice, or for each of its lines: UTF-8 with a byte order mark. */
import { byteOrderMark, type CsvCell, csvRow } from '../../../domain/csv.ts';
import type { Wording } from '../../../texts/wording.ts';
import type { SchemaName } from '../../../invoices/schemas/index.ts';
import {
  asStored,
  asWorded,
  cellAt,
  invoiceColumns,
  lineColumns,
  linesOf,
  notesOf,
  type Problem,
  problemsOf,
  type Showing,
} from './columns.ts';
import { dialectNamed } from './csv-dialects.ts';
import { canonicalField, canonicalLineField } from './field-names.ts';
import type { OpeningSettings, OutputFormat, OutputRecord, ReporterFactory } from './reporter.ts';

interface Column {
  /** For programs. */
  readonly name: string;
  /** For people. */
  readonly head: (wording: Wording) => string;
  /** `line`: undefined for an invoice without lines. */
  readonly value: (record: OutputRecord, line: object | undefined, index: number) => CsvCell;
}

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
      .map((line, index) =>
        csvRow(
          columns.map(({ value }) => value(record, line, index)),
          dialect,
        ),
      )
      .join('');
  };
  return {
    add: (records) => sink.write(withHead(records.map(rowsOf).join(''))),
    async end() {
      if (!begun) await sink.write(withHead(''));
    },
  };
};

/** The head row, in which no head occurs twice. */
function headOf(settings: OpeningSettings): string {
  const { wording, options } = settings;
  const dialect = dialectNamed(options.csvDialect);
  const heads = columnsOf(settings).map(({ name, head }) => (dialect.isForPeople ? head(wording) : name));
  const distinct = heads.map((head, index) => {
    const before = heads.slice(0, index).filter((other) => other === head).length;
    return before === 0 ? head : `${head} (${before + 1})`;
  });
  return byteOrderMark + csvRow(distinct, dialect);
}

function columnsOf({ schema, wording, options }: OpeningSettings): readonly Column[] {
  const { isForPeople } = dialectNamed(options.csvDialect);
  const showing = isForPeople ? asWorded(wording) : asStored;
  return [
    { name: 'path', head: ({ label }) => label('book.file'), value: ({ source }) => source.path },
    { name: 'member', head: ({ label }) => label('csv.member'), value: ({ source }) => source.member ?? null },
    { name: 'pages', head: ({ label }) => label('book.pages'), value: ({ source }) => source.pages?.join('-') ?? null },
    {
      name: 'status',
      head: ({ label }) => label('book.status'),
      value: ({ status }) => (isForPeople ? wording.label(`status.${status}`) : status),
    },
    ...fieldColumns(schema),
    ...(options.csvLines ? itemColumns(schema) : []),
    reasonColumn('problems', ({ label }) => label('book.why'), problemsOf, showing),
    { name: 'sha256', head: ({ label }) => label('book.sha256'), value: ({ source }) => source.sha256 },
    reasonColumn('warnings', ({ label }) => label('csv.warnings'), notesOf, showing),
  ];
}

const fieldColumns = (schema: SchemaName): readonly Column[] =>
  invoiceColumns(schema).map((name) => ({
    name,
    head: (wording) => wording.head(canonicalField(schema, name)),
    value: ({ invoice }) => cellAt(invoice, name),
  }));

/** Their names begin with `line`, so that net amounts of an invoice and of a line have different heads. */
const itemColumns = (schema: SchemaName): readonly Column[] => [
  { name: 'line', head: ({ label }) => label('book.item'), value: (_, line, index) => (line ? index + 1 : null) },
  ...lineColumns(schema).map((name): Column => ({
    name: `line.${name}`,
    head: (wording) => wording.text('csv.item', { field: wording.field(canonicalLineField(name)) }),
    value: (_, line) => (line ? cellAt(line, name) : null),
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
  value: (record) =>
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
