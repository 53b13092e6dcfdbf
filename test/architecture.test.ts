/** The rules of the house that can be read from its imports and its file names. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { outputFormats } from '../src/cli/extract/reporters/index.ts';
import { checks } from '../src/extract/checks/index.ts';
import { sums } from '../src/extract/checks/sums.ts';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

/** Outside their room, stores are known by what they promise, not by how they keep it. */
const storePorts = [
  'stores/blobs/blob-store.ts',
  'stores/blobs/referenced-blobs.ts',
  'stores/blobs/references.ts',
  'stores/counters/counters.ts',
  'stores/instances/instances.ts',
  'stores/locks/leases.ts',
  'stores/locks/locks.ts',
  'stores/queues/job-queue.ts',
  'stores/records/record-store.ts',
  'stores/wake/wake-channel.ts',
];

/** Values that a person corrected are judged again where they are kept, without the document. */
const judging = ['extract/judge.ts', 'extract/corrections.ts', 'extract/checks/index.ts', 'extract/templates/teach.ts'];

/**
 * What each room may import besides itself: rooms, or single files. Files at the top (`index.ts`) may import anything.
 * No room may import itself through others, which the test of circles checks.
 */
const allowed: Record<string, readonly string[]> = {
  assets: [],
  geometry: [],
  texts: [],
  domain: ['geometry', 'texts'],
  invoices: ['domain', 'texts'],
  documents: ['domain', 'texts', 'geometry', 'assets'],
  ocr: ['domain', 'texts', 'geometry', 'assets'],
  tables: ['domain', 'texts', 'invoices'],
  mailbox: ['domain', 'texts'],
  office: ['domain', 'texts', 'documents'],
  programs: ['domain', 'texts', 'documents', 'office', 'assets', 'runtime/workers/slots.ts'],
  extract: ['domain', 'texts', 'geometry', 'documents', 'ocr', 'invoices', 'assets'],
  typesetting: ['domain', 'texts', 'assets'],
  books: ['domain', 'texts', 'documents', 'extract', 'einvoices'],
  claims: ['domain', 'texts', 'assets', 'typesetting', 'books/exporter.ts'],
  einvoices: ['domain', 'texts', 'documents', 'extract', 'assets', 'typesetting'],
  merge: ['domain', 'texts', 'geometry', 'documents', 'invoices', 'einvoices', 'assets'],
  split: ['domain', 'texts', 'documents', 'extract', 'merge'],
  tex: ['domain', 'texts', 'documents', 'office', 'programs', 'assets'],
  convert: ['domain', 'texts', 'geometry', 'documents', 'ocr', 'office', 'programs', 'tex', 'einvoices', 'typesetting'],
  stores: ['domain', 'texts'],
  runtime: ['domain', 'texts', 'documents/readers/pdf/engine-memory.ts', 'ocr', 'extract', ...storePorts],
  tasks: [
    'domain',
    'texts',
    'documents',
    'extract',
    'merge',
    'split',
    'convert',
    'tex',
    'invoices',
    'runtime',
    ...storePorts,
  ],
  archive: ['domain', 'texts', 'documents', ...judging, 'invoices', 'merge', 'runtime', 'tables', ...storePorts],
  people: ['domain', 'texts', 'runtime', ...storePorts],
  sessions: ['domain', 'texts', 'merge', 'runtime', ...storePorts],
  conversions: ['domain', 'texts', 'convert', 'tex', 'runtime', 'tasks', ...storePorts],
  server: [
    'domain',
    'texts',
    'documents',
    'invoices',
    'merge',
    'convert',
    'tex',
    'runtime',
    'tasks',
    'archive',
    'people',
    'sessions',
    'conversions',
    'tables',
    'extract/corrections-schema.ts',
    ...storePorts,
  ],
  config: [
    'domain',
    'texts',
    'extract',
    'invoices',
    'mailbox/options.ts',
    'merge',
    'convert',
    'runtime',
    'server/options.ts',
    'cli/extract/reporters/index.ts',
    'cli/extract/reporters/options.ts',
  ],
  compose: [
    'domain',
    'texts',
    'ocr',
    'extract',
    'convert',
    'tex',
    'runtime',
    'tasks',
    'stores',
    'conversions',
    'people',
    'server',
  ],
  // Of the configuration, what is said about wrong values.
  library: [
    'domain',
    'texts',
    'documents',
    'extract',
    'merge',
    'convert',
    'runtime',
    'tasks',
    'compose',
    'config/complaint.ts',
    'config/values.ts',
  ],
  // What runs in browsers: of the server, the shapes of its answers.
  web: [
    'domain',
    'geometry',
    'texts',
    'merge/layout.ts',
    'merge/decoration/language.ts',
    'merge/decoration/positions.ts',
    'server/apis/invoices/schemas.ts',
    'server/apis/invoices/draft-schemas.ts',
    'server/apis/invoices/review-schemas.ts',
    'server/apis/invoices/teach-schemas.ts',
  ],
  cli: [
    'domain',
    'texts',
    'documents',
    'mailbox',
    'ocr',
    'extract',
    'invoices',
    'merge',
    'split',
    'convert',
    'books',
    'claims',
    'tables',
    'typesetting',
    'programs',
    'runtime',
    'tasks',
    'config',
    'compose',
    'server/clients/tiers.ts',
  ],
};

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));

const files = [...filesBelow(source, '.ts'), ...filesBelow(source, '.vue')];
const textOf = (file: string): string => readFileSync(join(source, file), 'utf8');
const roomOf = (file: string): string => file.split('/')[0] ?? '';

/** Specifiers of `from '…'`, `import '…'` and `import('…')`, types included; the words may occur in other strings. */
function importsOf(file: string): string[] {
  const statements = /^(?:import|export|\}) [^'\n]*?'([^']+)';$|^import '([^']+)';$|\bimport\('([^']+)'\)/gm;
  return [...textOf(file).matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const filesImportedBy = (file: string): string[] =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(source, resolve(source, dirname(file), specifier)));

it('Each room imports only the rooms that it is allowed to know', () => {
  expect(files.length).toBeGreaterThan(20);
  const wrong = files
    .filter((file) => file.includes('/'))
    .flatMap((file) => {
      const room = roomOf(file);
      const rules = allowed[room];
      if (!rules) return [`${room} has no rule`];
      return filesImportedBy(file)
        .filter((target) => roomOf(target) !== room && target !== '../package.json')
        .filter((target) => !rules.includes(roomOf(target)) && !rules.includes(target))
        .map((target) => `${file} imports ${target}`);
    });
  expect(wrong).toEqual([]);
});

it('an API folder imports no store, because the applications below it decide what is kept', () => {
  const apis = files.filter((file) => file.startsWith('server/apis/'));
  expect(apis.length).toBeGreaterThan(20);
  const wrong = apis.flatMap((file) =>
    filesImportedBy(file)
      .filter((target) => roomOf(target) === 'stores')
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('code that finds positions on a page knows no kind of document', () => {
  const layout = files.filter((file) => file.startsWith('extract/layout/'));
  expect(layout.length).toBeGreaterThan(2);
  const wrong = layout.flatMap((file) =>
    filesImportedBy(file)
      .filter((target) => roomOf(target) === 'extract' && !target.startsWith('extract/layout/'))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('domain and geometry know zod and no other package', () => {
  const pure = files.filter((file) => ['domain', 'geometry'].includes(roomOf(file)));
  const packages = pure.flatMap((file) => importsOf(file).filter((specifier) => !specifier.startsWith('.')));
  expect(packages.filter((name) => name !== 'zod')).toEqual([]);
});

it.each([
  ['pg', 'stores/sql/postgres.ts'],
  ['pg-boss', 'stores/queues/pg-boss-start.ts'],
  ['@aws-sdk/client-s3', 'stores/blobs/s3-bucket.ts'],
  ['@opentelemetry/api', 'runtime/tracing/open-telemetry.ts'],
  ['@opentelemetry/sdk-trace', 'runtime/tracing/open-telemetry.ts'],
  ['@opentelemetry/resources', 'runtime/tracing/open-telemetry.ts'],
  ['@opentelemetry/exporter-trace-otlp-http', 'runtime/tracing/open-telemetry.ts'],
])('%s is loaded only where the address of its service is configured', (name, importer) => {
  const naming = files.filter((file) => importsOf(file).includes(name));
  expect(naming).toEqual([importer]);
  const statements = textOf(importer).match(/^import [^;]* from '[^']+';$/gm) ?? [];
  expect(statements.length).toBeGreaterThan(3);
  const loading = statements.filter((text) => text.includes(`'${name}'`) && !text.startsWith('import type '));
  expect(loading).toEqual([]);
});

it('no source file is longer than 400 lines', () => {
  const lines = files.map((file) => [textOf(file).split('\n').length, file] as const);
  expect(lines.filter(([count]) => count > 400)).toEqual([]);
});

it('no folder has a name without a meaning', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared|lib)\//.test(file))).toEqual([]);
});

it('a test stands at the path of the file or the folder that it tests', () => {
  const tests = filesBelow(import.meta.dirname, '.test.ts');
  const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
  const tested = (base: string, path: string): boolean =>
    existsSync(join(base, `${path}.ts`)) ||
    existsSync(join(base, `${path}.vue`)) ||
    isFolder(join(base, path)) ||
    isFolder(join(base, dirname(path)));
  const astray = tests.filter((file) => {
    if (!file.includes('/') || file.startsWith('e2e/') || file.startsWith('hostile/')) return false;
    const path = file.slice(0, -'.test.ts'.length);
    return !tested(/^(?:bench|tools)\//.test(path) ? root : source, path);
  });
  expect(astray).toEqual([]);
});

it('files do not import each other in circles, not even for types', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const target of filesImportedBy(file)) if (/\.(?:ts|vue)$/.test(target)) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

/** Literals of the code that name one of `names`. */
const mentionsOf = (file: string, names: readonly string[]): string[] =>
  names.filter((name) => textOf(file).includes(`'${name}'`)).map((name) => `${file} names ${name}`);

it('only the reporters themselves refer to the name of an output format of extract', () => {
  // `json` is a form of the log, and of other commands, too.
  const names = outputFormats.map(({ name }) => name).filter((name) => name !== 'json');
  const elsewhere = files.filter(
    (file) =>
      (/^cli\/[^/]+\.ts$/.test(file) || file.startsWith('cli/extract/') || roomOf(file) === 'config') &&
      !file.startsWith('cli/extract/reporters/'),
  );
  expect(elsewhere.length).toBeGreaterThan(10);
  expect(elsewhere.flatMap((file) => mentionsOf(file, names))).toEqual([]);
});

it('only the checks themselves refer to the name of a check', () => {
  // Fields and rooms of the program have names of one word as well.
  const names = checks.map(({ id }) => id).filter((id) => id.includes('-') || id === sums.id);
  expect(names.length).toBeGreaterThan(6);
  const elsewhere = files.filter((file) => !file.startsWith('extract/checks/'));
  expect(elsewhere.flatMap((file) => mentionsOf(file, names))).toEqual([]);
});
