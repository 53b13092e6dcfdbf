/** Removes objects that nothing refers to any more, such as content that was replaced. */
import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';

/** Without this, pdf-lib would still write them. */
export function dropOrphans({ context }: PDFDocument): void {
  const { Root, Info, Encrypt, ID } = context.trailerInfo;
  const kept = new Set<PDFRef>();
  const open: (PDFObject | undefined)[] = [Root, Info, Encrypt, ID];
  while (open.length > 0) {
    const object = open.pop();
    if (object instanceof PDFRef) {
      if (kept.has(object)) continue;
      kept.add(object);
      open.push(context.lookup(object));
    } else if (object instanceof PDFArray) for (const entry of object.asArray()) open.push(entry);
    else if (object instanceof PDFDict) for (const entry of object.values()) open.push(entry);
    else if (object instanceof PDFStream) open.push(object.dict);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!kept.has(ref)) context.delete(ref);
}
