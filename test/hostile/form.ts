/** `npm run test:hostile` runs everything (vitest's mode is "full"); with all other tests a part of it that takes about a minute runs. */
export const isFull = process.env['HOSTILE'] === 'full';

/** Follows from the seed alone, so that what failed can be tried again: `HOSTILE_SEED=… npm run test:hostile`. */
export const seed = Number(process.env['HOSTILE_SEED'] ?? (isFull ? Date.now() % 1_000_000 : 1));

/** One case of the fuzzer alone. */
export const onlyIndex = process.env['HOSTILE_INDEX'] === undefined ? undefined : Number(process.env['HOSTILE_INDEX']);
