/** The names of files with corrections. */

/** Where `review` keeps the corrections of documents that are in no file of records. */
export const usualOverlay = 'corrections.json';

/** The file beside the records of `extract`: `may.ndjson` → `may.corrections.json`. */
export const overlayBeside = (out: string): string =>
  `${out.replace(/(?<=[^/\\])\.[A-Za-z0-9]{1,8}$/, '')}.corrections.json`;
