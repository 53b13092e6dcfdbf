/** The syntaxes of e-invoices, in the order in which they are tried. */
import type { XmlNode } from '../../../documents/xml.ts';
import { cii } from './cii.ts';
import type { XmlSyntax } from './syntax.ts';
import { edrm } from './edrm.ts';
import { fatturapa } from './fatturapa.ts';
import { shudianXml } from './shudian-xml.ts';
import { ubl } from './ubl.ts';
import { xbrl } from './xbrl.ts';

// The ZUGFeRD release candidate has the same root as UBL, Invoice. CII looks at the namespace and therefore comes first.
const syntaxes: readonly XmlSyntax[] = [cii, ubl, fatturapa, shudianXml, edrm, xbrl];

/** Whether the first kilobytes of a file say that it may be an e-invoice. Zero bytes of UTF-16 are left out before. */
export const hasSignOfInvoice = (head: string): boolean => syntaxes.some(({ sign }) => sign.test(head));

/** The most elements that an envelope (Peppol's SBDH, national gateways) has around the invoice. */
const maxEnvelopeDepth = 3;

/** The element that is an invoice, and its syntax: the root itself, or an element in an envelope. */
export function findInvoice(
  root: XmlNode,
  depth = 0,
): { readonly syntax: XmlSyntax; readonly invoice: XmlNode } | undefined {
  const syntax = syntaxes.find((candidate) => candidate.matches(root));
  if (syntax) return { syntax, invoice: root };
  if (depth === maxEnvelopeDepth) return undefined;
  for (const inner of root.children) {
    const found = findInvoice(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** Namespaces of business documents: UBL (orders, catalogues, despatch advices) and UN/CEFACT messages (Order-X). */
const businessNamespace =
  /^urn:oasis:names:(?:specification|tc):ubl:schema:xsd:(?!Common)|^urn:un:unece:uncefact:data:(?:(?:standard|draft):)?(?:SCRDM|Cross)/i;

/** The element that is a business document of another kind, the root itself or one inside an envelope. */
export function findOtherDocument(root: XmlNode, depth = 0): XmlNode | undefined {
  if (businessNamespace.test(root.namespace ?? '')) return root;
  if (depth === maxEnvelopeDepth) return undefined;
  for (const inner of root.children) {
    const found = findOtherDocument(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}
