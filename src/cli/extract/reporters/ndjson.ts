/** One line of JSON per record, written as soon as it is ready. An error is a line as well: `{"error":{…}}`. */
import { plainJson } from '../../terminal/terminal-text.ts';
import type { OutputFormat, ReporterFactory } from './reporter.ts';

export const jsonLine = (value: unknown): string => `${plainJson(JSON.stringify(value))}\n`;

const make: ReporterFactory = (sink) => ({
  // One write for each document, so a run that is killed leaves all of its records or none.
  add: (records) => sink.write(records.map(jsonLine).join('')),
  async end(_summary, error) {
    if (error) await sink.write(jsonLine({ error }));
  },
});

export const ndjson: OutputFormat = {
  name: 'ndjson',
  extensions: ['ndjson', 'jsonl'],
  growsByLine: { opening: () => '{', keepsRecords: true },
  writesAtEnd: false,
  binary: false,
  carriesErrors: true,
  make,
};
