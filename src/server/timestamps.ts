/** Points in time as most APIs write them. */

/** UTC to the second: `2023-11-20T10:00:00Z`. */
export const utcTimestamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
