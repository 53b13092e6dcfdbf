/** One JSON document, written at the end: `{ records, summary }`. */
import { json as jsonFormat } from '../../extract/reporters/json.ts';
import { jsonLine } from '../../extract/reporters/ndjson.ts';
import type { ConvertRecord, NamedForm } from './form.ts';
import { englishOf } from '../../../texts/message.ts';

export const json: NamedForm = {
  name: 'json',
  writesAtEnd: true,
  logged: { warnings: false, failures: false },
  errorFormat: jsonFormat,
  make(sink) {
    const records: ConvertRecord[] = [];
    return {
      add: async (record) => void records.push(record),
      end: ({ documents, ok, failed, cached, skipped, elapsedMs, interrupted }) =>
        sink.write(jsonLine({ records, summary: { documents, ok, failed, cached, skipped, elapsedMs, interrupted } })),
    };
  },
  list: ({ cells, engines, missing: lacking }) => {
    const missing = lacking.map(({ name, missing: why }) => ({ name, missing: englishOf(why) }));
    return jsonLine({ engines: [...engines, ...missing], pairs: cells });
  },
};
