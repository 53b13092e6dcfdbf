/** E-invoice dialects, the surest to tell first. */
import type { XmlNode } from '../../../documents/xml.ts';
import { cii } from './cii.ts';
import type { Dialect } from './syntax.ts';
import { edrm } from './edrm.ts';
import { fatturapa } from './fatturapa.ts';
import { shudianXml } from './shudian-xml.ts';
import { ubl } from './ubl.ts';
import { xbrl } from './xbrl.ts';

// The ZUGFeRD release candidate has the root Invoice like UBL has: cii looks at the namespace and comes first.
const dialects: readonly Dialect[] = [cii, ubl, fatturapa, shudianXml, edrm, xbrl];

/** Envelopes (Peppol's SBDH, national gateways) put the invoice this deep at most. */
const maxEnvelopeDepth = 3;

/** The element that is an invoice, and its dialect: the root itself, or one inside an envelope. */
export function findInvoice(
  root: XmlNode,
  depth = 0,
): { readonly dialect: Dialect; readonly invoice: XmlNode } | undefined {
  const dialect = dialects.find((candidate) => candidate.matches(root));
  if (dialect) return { dialect, invoice: root };
  if (depth === maxEnvelopeDepth) return undefined;
  for (const inner of root.children) {
    const found = findInvoice(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}
