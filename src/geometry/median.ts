/** The value in the middle; for an even number of values the greater of the two in the middle; 0 if there are none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The value in the middle; for an even number of values the smaller of the two in the middle. */
export const lowerMedian = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
