/** The port of an e-invoice syntax: which root element it has, and what its elements say. One file for each syntax. */
import type { XmlNode } from '../../../documents/xml.ts';
import type { Reading } from '../../reading.ts';
import type { InvoiceDetails } from './details.ts';

export interface XmlSyntax {
  readonly name: string;
  /** Found in the first kilobytes of every such file, and hardly elsewhere: a hint, before the file is parsed. */
  readonly sign: RegExp;
  matches(root: XmlNode): boolean;
  /** One reading for each invoice. Values that are missing, or that are not of their kind, are absent. */
  read(root: XmlNode): Reading[];
  /** Details beyond the readings, one for each reading, in their order. Absent if the syntax has none. */
  details?(root: XmlNode): readonly InvoiceDetails[];
}
