/** The house rules that a reader of imports can hold: who may know whom, how long a file may be, what loads at start-up. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '../src');

/** Of the stores only these are known outside: what they promise, not how they keep it. */
const storePorts = [
  'stores/blobs/blob-store.ts',
  'stores/blobs/held-blobs.ts',
  'stores/blobs/holds.ts',
  'stores/locks/locks.ts',
  'stores/queues/job-queue.ts',
  'stores/records/record-store.ts',
];

/** What each room may import besides itself: rooms, or single files. The files at the top (`compose.ts`, …) may know all. */
const allowed: Record<string, readonly string[]> = {
  domain: [],
  documents: ['domain'],
  ocr: ['domain'],
  extract: ['domain', 'documents', 'ocr'],
  tasks: ['domain', 'documents', 'ocr', 'extract', 'merge', 'convert', ...storePorts],
  stores: ['domain'],
  server: ['domain', 'documents', 'extract', 'merge', 'convert', 'tasks', ...storePorts],
  config: ['domain', 'extract', 'merge', 'convert', 'tasks', 'server/options.ts'],
  merge: ['domain', 'documents', 'extract'],
  convert: ['domain', 'documents', 'ocr'],
  cli: [
    'domain',
    'documents',
    'ocr',
    'extract',
    'merge',
    'convert',
    'tasks',
    'config',
    'compose.ts',
    'compose-server.ts',
    'compose-convert.ts',
    'compose-clients.ts',
    'server/clients/tiers.ts',
  ],
};

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  // A statement's `from '…'` or `import '…'`, and `import('…')`; the words may occur in other strings.
  const statements = /^(?:import|export|\}) [^'\n]*?'([^']+)';$|^import '([^']+)';$|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3]!);
}

const roomOf = (file: string): string => file.split('/')[0]!;

it('finds the source', () => expect(files.length).toBeGreaterThan(20));

it.each(files)('%s imports only what its room may know', (file) => {
  const room = roomOf(file);
  if (!file.includes('/')) return;
  expect(Object.keys(allowed), 'every room has a rule').toContain(room);
  for (const specifier of importsOf(file)) {
    if (!specifier.startsWith('.')) {
      if (room === 'domain') expect(specifier, 'domain knows zod and nothing else').toBe('zod');
      continue;
    }
    const target = relative(source, resolve(source, dirname(file), specifier));
    const targetRoom = roomOf(target);
    if (targetRoom !== room && target !== '../package.json')
      expect([targetRoom, target], `${file} imports ${target}`).toSatisfy((names: string[]) =>
        names.some((name) => allowed[room]?.includes(name)),
      );
  }
});

it.each(files)('%s is short enough to read', (file) => {
  expect(readFileSync(join(source, file), 'utf8').split('\n').length).toBeLessThanOrEqual(400);
});

it('has no folder whose name says nothing', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared|lib)\//.test(file))).toEqual([]);
});
