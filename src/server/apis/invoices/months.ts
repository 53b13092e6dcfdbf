/** Calendar months of a time zone. */

export interface Months {
  /** When this month and the one before began. */
  at(nowMs: number): { readonly thisMonthMs: number; readonly lastMonthMs: number };
}

/** Throws a RangeError for a zone that nobody knows: the options have checked it. */
export function calendarMonths(timeZone: string): Months {
  const wallClock = formatterOf(timeZone);

  /** How far the zone's wall clock is ahead of UTC. */
  function aheadMs(ms: number): number {
    const parts = Object.fromEntries(wallClock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
  }
  /** `month` from 0; beyond a year's end it counts on. */
  function beginOf(year: number, month: number): number {
    const asUtc = Date.UTC(year, month, 1);
    // The clock may have been changed between the first guess and the day itself.
    return asUtc - aheadMs(asUtc - aheadMs(asUtc));
  }
  return {
    at(nowMs) {
      const there = new Date(nowMs + aheadMs(nowMs));
      const [year, month] = [there.getUTCFullYear(), there.getUTCMonth()];
      return { thisMonthMs: beginOf(year, month), lastMonthMs: beginOf(year, month - 1) };
    },
  };
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const parts = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  return new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', hourCycle: 'h23', ...parts });
}
