/**
 * Adds to attachments what PDF/A-3 demands of them (ISO 19005-3, 6.8): both forms of the name, a media type, how the file
 * relates to the document, and an entry in the list of associated files. The files themselves are not changed.
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { mediaTypes } from '../../domain/formats.ts';
import { allContainers } from './all-objects.ts';

const name = (text: string): PDFName => PDFName.of(text);

/** Throws nothing: a specification without an embedded file only names a file elsewhere and is left alone. */
export function associateFiles(document: PDFDocument): void {
  const { catalog, context } = document;
  const found = new Set<PDFRef>();
  for (const container of allContainers(document))
    for (const [key, value] of entriesOf(container)) {
      const specification = context.lookup(value);
      if (!(specification instanceof PDFDict) || !specification.has(name('EF'))) continue;
      describe(specification);
      found.add(value instanceof PDFRef ? value : madeIndirect(container, key, specification));
    }
  if (found.size === 0) return;
  const listed = catalog.lookup(name('AF'));
  const known = listed instanceof PDFArray ? listed.asArray() : [];
  const missing = [...found].filter((ref) => !known.includes(ref));
  catalog.set(name('AF'), context.obj([...known, ...missing]));
}

const entriesOf = (container: PDFDict | PDFArray): readonly (readonly [PDFName | number, PDFObject])[] =>
  container instanceof PDFArray
    ? container.asArray().map((value, index) => [index, value] as const)
    : container.entries();

/** A list of associated files contains references. */
function madeIndirect(container: PDFDict | PDFArray, key: PDFName | number, specification: PDFDict): PDFRef {
  const ref = specification.context.register(specification);
  if (container instanceof PDFArray && typeof key === 'number') container.set(key, ref);
  else if (container instanceof PDFDict && key instanceof PDFName) container.set(key, ref);
  return ref;
}

function describe(specification: PDFDict): void {
  const [plain, unicode] = [specification.lookup(name('F')), specification.lookup(name('UF'))];
  const called = textOf(unicode) ?? textOf(plain) ?? 'attachment';
  if (!plain) specification.set(name('F'), PDFHexString.fromText(called));
  if (!unicode) specification.set(name('UF'), PDFHexString.fromText(called));
  if (!specification.has(name('AFRelationship'))) specification.set(name('AFRelationship'), name('Unspecified'));
  const files = specification.lookup(name('EF'));
  for (const key of files instanceof PDFDict ? files.keys() : []) {
    const file = files instanceof PDFDict ? files.lookup(key) : undefined;
    if (file instanceof PDFStream && !file.dict.has(name('Subtype')))
      file.dict.set(name('Subtype'), name(mediaTypeOf(called)));
  }
}

const textOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;

/** By the extension, because the content of an attachment is not read. */
function mediaTypeOf(fileName: string): string {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const known = Object.entries(mediaTypes).find(([, { extensions }]) =>
    extensions.some((other: string) => other === extension),
  );
  return known?.[0] ?? 'application/octet-stream';
}
