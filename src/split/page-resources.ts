/**
 * Finds the resources that a page uses. Many programs share one list of pictures between all pages. With the whole list, each
 * part would contain the pictures of all the others.
 */
import { PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { inherited } from '../merge/pdf/boxes.ts';
import { decoded } from '../merge/pdf/decode.ts';

const xObject = PDFName.of('XObject');

/** Undefined if the page has none. Only pictures and forms are left out, because fonts and colours reveal nothing of other pages. */
export function resourcesOf(page: PDFDict): PDFDict | undefined {
  const resources = inherited(page, 'Resources');
  if (!(resources instanceof PDFDict)) return undefined;
  const drawn = resources.lookup(xObject);
  const text = contentOf(page);
  if (!(drawn instanceof PDFDict) || text === undefined) return resources;
  const used = drawn.entries().filter(([name]) => names(text, name));
  // A form without resources of its own uses those of the page.
  if (used.some(([, value]) => needsPage(drawn, value))) return resources;
  const own = PDFDict.withContext(page.context);
  for (const [name, value] of used) own.set(name, value);
  const result = PDFDict.withContext(page.context);
  for (const [key, value] of resources.entries()) result.set(key, key === xObject ? own : value);
  return result;
}

const needsPage = (drawn: PDFDict, value: Parameters<PDFDict['set']>[1]): boolean => {
  const form = drawn.context.lookup(value);
  if (!(form instanceof PDFRawStream) || form.dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Form')) return false;
  return !form.dict.has(PDFName.of('Resources'));
};

/** A name may be written with codes (#20). It then counts as used. */
const names = (text: string, name: PDFName): boolean => text.includes(name.toString()) || name.toString().includes('#');

/** The operators of the page in Latin-1; undefined if a part of them cannot be decoded. */
function contentOf(page: PDFDict): string | undefined {
  const contents = page.lookup(PDFName.of('Contents'));
  const streams = (contents instanceof PDFArray ? contents.asArray() : [contents]).map((item) =>
    page.context.lookup(item),
  );
  let text = '';
  let isWhole = true;
  for (const stream of streams) {
    if (!(stream instanceof PDFRawStream)) continue;
    text += `${Buffer.from(decoded(stream, () => (isWhole = false))).toString('latin1')}\n`;
  }
  // A name that is written with a code would not be found.
  return isWhole && !/\/[^\s/<>[\](){}%]*#/.test(text) ? text : undefined;
}
