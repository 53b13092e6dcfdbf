/** A workbook for people, written as the records arrive. Its parts are in `workbook/`. */
import type { OutputFormat, Reporter, ReporterFactory } from './reporter.ts';
import { message } from '../../../texts/message.ts';

/** What writes workbooks is loaded only when the first record arrives. */
const make: ReporterFactory = (sink, settings) => {
  let reporter: Promise<Reporter> | undefined;
  const load = async (): Promise<Reporter> => {
    const { workbookReporter } = await import('./workbook/write-workbook.ts');
    return workbookReporter(sink, settings);
  };
  const loaded = (): Promise<Reporter> => (reporter ??= load());
  return {
    add: async (records) => (await loaded()).add(records),
    end: async (summary, error) => (await loaded()).end(summary, error),
  };
};

export const xlsx: OutputFormat = {
  name: 'xlsx',
  extensions: ['xlsx'],
  growsByLine: { because: message('format.workbookWhole', {}) },
  writesAtEnd: true,
  binary: true,
  carriesErrors: false,
  options: ['pagePictures'],
  make,
};
