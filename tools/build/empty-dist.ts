/**
 * The part of the build before the compiler: removes what an earlier build left in dist. Otherwise files whose sources
 * were moved or deleted since would be published.
 */
import { rm } from 'node:fs/promises';

await rm(new URL('../../dist', import.meta.url), { recursive: true, force: true });
