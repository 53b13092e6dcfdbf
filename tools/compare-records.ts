/**
 * Compares two runs of `invoicectl extract --format ndjson`: which values, statuses, confidences and boxes differ.
 *
 *     npm run compare-records -- before.ndjson after.ndjson
 *
 * Records are matched by the content of their file and their pages, so that neither order nor folders matter. Ends with
 * 1 where a value or a status differs, or a record is in one run alone; confidences and boxes are only reported.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

/** Records by what they were read from; records of one page range are numbered in the order of their content. */
function recordsOf(file: string): Map<string, Json> {
  const records = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => objectOf(JSON.parse(line)));
  const named = records
    .map((record) => ({ record, content: JSON.stringify([record['invoice'], record['evidence']]) }))
    .toSorted((a, b) => (a.content < b.content ? -1 : 1));
  const found = new Map<string, Json>();
  for (const { record } of named) {
    const { path, sha256, pages, entry } = objectOf(record['source']);
    const source = [basename(String(path)), String(sha256).slice(0, 12), JSON.stringify(pages ?? entry ?? '')].join(
      ' ',
    );
    let copy = 1;
    while (found.has(`${source} #${copy}`)) copy++;
    found.set(`${source} #${copy}`, record);
  }
  return found;
}

/** The leaves of a value by their paths: `lines.0.quantity`. */
function* leavesOf(value: unknown, path: string): Generator<readonly [path: string, leaf: unknown]> {
  if (!isObject(value)) yield [path, value];
  else for (const [key, member] of Object.entries(value)) yield* leavesOf(member, path === '' ? key : `${path}.${key}`);
}

interface Difference {
  readonly kind: 'record' | 'status' | 'value' | 'confidence' | 'box';
  readonly text: string;
}

function* valueDifferences(before: unknown, after: unknown): Generator<Difference> {
  const [old, now] = [new Map(leavesOf(before, '')), new Map(leavesOf(after, ''))];
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(path), now.get(path)];
    if (!isDeepStrictEqual(was, is))
      yield { kind: 'value', text: `${path}: ${JSON.stringify(was)} -> ${JSON.stringify(is)}` };
  }
}

function* differencesOf(before: Json, after: Json): Generator<Difference> {
  if (before['status'] !== after['status'])
    yield { kind: 'status', text: `status: ${String(before['status'])} -> ${String(after['status'])}` };
  yield* valueDifferences(before['invoice'], after['invoice']);
  const [old, now] = [objectOf(before['evidence']), objectOf(after['evidence'])];
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [was, is] = [objectOf(old[field]), objectOf(now[field])];
    if (was['confidence'] !== is['confidence'])
      yield {
        kind: 'confidence',
        text: `${field}: confidence ${String(was['confidence'])} -> ${String(is['confidence'])}`,
      };
    if (was['page'] !== is['page'] || !isDeepStrictEqual(was['box'], is['box']))
      yield { kind: 'box', text: `${field}: box ${JSON.stringify(was['box'])} -> ${JSON.stringify(is['box'])}` };
  }
}

function compared(before: ReadonlyMap<string, Json>, after: ReadonlyMap<string, Json>): Map<string, Difference[]> {
  const found = new Map<string, Difference[]>();
  for (const source of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(source), after.get(source)];
    const differences: Difference[] =
      old && now
        ? [...differencesOf(old, now)]
        : [{ kind: 'record', text: old ? 'is missing in the second run' : 'is new in the second run' }];
    if (differences.length > 0) found.set(source, differences);
  }
  return found;
}

const [first, second, ...rest] = process.argv.slice(2);
if (first === undefined || second === undefined || rest.length > 0) {
  process.stderr.write('Usage: npm run compare-records -- BEFORE.ndjson AFTER.ndjson\n');
  process.exitCode = 2;
} else {
  const [before, after] = [recordsOf(first), recordsOf(second)];
  const found = compared(before, after);
  for (const [source, differences] of found)
    process.stdout.write(`${source}\n${differences.map(({ text }) => `  ${text}\n`).join('')}`);
  const all = [...found.values()].flat();
  const count = (kind: Difference['kind']): number => all.filter((difference) => difference.kind === kind).length;
  process.stdout.write(
    `${before.size} and ${after.size} records: ${count('record')} in one run alone, ${count('status')} statuses, ` +
      `${count('value')} values, ${count('confidence')} confidences and ${count('box')} boxes differ\n`,
  );
  if (count('record') + count('status') + count('value') > 0) process.exitCode = 1;
}
