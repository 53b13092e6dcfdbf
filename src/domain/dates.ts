/** Calendar dates as ISO 8601 text. Text compares and sorts as the dates do, and no time zone can shift it. */

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** `2024-02-30` is no date, and neither is a year outside 1900–2199. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Dates as machines write them: `20240517`, `2024-05-17`, `2024-5-7`, `2024/05/17`, each perhaps followed by a time or an offset.
 * Undefined for anything else; the layout source reads dates as people print them.
 */
export function parseMachineDate(text: string): string | undefined {
  const match =
    /^\s*(\d{4})(\d{2})(\d{2})(?:\d{4,9})?\s*$/.exec(text) ??
    /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s+Z-].*)?$/.exec(text);
  return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** The day `days` after `date`. */
export function addDays(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
