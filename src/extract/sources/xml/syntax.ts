/** The port of an e-invoice dialect: which root element is its own, and what its elements say. One file per dialect. */
import type { XmlNode } from '../../../documents/xml.ts';
import type { Reading } from '../../reading.ts';

export interface Dialect {
  readonly name: string;
  matches(root: XmlNode): boolean;
  /** One reading an invoice. What the XML leaves out, or writes so that it is no value of its kind, is absent. */
  read(root: XmlNode): Reading[];
}
