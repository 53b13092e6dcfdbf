/**
 * Formats for bookkeeping and e-invoices: they take only invoices that are `ok`. All others go to a second file with the
 * reasons, so that nothing is booked that nobody looked at, and nothing is lost.
 */
import type { Exporter } from '../../../books/exporter.ts';
import { byteOrderMark, type CsvForm, csvRow } from '../../../domain/csv.ts';
import type { Invoice } from '../../../domain/invoice.ts';
import type { Wording } from '../../../texts/wording.ts';
import type { Sink } from '../../terminal/output.ts';
import { cellAt } from '../../../tables/columns.ts';
import { message } from '../../../texts/message.ts';
import { asWorded, fileOf, problemsOf } from './problems.ts';
import type {
  ExportCounts,
  ExportNeeds,
  ExportSettings,
  OutputFormat,
  OutputRecord,
  ReporterSettings,
} from './reporter.ts';

interface ExportingFormat extends Pick<OutputFormat, 'name' | 'binary'> {
  readonly needs: ExportNeeds;
  /** Loaded with the first record, so that other formats do not wait for it. */
  readonly exporter: (settings: ExportSettings) => Promise<Exporter>;
}

export function exportingFormat({ name, binary, needs, exporter }: ExportingFormat): OutputFormat {
  return {
    name,
    // Their files are called .csv, .txt or .xml like others, so --format has to name them.
    extensions: [],
    growsByLine: { because: message('format.asWhole', {}) },
    writesAtEnd: true,
    binary,
    carriesErrors: false,
    exports: needs,
    // Of the file of what is refused.
    options: ['csvDialect'],
    make: (sink, settings) => exportingReporter(sink, settings, exporter),
  };
}

function exportSettingsOf({ exporting }: ReporterSettings): ExportSettings {
  if (!exporting) throw new Error('A format that exports was made without its settings');
  return exporting;
}

function exportingReporter(
  sink: Sink,
  reporterSettings: ReporterSettings,
  exporterFor: (settings: ExportSettings) => Promise<Exporter>,
) {
  const settings = exportSettingsOf(reporterSettings);
  const { wording } = reporterSettings;
  let exporter: Exporter | undefined;
  const counts = { exported: 0, refused: 0 };
  return {
    async add(records: readonly OutputRecord[]) {
      exporter ??= await exporterFor(settings);
      for (const record of records) {
        const reason = await reasonAgainst(record, exporter, wording);
        if (reason === undefined) counts.exported++;
        else {
          counts.refused++;
          await settings.refusals.add(record, reason);
        }
      }
    },
    async end() {
      exporter ??= await exporterFor(settings);
      await sink.write(await exporter.end());
    },
    exported: (): ExportCounts => counts,
  };
}

/** Undefined once the record is exported. */
async function reasonAgainst(record: OutputRecord, exporter: Exporter, wording: Wording): Promise<string | undefined> {
  const { status } = record;
  if (status !== 'ok') {
    const problems = problemsOf(record, asWorded(wording)).map(({ text }) => text);
    return problems.join(wording.semicolon) || wording.text('export.status', { status });
  }
  const invoice = await canonical(record.invoice);
  if (!invoice) return wording.label('export.schema');
  const refusal = await exporter.add({ invoice, file: fileOf(record), source: record.source });
  return refusal && wording.show(refusal.reason);
}

async function canonical(invoice: object | null): Promise<Invoice | undefined> {
  const { Invoice } = await import('../../../domain/invoice.ts');
  return Invoice.safeParse(invoice).data;
}

const heads = [
  'export.columnFile',
  'export.columnPages',
  'export.columnStatus',
  'export.columnNumber',
  'export.columnDate',
  'export.columnSeller',
  'export.columnTotal',
  'export.columnCurrency',
  'export.columnReason',
] as const;

/** A CSV of what was not exported, which people read. */
export const refusalHead = (wording: Wording, form: CsvForm): string =>
  `${byteOrderMark}${csvRow(
    heads.map((head) => wording.label(head)),
    form,
  )}`;

export function refusalRow(record: OutputRecord, reason: string, form: CsvForm): string {
  const at = (...paths: readonly string[]) =>
    paths.map((path) => cellAt(record.invoice, path)).find((cell) => cell !== null) ?? null;
  const cells = [
    fileOf(record),
    record.source.pages?.join('-') ?? null,
    record.status,
    at('number', 'invoice_number'),
    at('issueDate', 'invoice_date', 'date'),
    at('seller.name', 'vendor_name', 'sellerName'),
    at('totalAmount', 'total'),
    at('currency'),
    reason,
  ];
  return csvRow(cells, form);
}
