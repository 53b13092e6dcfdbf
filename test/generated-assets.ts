/** Before all tests: builds the generated assets where they are missing, so that a checkout that was just updated is tested as it is. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { weightsFiles, weightsFolder } from '../src/ocr/paddle/weights.ts';
import { shippedFile } from '../src/tex/stylesheets/compiled-confs.ts';

export async function setup(): Promise<void> {
  const needed = [shippedFile, ...Object.values(weightsFiles).map(({ file }) => join(weightsFolder(), file))];
  if (needed.every((path) => existsSync(path))) return;
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../tools/build/index.ts')]);
}
