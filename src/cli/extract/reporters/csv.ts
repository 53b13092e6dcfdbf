/** A row per invoice, UTF-8 with a byte order mark. */
import { byteOrderMark, csvRow as row } from '../../../domain/csv.ts';
import { asStored, cellAt, invoiceColumns, notesOf, problemsOf } from './columns.ts';
import type { OutputFormat, ReporterFactory } from './reporter.ts';

const make: ReporterFactory = (sink, { schema, continued = false }) => {
  const columns = invoiceColumns(schema);
  const head = `${byteOrderMark}${row(['path', 'member', 'pages', 'status', ...columns, 'problems', 'sha256', 'notes'])}`;
  let begun = continued;
  const withHead = (text: string): string => {
    const all = begun ? text : head + text;
    begun = true;
    return all;
  };
  return {
    async add(records) {
      const rows = records.map((record) => {
        const { path, member = null, pages, sha256 } = record.source;
        const fields = columns.map((column) => cellAt(record.invoice, column));
        const [problems, notes] = [problemsOf(record, asStored), notesOf(record, asStored)].map((found) =>
          found.map(({ text }) => text).join('; '),
        );
        return row([
          path,
          member,
          pages?.join('-') ?? null,
          record.status,
          ...fields,
          problems ?? '',
          sha256,
          notes ?? '',
        ]);
      });
      await sink.write(withHead(rows.join('')));
    },
    async end() {
      if (!begun) await sink.write(withHead(''));
    },
  };
};

export const csv: OutputFormat = {
  name: 'csv',
  extensions: ['csv'],
  growsByLine: { opening: `${byteOrderMark}path,`, keepsRecords: false },
  writesAtEnd: false,
  binary: false,
  carriesErrors: false,
  make,
};
