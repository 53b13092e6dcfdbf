/** What the parts of the reader of Word documents share: the document, and what has been gathered so far. */
import type { XmlNode } from '../../../documents/xml.ts';
import type { OfficePackage, PartReferences } from '../../../office/package.ts';
import type { WordDocument } from '../../../office/word/document.ts';
import type { NoteKind } from '../../../office/word/notes.ts';
import type { Block, Picture } from '../model.ts';

export interface DocxReading {
  readonly office: OfficePackage;
  readonly word: WordDocument;
  /** Of the part that is being read. */
  readonly references: PartReferences;
  readonly pictures: Map<string, Picture>;
  readonly warnings: Set<string>;
  /** In order of their references in the text. */
  readonly notes: { readonly of: NoteKind; readonly id: string }[];
  /** What was anchored in the paragraph that is being read: text boxes, the texts of diagrams. */
  readonly beside: Beside[];
}

type Beside = { readonly kind: 'story'; readonly story: XmlNode } | { readonly kind: 'block'; readonly block: Block };
