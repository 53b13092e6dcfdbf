/** The sheets behind a claim, on which papers are pasted (粘贴单): A4, with a strip at the left to bind them. Millimetres. */
export const sheetSize = {
  width: 210,
  height: 297,
  /** Left of it the sheet is bound. */
  binding: 22,
  /** Above the papers: the title. */
  head: 18,
  margin: 6,
} as const;

/** The area of the papers. */
export const paperArea = {
  width: sheetSize.width - sheetSize.binding - sheetSize.margin,
  height: sheetSize.height - sheetSize.head - sheetSize.margin,
} as const;
