/** The output formats. Each is loaded when it is asked for. */
import type { OutputFormat } from '../../../config/schema.ts';
import type { ReporterFactory } from './reporter.ts';

const factories: Record<OutputFormat, () => Promise<ReporterFactory>> = {
  table: async () => (await import('./table.ts')).table,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  csv: async () => (await import('./csv.ts')).csv,
  xlsx: async () => (await import('./xlsx.ts')).xlsx,
};

export const reporterFor = (format: OutputFormat): Promise<ReporterFactory> => factories[format]();
