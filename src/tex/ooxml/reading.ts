/** What every part of reading a DOCX shares: definitions of the document, and what has been gathered so far. */
import type { BookmarkTargets } from './bookmarks.ts';
import type { Notes } from '../../office/word/notes.ts';
import type { Numbering } from '../../office/word/numbering.ts';
import type { PartReferences } from '../../office/package.ts';
import type { HubStyle, HubStyles } from './styles.ts';

/** What the DOCX holds, as read: the TeX must show as many. */
export interface DocumentCounts {
  paragraphs: number;
  headings: number;
  equations: number;
  footnotes: number;
  endnotes: number;
  tables: number;
  /** Pictures shown, not files: one file may be shown twice. */
  images: number;
  crossReferences: number;
}

export interface Media {
  /** Path that the TeX names for a part of the package: `image/image1.png`. Same part, same path. */
  use(partName: string): string;
}

export interface Reading {
  readonly styles: HubStyles;
  readonly numbering: Numbering;
  readonly bookmarks: BookmarkTargets;
  /** Of the part being read. */
  readonly references: PartReferences;
  readonly footnotes: Notes;
  readonly endnotes: Notes;
  readonly media: Media;
  readonly counts: DocumentCounts;
  /** Ids of styles met. */
  readonly usedStyles: Set<string>;
  /** Width of the text in points: pictures and tables are measured against it. */
  readonly textWidthPoints: number;
  /** Something was not kept. The same sentence is kept once. */
  warn(message: string): void;
  /** Notes being read: a note that holds itself ends here. */
  readonly inNote: boolean;
}

export function useStyle(reading: Reading, id: string | undefined): HubStyle | undefined {
  const style = reading.styles.get(id);
  if (style) reading.usedStyles.add(style.id);
  return style;
}
