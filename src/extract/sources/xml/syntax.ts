/** The port of an e-invoice syntax: which root element it has, and what its elements say. One file for each syntax. */
import type { XmlNode } from '../../../documents/xml.ts';
import type { Reading } from '../../reading.ts';

export interface XmlSyntax {
  readonly name: string;
  matches(root: XmlNode): boolean;
  /** One reading for each invoice. Values that are missing, or that are not of their kind, are absent. */
  read(root: XmlNode): Reading[];
}
