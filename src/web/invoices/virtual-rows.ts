/** Which rows of a long list are in the document: those in sight and some around them. All rows have the same height. */

export interface Window {
  /** Pixels. */
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly viewHeight: number;
  /** Rows of the whole list. */
  readonly count: number;
}

export interface VirtualRows {
  /** Index of the first row, and of the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Pixels above and below, where the other rows would be. */
  readonly above: number;
  readonly below: number;
}

/** Rows beyond each edge, so that nothing is blank while the user scrolls. */
const beyond = 12;
/** Whatever the size of the window. */
const mostRows = 150;

export function virtualRows({ rowHeight, scrollTop, viewHeight, count }: Window): VirtualRows {
  const seenFirst = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const first = Math.max(0, Math.min(seenFirst - beyond, count - 1));
  const wanted = Math.ceil((scrollTop + viewHeight) / rowHeight) + beyond;
  const end = Math.max(first, Math.min(wanted, count, first + mostRows));
  return { first, end, above: first * rowHeight, below: (count - end) * rowHeight };
}

/** Where to scroll so that a row is in sight; undefined if it is. */
export function scrollTo(index: number, { rowHeight, scrollTop, viewHeight }: Window): number | undefined {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + viewHeight) return top + rowHeight - viewHeight;
  return undefined;
}
