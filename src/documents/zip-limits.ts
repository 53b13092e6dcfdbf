/** How much a ZIP may contain. In a file of its own, so that it does not load the code that reads ZIPs. */

export interface ZipLimits {
  readonly maxEntries: number;
  /** The largest entry, in unpacked bytes. */
  readonly maxEntryBytes: number;
  /** The unpacked bytes of one archive that the user gave, including all archives inside it. */
  readonly maxTotalBytes: number;
  /** The ratio of unpacked to packed size. Checked only for entries over 16 MB, because blank pictures pack very well. */
  readonly maxRatio: number;
}

const mebibyte = 1024 * 1024;

export const zipLimits: ZipLimits = {
  maxEntries: 10_000,
  maxEntryBytes: 200 * mebibyte,
  maxTotalBytes: 4096 * mebibyte,
  maxRatio: 250,
};

/** The rest of `maxTotalBytes`, shared by an archive and all archives nested in it. */
export interface ZipBudget {
  bytes: number;
}
