/** The version of this package, which is that of the engines it is made of. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

let read: Promise<string> | undefined;

export const ownVersion = (): Promise<string> =>
  (read ??= readFile(new URL('../../package.json', import.meta.url), 'utf8').then(
    (text) => z.object({ version: z.string() }).parse(JSON.parse(text)).version,
  ));
