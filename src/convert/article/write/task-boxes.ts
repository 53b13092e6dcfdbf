/** The boxes of tasks, drawn as lines, because the fonts that are shipped lack ☐ and ☑. */

const check =
  '#place(line(start: (12%, 48%), end: (40%, 80%), stroke: 0.8pt))#place(line(start: (40%, 80%), end: (90%, 12%), stroke: 0.8pt))';
const boxCode = (inside: string): string =>
  `box(width: 0.75em, height: 0.75em, baseline: 0.08em, stroke: 0.6pt, [${inside}])`;

const drawn: ReadonlyMap<string, string> = new Map([
  ['☐', boxCode('')],
  ['☑', boxCode(check)],
]);

/** Typst code of a text in which boxes may stand; `code` makes that of the text between them. */
export function withTaskBoxes(text: string, code: (text: string) => string): string {
  const parts = text.split(/([☐☑])/).filter((part) => part !== '');
  if (!parts.some((part) => drawn.has(part))) return code(text);
  return `{ ${parts.map((part) => drawn.get(part) ?? code(part)).join('; ')} }`;
}

/** The text without what is drawn, to look for characters that the fonts lack. */
export const withoutTaskBoxes = (text: string): string => text.replaceAll(/[☐☑]/g, '');
