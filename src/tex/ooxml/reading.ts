/** State that all parts of the reader share: the definitions of the document, and what has been gathered so far. */
import type { BookmarkTargets } from './bookmarks.ts';
import type { Notes } from '../../office/word/notes.ts';
import type { Numbering } from '../../office/word/numbering.ts';
import type { PartReferences } from '../../office/package.ts';
import type { HubStyle, HubStyles } from './styles.ts';
import type { Message } from '../../texts/message.ts';

/** Counts of the contents of the DOCX, all of which the TeX has to show. */
export interface DocumentCounts {
  paragraphs: number;
  headings: number;
  equations: number;
  footnotes: number;
  endnotes: number;
  tables: number;
  /** Pictures as shown: one file may be shown twice. */
  images: number;
  crossReferences: number;
}

export interface Media {
  /** The path in the TeX for a part of the package: `image/image1.png`. The same part always has the same path. */
  use(partName: string): string;
}

export interface Reading {
  readonly styles: HubStyles;
  readonly numbering: Numbering;
  readonly bookmarks: BookmarkTargets;
  /** Relationships of the part that is being read. */
  readonly references: PartReferences;
  readonly footnotes: Notes;
  readonly endnotes: Notes;
  readonly media: Media;
  readonly counts: DocumentCounts;
  /** Ids of the styles in use. */
  readonly usedStyles: Set<string>;
  /** The width of the text in points, to which pictures and tables are scaled. */
  readonly textWidthPoints: number;
  /** Reports something that was left out. The same sentence is reported once. */
  warn(said: Message): void;
  /** Notes that are being read, so that a note inside itself is not read again. */
  readonly inNote: boolean;
}

export function useStyle(reading: Reading, id: string | undefined): HubStyle | undefined {
  const style = reading.styles.get(id);
  if (style) reading.usedStyles.add(style.id);
  return style;
}
