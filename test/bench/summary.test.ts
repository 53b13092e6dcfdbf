import { expect, test } from 'vitest';
import { type ReadDocument, errorsOfPolicy, judgedDocument, linesRow, summary } from '../../bench/summary.ts';
import { calibrationTable } from '../../bench/calibration.ts';
import type { Extraction } from '../../src/domain/record.ts';
import { judge } from '../../src/extract/judge.ts';
import { ExtractOptions } from '../../src/extract/options.ts';

const needed = ['number', 'totalAmount'] as const;

/** What the pipeline makes of a page with this number and total. */
function extractionOf(number: string, total: number, confidence = 0.95): Extraction {
  const said = { method: 'text', page: 1, confidence } as const;
  const fields = { number: { ...said, value: number }, totalAmount: { ...said, value: total } };
  const reading = { source: 'a test', fields, lines: [], facts: {} };
  const ofDocument = { warnings: [], signatures: [], lostPages: [] };
  return judge({ readings: [reading], needed, ofDocument }, ExtractOptions.parse({}));
}

const truth = { invoice_number: 'A-1', total: 10 };
const same = (_: string, expected: unknown, actual: unknown): boolean => expected === actual;

const judged = (documents: readonly Omit<ReadDocument, 'set' | 'path' | 'truth'>[]) =>
  documents.map((one) => judgedDocument({ set: 'letters', path: `${one.group}.pdf`, truth, ...one }, same));

test('documents of one seller count once by layout, and each by document', () => {
  const right = extractionOf('A-1', 10);
  const rows = summary(
    judged([
      { group: 'one seller', extraction: right },
      { group: 'one seller', extraction: right },
      { group: 'another', extraction: extractionOf('B-2', 10) },
    ]),
  );
  expect(rows).toContain('letters              F1 0.833, by layout 0.750 of 2');
});

test('a record that is right and for review is counted, and so is a wrong field that nobody is asked to look at', () => {
  const rows = summary(
    judged([
      { group: 'a', extraction: extractionOf('A-1', 10, 0.5) },
      { group: 'b', extraction: extractionOf('A-1', 10) },
      { group: 'c', extraction: extractionOf('A-1', 11) },
      { group: 'd', extraction: extractionOf('A-1', 11, 0.5) },
    ]),
  );
  expect(rows).toContain('all right 2 of 4, of these for review 1 (50.0%)');
  expect(rows).toContain('ok and wrong 1 of 8 needed fields (12.5%)');
});

test('errors of the policy name the document, and why it is for review or which field is wrong', () => {
  const errors = errorsOfPolicy(
    judged([
      { group: 'a', extraction: extractionOf('A-1', 10, 0.5) },
      { group: 'b', extraction: extractionOf('A-1', 10) },
      { group: 'c', extraction: extractionOf('A-1', 11) },
      { group: 'd', extraction: extractionOf('A-1', 11, 0.5) },
    ]),
  );
  expect(errors).toMatch(
    /although all is right\n {2}a\.pdf: needed-fields: .+\n\nok and wrong\n {2}c\.pdf: total wrong$/u,
  );
});

test('a document that could not be read has all its fields missing and is not silent', () => {
  const rows = summary(judged([{ group: 'a', extraction: undefined }]));
  expect(rows).toContain('F1 0.000');
  expect(rows).toContain('ok and wrong 0 of 2 needed fields');
});

test('confidences are compared with what is right, band by band', () => {
  const all = judged([
    { group: 'a', extraction: extractionOf('A-1', 11, 0.96) },
    { group: 'b', extraction: extractionOf('A-1', 10, 0.6) },
  ]);
  const table = calibrationTable(all.flatMap(({ verdicts }) => verdicts));
  expect(table).toContain('0.95–0.98      2 fields   50.0% right');
  expect(table).toContain('0.50–0.70      2 fields  100.0% right');
  expect(table).toContain('≥ 0.90: 2 fields, 50.00% right');
});

test('lines have one figure of what was found and what was invented', () => {
  expect(linesRow('letters', { correct: 3, expected: 4, actual: 5 })).toContain('F1 0.667 (4 expected)');
});
