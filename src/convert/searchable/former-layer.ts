/** Takes the invisible text of an earlier recognition out of a page, and out of the forms that it draws. */
import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { contentStream, plainContent } from '../pdf/content.ts';
import { withoutInvisibleText } from './without-layer.ts';

/** Forms in forms: no program nests deeper. */
const maximumDepth = 8;

/**
 * `refs` are the page's content streams. Gives those to use instead; undefined where the content cannot be read, and the
 * page is left as it is.
 */
export function withoutFormerLayer(
  page: PDFDict,
  resources: PDFDict | undefined,
  refs: readonly PDFRef[],
): readonly PDFRef[] | undefined {
  const { context } = page;
  const parts = refs.map((ref) => plainContent(context.lookup(ref)));
  if (parts.includes(undefined)) return undefined;
  // A page's streams are one content, and are split anywhere between two words of it.
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
