/** How wide text is shown, in letters: Han characters and their like take two. */
export function shownWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e80' ? 2 : 1;
  return width;
}
