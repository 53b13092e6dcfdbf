/** A block on its way into Hub: the element, and what only the next steps need to know of it. */
import type { ListPlace } from '../../office/word/numbering.ts';
import type { HubElement } from './node.ts';

export interface Block {
  readonly node: HubElement;
  /** Place in a list; headings have none, numbered or not. */
  readonly list?: ListPlace;
  /** A caption, by its sequence or its style. */
  readonly caption?: Caption;
  /** A paragraph that holds pictures and nothing else. */
  readonly pictures?: readonly HubElement[];
}

export interface Caption {
  readonly kind: 'figure' | 'table';
  /** The word before the number: Figure, 图, Tabelle. */
  readonly word: string | undefined;
}
