/** Calendar months in a time zone. */

export interface Months {
  /** When the current month and the one before it began. */
  at(nowMs: number): { readonly thisMonthMs: number; readonly lastMonthMs: number };
}

/** Throws a RangeError for an unknown zone; the options have already refused those. */
export function calendarMonths(timeZone: string): Months {
  const wallClock = formatterOf(timeZone);

  /** How far the local time of the zone is ahead of UTC. */
  function aheadMs(ms: number): number {
    const parts = Object.fromEntries(wallClock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
  }
  /** `month` counts from 0 and may run past the end of the year. */
  function beginOf(year: number, month: number): number {
    const asUtc = Date.UTC(year, month, 1);
    // Daylight saving time may begin or end between the first guess and the day itself, so the offset is looked up twice.
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
