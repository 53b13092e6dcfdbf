/** Builds the program once for all files of this folder that a run has: each of them starts what is built. */
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');

export async function setup(): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const run = promisify(execFile);
  await run(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root });
  await run(process.execPath, ['tools/build/index.ts'], { cwd: root });
}
