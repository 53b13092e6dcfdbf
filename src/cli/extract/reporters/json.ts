/** One document of JSON: `{ records, summary }`, and `error` where the run did not come to its end. Streamed all the same. */
import { plainJson } from '../../terminal/terminal-text.ts';
import type { ReporterFactory } from './reporter.ts';

export const json: ReporterFactory = (sink) => {
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
