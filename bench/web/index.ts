/**
 * The speed of the browser app, in Chromium over a real `serve`: `npm run bench -- web [WORD]`, with a word of the lines that
 * are wanted. Build first. Times depend on the machine and on what else it does.
 */
import { layouts } from './layouts.ts';
import type { Row } from './row.ts';
import { screens } from './screens.ts';
import { sizes } from './sizes.ts';
import { onStage } from './stage.ts';
import { uploads } from './uploads.ts';

const [wanted = ''] = process.argv.slice(2);
const rows: readonly Row[] = [...sizes, ...screens, ...layouts, ...uploads].filter(({ what }) => what.includes(wanted));

console.log(`${'what'.padEnd(48)} ${'budget'.padEnd(44)} measured`);
for (const { what, budget, measure } of rows) {
  // One line that cannot be measured does not hide the others.
  const measured = await onStage(measure).catch((error: unknown) => {
    process.exitCode = 1;
    return `not measured: ${String(error).split('\n')[0] ?? ''}`;
  });
  console.log(`${what.padEnd(48)} ${budget.padEnd(44)} ${measured}`);
}
