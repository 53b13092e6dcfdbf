/** The width of text in letters: Han and other wide characters count as two. */
export function shownWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e80' ? 2 : 1;
  return width;
}
