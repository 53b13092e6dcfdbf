/** What the browser has to fetch, and how long the app takes to build. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb, firstLoadBytes } from '../../tools/build/web.ts';
import { kilobytes, type Row } from './row.ts';

const built = fileURLToPath(new URL('../../dist/web', import.meta.url));

async function sizeOf(begins: string): Promise<number> {
  const folder = join(built, 'assets');
  const name = (await readdir(folder)).find((file) => file.startsWith(begins) && file.endsWith('.br'));
  if (name === undefined) throw new Error(`The build has no file ${begins}….br`);
  return (await stat(join(folder, name))).size;
}

export const sizes: readonly Row[] = [
  {
    what: 'build of the app',
    budget: '10 s',
    async measure() {
      const start = performance.now();
      await buildWeb();
      return `${((performance.now() - start) / 1000).toFixed(1)} s`;
    },
  },
  {
    what: 'first load without pdf.js, gzip',
    budget: '200 KB',
    measure: async () => kilobytes(await firstLoadBytes(built)),
  },
  {
    what: 'pdf.js / its worker, brotli',
    budget: 'as it is',
    measure: async () => `${kilobytes(await sizeOf('pdf-'))} / ${kilobytes(await sizeOf('pdf.worker'))}`,
  },
];
