/** The times of the API are in Beijing time, which has no daylight saving time. */
const offsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** `2024-12-18T10:30:45+08:00` */
export const stampOf = (ms: number): string => `${new Date(ms + offsetMs).toISOString().slice(0, 19)}+08:00`;

export const stampOrNull = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : stampOf(ms);

/** The start of the day that contains `ms`. */
export const dayBegan = (ms: number): number => Math.floor((ms + offsetMs) / dayMs) * dayMs - offsetMs;

/** Seconds with one decimal. */
export const secondsOf = (ms: number): number => Math.round(ms / 100) / 10;
