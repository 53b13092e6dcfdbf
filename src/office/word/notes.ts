/** Footnotes and endnotes (ECMA-376, part 1, 17.11): separate parts with their own relationships. */
import { children, type XmlNode } from '../../documents/xml.ts';
import { attribute } from '../nodes.ts';
import { type OfficePackage, partOfType, type PartReferences } from '../package.ts';

export type NoteKind = 'footnote' | 'endnote';

export interface Notes {
  /** The element that contains the blocks of a note. */
  get(id: string): XmlNode | undefined;
  /** The relationships of links and pictures inside the notes. */
  readonly references: PartReferences;
}

/** `references` are those of the main part. Rejects with corrupt_document or too_large. */
export async function readNotes(office: OfficePackage, references: PartReferences, kind: NoteKind): Promise<Notes> {
  const part = partOfType(references, `${kind}s`);
  const root = part === undefined ? undefined : await office.xml(part);
  const found = new Map<string, XmlNode>();
  for (const node of root ? children(root, kind) : []) {
    // The lines that separate notes from text are also notes, with a special type.
    const type = attribute(node, 'type');
    const id = attribute(node, 'id');
    if (id !== undefined && (type === undefined || type === 'normal')) found.set(id, node);
  }
  return {
    get: (id) => found.get(id),
    references: part === undefined ? new Map() : await office.references(part),
  };
}
