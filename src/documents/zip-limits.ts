/** How much a ZIP may contain. In a file of its own, so that it does not load the code that reads ZIPs. */

export interface ZipLimits {
  readonly maxEntries: number;
  /** Bytes of one entry, unpacked. */
  readonly maxEntryBytes: number;
  /** Bytes unpacked from one archive given by the user, with all archives inside it. */
  readonly maxTotalBytes: number;
  /** Unpacked to packed, asked only of entries over 16 MB: blank pictures pack very well. */
  readonly maxRatio: number;
}

const mebibyte = 1024 * 1024;

export const zipLimits: ZipLimits = {
  maxEntries: 10_000,
  maxEntryBytes: 200 * mebibyte,
  maxTotalBytes: 4096 * mebibyte,
  maxRatio: 250,
};

/** What is left of `maxTotalBytes`. One for an archive and all those nested in it. */
export interface ZipBudget {
  bytes: number;
}
