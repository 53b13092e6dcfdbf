/**
 * Servers and workers in processes of their own against one process: `npm run bench -- shared [WORD]`, with a word of the
 * lines that are wanted. Build first. It starts its own PostgreSQL and bucket. Ratios are of alternating runs and count; times
 * depend on the machine and on what else it does.
 */
import { loadavg } from 'node:os';
import { apart } from './apart.ts';
import { queues } from './queues.ts';
import type { Row } from './row.ts';
import { statements } from './statements.ts';
import { workers } from './workers.ts';

const [wanted = ''] = process.argv.slice(2);
const rows: readonly Row[] = [...queues, ...apart, ...workers, ...statements].filter(({ what }) =>
  what.includes(wanted),
);

console.log(`${'what'.padEnd(56)} ${'to reach'.padEnd(28)} measured`);
for (const { what, toReach, measure } of rows) {
  // One line that cannot be measured does not hide the others.
  const measured = await measure().catch((error: unknown) => {
    process.exitCode = 1;
    return `not measured: ${String(error).split('\n')[0] ?? ''}`;
  });
  const busy = `load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
  console.log(`${what.padEnd(56)} ${toReach.padEnd(28)} ${measured}  (${busy})`);
}
