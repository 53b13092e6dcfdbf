/** A block that becomes Hub: its element, and facts for the next steps. */
import type { ListPlace } from '../../office/word/numbering.ts';
import type { HubElement } from './node.ts';

export interface Block {
  readonly node: HubElement;
  /** The position in a list; headings have none, even when they are numbered. */
  readonly list?: ListPlace;
  /** Set for a caption, which is recognised by its sequence or its style. */
  readonly caption?: Caption;
  /** Whether the paragraph contains only pictures. */
  readonly pictures?: readonly HubElement[];
}

export interface Caption {
  readonly kind: 'figure' | 'table';
  /** The word before the number: Figure, 图, Tabelle. */
  readonly word: string | undefined;
}
