/** Removes the invisible text of an earlier recognition from a page and from the forms that it draws. */
import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { contentStream, plainContent } from '../pdf/content.ts';
import { withoutInvisibleText } from './without-layer.ts';

/** How deep forms may be nested; no program nests deeper. */
const maximumDepth = 8;

/**
 * `refs` are the page's content streams. Returns those to use instead. Undefined if the content cannot be decoded; the page
 * then stays as it is.
 */
export function withoutFormerLayer(
  page: PDFDict,
  resources: PDFDict | undefined,
  refs: readonly PDFRef[],
): readonly PDFRef[] | undefined {
  const { context } = page;
  const parts = refs.map((ref) => plainContent(context.lookup(ref)));
  if (parts.includes(undefined)) return undefined;
  // The streams of a page are one content, which may be split between any two tokens.
  const { content, removed, drawn } = withoutInvisibleText(parts.join('\n'));
  stripForms(drawn, resources, new Set(), 0);
  return removed === 0 ? refs : [context.register(contentStream(context, content))];
}

interface Drawn {
  readonly name: string;
  readonly mode: number;
}

function stripForms(drawn: readonly Drawn[], resources: PDFDict | undefined, seen: Set<PDFRef>, depth: number): void {
  const objects = resources?.lookup(PDFName.of('XObject'));
  if (!(objects instanceof PDFDict) || depth > maximumDepth) return;
  for (const { name, mode } of drawn) {
    const ref = objects.get(PDFName.of(name));
    if (!(ref instanceof PDFRef) || seen.has(ref)) continue;
    seen.add(ref);
    const form = formOf(objects.context.lookup(ref));
    const plain = plainContent(form);
    if (!form || plain === undefined) continue;
    const { content, removed, drawn: inner } = withoutInvisibleText(plain, mode);
    const own = form.dict.lookup(PDFName.of('Resources'));
    stripForms(inner, own instanceof PDFDict ? own : resources, seen, depth + 1);
    if (removed > 0) objects.context.assign(ref, contentStream(objects.context, content, form.dict));
  }
}

const formOf = (object: PDFObject | undefined): PDFRawStream | undefined =>
  object instanceof PDFRawStream && object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')
    ? object
    : undefined;
