/** One JSON document, which is streamed: `{ records, summary }`, and `error` if the run ended early. */
import { plainJson } from '../../terminal/terminal-text.ts';
import type { OutputFormat, ReporterFactory } from './reporter.ts';
import { message } from '../../../texts/message.ts';

const make: ReporterFactory = (sink) => {
  let begun = false;
  const pretty = (value: unknown, indent: string): string =>
    plainJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${indent}`);
  return {
    async add(records) {
      let text = '';
      for (const record of records) {
        text += `${begun ? ',' : '{\n  "records": ['}\n    ${pretty(record, '    ')}`;
        begun = true;
      }
      await sink.write(text);
    },
    async end(summary, error) {
      const records = begun ? '\n  ]' : '{\n  "records": []';
      const failure = error ? `,\n  "error": ${pretty(error, '  ')}` : '';
      await sink.write(`${records},\n  "summary": ${pretty(summary, '  ')}${failure}\n}\n`);
    },
  };
};

export const json: OutputFormat = {
  name: 'json',
  extensions: ['json'],
  growsByLine: { because: message('format.oneDocument', {}) },
  writesAtEnd: false,
  binary: false,
  carriesErrors: true,
  make,
};
