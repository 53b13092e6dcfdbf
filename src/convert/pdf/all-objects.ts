/** Every dictionary and array of a document: indirect ones, those inside others, and the dictionaries of streams. */
import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFStream } from '@cantoo/pdf-lib';

export function* allContainers({ context }: PDFDocument): Generator<PDFDict | PDFArray> {
  const seen = new Set<PDFObject>();
  const open: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = open.pop(); object; object = open.pop()) {
    if (seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFStream) open.push(object.dict);
    else if (object instanceof PDFArray || object instanceof PDFDict) {
      yield object;
      open.push(...(object instanceof PDFArray ? object.asArray() : object.values()));
    }
  }
}

export function* allDictionaries(document: PDFDocument): Generator<PDFDict> {
  for (const object of allContainers(document)) if (object instanceof PDFDict) yield object;
}
