/** mc:AlternateContent (ECMA-376, part 3): the same content for newer and for older programs. One branch is read. */
import type { XmlNode } from '../../documents/xml.ts';

/** The first choice, or the fallback when there is no choice. */
export const branchOf = (alternatives: XmlNode): XmlNode | undefined =>
  alternatives.children.find(({ name }) => name === 'Choice') ??
  alternatives.children.find(({ name }) => name === 'Fallback');
