/** A line of JSON per document, as it is ready. */
import { jsonLine, ndjson as ndjsonFormat } from '../../extract/reporters/ndjson.ts';
import type { NamedForm } from './form.ts';

export const ndjson: NamedForm = {
  name: 'ndjson',
  writesAtEnd: false,
  logged: { warnings: false, failures: false },
  errorFormat: ndjsonFormat,
  make: (sink) => ({ add: (record) => sink.write(jsonLine(record)), end: async () => undefined }),
  list: ({ cells }) => cells.map(jsonLine).join(''),
};
