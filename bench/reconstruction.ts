/**
 * What reconstruction keeps of PDFs: `node bench/reconstruction.ts [DIR…] [--worst N] [--tables N]`.
 *
 * Words: of every PDF with a text layer, those of poppler's pdftotext that the result has (recall); that it has in
 * order, which is right after the word they follow in their piece of a line (`pdftotext -layout` parts pieces by two
 * blanks), for txt, md and docx read back; and in the order of the rows of the whole page (longest common subsequence,
 * with or without -layout, whichever fits better), which a table read cell by cell or a box beside another cannot keep.
 * Items: where `FILE.truth.json` lists the items of an invoice, those whose amount and half of whose words are in one row
 * of one table, the amount in a cell without other content of weight.
 * Tables: made pages whose tables are known, with and without lines; a table counts as right when it is one table with
 * the right number of columns, a cell when its text is at its position.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Block, gridOf, plainBlocks, type Table } from '../src/convert/article/model.ts';
import { readArticle } from '../src/convert/article/read/index.ts';
import { writeDocx } from '../src/convert/article/write/docx.ts';
import { writeMarkdown } from '../src/convert/article/write/markdown.ts';
import { writeText } from '../src/convert/article/write/text.ts';
import { tablesOf } from '../src/convert/article/write/tables.ts';
import { recall, wordsIn } from '../src/convert/fidelity.ts';
import { defaultOptions } from '../src/convert/options.ts';
import { kinds, madeTables } from '../test/convert/known-tables.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    worst: { type: 'string', default: '10' },
    tables: { type: 'string', default: '20' },
    show: { type: 'boolean' },
  },
});
const context = { signal: new AbortController().signal, progress: () => undefined };

const poppler = (file: string, ...options: string[]): string =>
  execFileSync('pdftotext', [...options, file, '-'], {
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();

/** Length of the longest common subsequence, row by row. */
function common(one: readonly string[], other: readonly string[]): number {
  let above = new Uint32Array(other.length + 1);
  for (const word of one) {
    const row = new Uint32Array(other.length + 1);
    for (let at = 1; at <= other.length; at++)
      row[at] = word === other[at - 1] ? above[at - 1]! + 1 : Math.max(above[at]!, row[at - 1]!);
    above = row;
  }
  return above[other.length]!;
}

const textsOf = (table: Table): readonly (readonly string[])[] =>
  gridOf(table).map((row) => row.map((cell) => (cell ? plainBlocks(cell.blocks).replaceAll(/\s+/g, ' ').trim() : '')));

interface Score {
  readonly name: string;
  readonly found: number;
  readonly rows: number;
  /** Of those that the truth lists, those that are a row. */
  readonly items: { readonly all: number; readonly found: number };
  readonly order: Readonly<Record<'txt' | 'md' | 'docx', number>>;
}

const page = { widthMm: 210, heightMm: 297, marginsMm: [20, 20, 20, 20] } as const;

async function words(file: string): Promise<Score | undefined> {
  const printed = poppler(file, '-layout');
  const references = [wordsIn(poppler(file)), wordsIn(printed)];
  if (references.every(({ length }) => length < 20)) return undefined;
  const pieces = printed.split(/\s{2,}|\n/).map(wordsIn);
  const { article } = await readArticle(
    readFileSync(file),
    'pdf',
    { ...defaultOptions, includeImages: false },
    context,
  );
  const backFrom = async (bytes: Uint8Array, format: 'md' | 'docx'): Promise<readonly string[]> =>
    wordsIn(plainBlocks((await readArticle(bytes, format, defaultOptions, context)).article.blocks));
  const txt = wordsIn(Buffer.from(writeText(article)).toString());
  const md = await backFrom(await writeMarkdown(article), 'md');
  const docx = await backFrom(await writeDocx(article, page, []), 'docx');
  return {
    name: basename(file),
    found: Math.max(...references.map((reference) => recall(reference, txt))),
    rows: Math.max(...references.map((reference) => common(reference, txt) / reference.length)),
    items: itemsFound(file, article.blocks),
    order: { txt: inOrder(pieces, txt), md: inOrder(pieces, md), docx: inOrder(pieces, docx) },
  };
}

interface Truth {
  readonly items?: readonly { readonly description?: unknown; readonly total_price?: unknown }[];
}

function itemsFound(file: string, blocks: readonly Block[]): Score['items'] {
  const path = `${file}.truth.json`;
  if (!existsSync(path)) return { all: 0, found: 0 };
  const { items = [] } = JSON.parse(readFileSync(path, 'utf8')) as Truth;
  const rows = tablesOf(blocks).flatMap(textsOf);
  const wanted = items.flatMap(({ description, total_price: price }) =>
    typeof description === 'string' && typeof price === 'number' ? [{ words: wordsIn(description), price }] : [],
  );
  const isRow = ({ words, price }: (typeof wanted)[number]): boolean =>
    rows.some(
      (row) => row.some((cell) => amountOf(cell) === Math.abs(price)) && recall(words, wordsIn(row.join(' '))) >= 0.5,
    );
  return { all: wanted.length, found: wanted.filter(isRow).length };
}

/** 1.234,50 € and $1,234.50 are one amount; undefined where a cell says anything else. */
function amountOf(cell: string): number | undefined {
  const digits = /^[^\d]{0,5}(\d[\d.,' ]*)[^\d]{0,5}$/.exec(cell)?.[1]?.trim();
  if (digits === undefined) return undefined;
  const [whole, cents = ''] = digits.split(/[.,](?=\d{1,4}$)/);
  return Number(`${(whole ?? '').replaceAll(/\D/g, '')}.${cents.replaceAll(/\D/g, '')}`);
}

/** A word counts when it is there after the word it follows; the first of a piece when it is there. */
function inOrder(pieces: readonly (readonly string[])[], result: readonly string[]): number {
  const pairs = (words: readonly string[]): readonly string[] =>
    words.slice(1).map((word, index) => `${words[index]} ${word}`);
  const firsts = pieces.flatMap(([first]) => (first === undefined ? [] : [first]));
  const followers = pieces.flatMap(pairs);
  return (
    (firsts.length * recall(firsts, result) + followers.length * recall(followers, pairs(result))) /
    (firsts.length + followers.length)
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const figure = (value: number): string => value.toFixed(3);

const files = positionals
  .flatMap((path) =>
    statSync(path).isFile()
      ? [path]
      : readdirSync(path, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.toLowerCase().endsWith('.pdf'))
          .map((name) => join(path, name)),
  )
  .sort();
const scores: Score[] = [];
for (const file of files) {
  try {
    const score = await words(file);
    if (score) scores.push(score);
  } catch (error) {
    console.log(`refused  ${basename(file)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (scores.length > 0) {
  if (flags.show)
    for (const { name, items } of scores.filter(({ items }) => items.found < items.all))
      console.log(`${items.found} of ${items.all} items  ${name}`);
  for (const { name, found, rows, order } of scores
    .toSorted((a, b) => a.order.md - b.order.md)
    .slice(0, Number(flags.worst)))
    console.log(`${figure(order.md)} in order, ${figure(found)} found, ${figure(rows)} by rows  ${name}`);
  const kind = (name: 'txt' | 'md' | 'docx'): string =>
    `${name} ${figure(mean(scores.map(({ order }) => order[name])))}`;
  console.log(
    `${scores.length} documents: found ${figure(mean(scores.map(({ found }) => found)))}; in order ${kind('txt')}, ${kind('md')}, ${kind('docx')}; by rows ${figure(mean(scores.map(({ rows }) => rows)))}; items as rows ${sum(scores.map(({ items }) => items.found))} of ${sum(scores.map(({ items }) => items.all))}; ${scores.filter(({ order }) => order.md < 0.95).length} below .95`,
  );
}

for (const kind of kinds) {
  let [tables, rightTables, cells, rightCells] = [0, 0, 0, 0];
  for (let seed = 1; seed <= Number(flags.tables); seed++) {
    const made = await madeTables(kind, seed);
    const { article } = await readArticle(made.bytes, 'pdf', defaultOptions, context);
    const found = tablesOf(article.blocks).map(textsOf);
    for (const wanted of made.tables) {
      tables++;
      cells += wanted.flat().length;
      const inPlace = (table: readonly (readonly string[])[]): number =>
        wanted.reduce((sum, row, y) => sum + row.filter((text, x) => table[y]?.[x] === text).length, 0);
      const table = found.toSorted((a, b) => inPlace(b) - inPlace(a))[0];
      if (!table) continue;
      rightCells += inPlace(table);
      if (table.every((row) => row.length === wanted[0]?.length)) rightTables++;
      if (flags.show && inPlace(table) < wanted.flat().length) console.log(kind, seed, wanted, table);
    }
  }
  console.log(
    `${kind.padEnd(28)} ${String(rightTables).padStart(4)} of ${tables} tables have their columns, ${((100 * rightCells) / cells).toFixed(1)} % of cells`,
  );
}
