/** What is known of a Word document while it is read, and what is gathered on the way. */
import type { XmlNode } from '../../../documents/xml.ts';
import type { OfficePackage, PartReference } from '../../../office/package.ts';
import type { Block, Picture } from '../model.ts';
import type { DocxStyles } from './docx-styles.ts';

export interface DocxReading {
  readonly office: OfficePackage;
  readonly references: ReadonlyMap<string, PartReference>;
  readonly styles: DocxStyles;
  readonly pictures: Map<string, Picture>;
  readonly warnings: Set<string>;
  /** In order of their references in the text. */
  readonly notes: { readonly kind: 'footnote' | 'endnote'; readonly id: string }[];
  /** What stands beside the text where it was met: text boxes, the texts of diagrams. */
  readonly beside: Beside[];
}

type Beside = { readonly kind: 'nodes'; readonly parent: XmlNode } | { readonly kind: 'block'; readonly block: Block };
