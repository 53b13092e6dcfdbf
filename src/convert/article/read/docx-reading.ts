/** State that all parts of the reader share: the document, and what has been gathered so far. */
import type { XmlNode } from '../../../documents/xml.ts';
import type { OfficePackage, PartReferences } from '../../../office/package.ts';
import type { WordDocument } from '../../../office/word/document.ts';
import type { NoteKind } from '../../../office/word/notes.ts';
import type { Block, Picture } from '../model.ts';
import type { DrawChart } from './charts.ts';
import type { MessageSet } from '../../../texts/message.ts';

export interface DocxReading {
  readonly office: OfficePackage;
  readonly word: WordDocument;
  /** Relationships of the part that is being read. */
  readonly references: PartReferences;
  readonly pictures: Map<string, Picture>;
  readonly warnings: MessageSet;
  /** Names of bookmarks that links of the document lead to. */
  readonly linked: ReadonlySet<string>;
  readonly drawChart: DrawChart;
  /** In the order of their references in the text. */
  readonly notes: { readonly of: NoteKind; readonly id: string }[];
  /** Text boxes and texts of diagrams that are anchored in the paragraph that is being read. */
  readonly beside: Beside[];
}

type Beside = { readonly kind: 'story'; readonly story: XmlNode } | { readonly kind: 'block'; readonly block: Block };
