/**
 * Macros in Office packages. They never run here, and a warning names them. They are removed from a document that is
 * returned otherwise unchanged, because Office refuses a .docx or .xlsx with macros.
 */
import { openZip } from '../documents/zip.ts';
import { officeZipLimits } from './package.ts';
import { zipInMemory } from '../documents/zip-writer.ts';
import { type Message, message } from '../texts/message.ts';

const macroPart = /(?:^|\/)vba(?:Project|Data)[^/]*\.(?:bin|xml)$/i;

/** The folders of macros in OpenDocument packages. */
const openDocumentMacro = /^(?:Basic|Scripts)\/.+\./;

/** Decided by the names of the parts of a package. */
export const macroWarnings = (names: readonly string[]): readonly Message[] =>
  names.some((name) => macroPart.test(name) || openDocumentMacro.test(name)) ? [message('loss.macrosNotRun', {})] : [];

/** ECMA-376, part 2, 10: types of the parts; [MS-OFFMACRO2] for those of documents with macros. */
const plainTypes: readonly (readonly [RegExp, string])[] = [
  [
    /application\/vnd\.ms-word\.(document|template)\.macroEnabled(?:Template)?\.main\+xml/g,
    'wordprocessingml.document',
  ],
  [/application\/vnd\.ms-excel\.(sheet|template)\.macroEnabled\.main\+xml/g, 'spreadsheetml.sheet'],
  [/application\/vnd\.ms-powerpoint\.\w+\.macroEnabled\.main\+xml/g, 'presentationml.presentation'],
];

/** The package without its macros; the same bytes when it has none. Rejects with corrupt_document, too_large. */
export async function withoutMacros(
  bytes: Uint8Array,
): Promise<{ readonly bytes: Uint8Array; readonly warnings: readonly Message[] }> {
  const archive = await openZip(bytes, officeZipLimits);
  try {
    if (!archive.entries.some(({ name }) => macroPart.test(name))) return { bytes, warnings: [] };
    const files = [];
    for (const entry of archive.entries) {
      if (macroPart.test(entry.name) || /vbaProject[^/]*\.rels$/i.test(entry.name)) continue;
      const content = await archive.read(entry);
      files.push({ name: entry.name, bytes: cleaned(entry.name, content) });
    }
    return { bytes: await zipInMemory(files), warnings: [message('loss.macrosRemoved', {})] };
  } finally {
    archive.close();
  }
}

function cleaned(name: string, content: Buffer): Buffer {
  if (name.endsWith('.rels'))
    return Buffer.from(content.toString('utf8').replaceAll(/<Relationship\b[^>]*vbaProject[^>]*\/>/gi, ''));
  if (name !== '[Content_Types].xml') return content;
  const types = content.toString('utf8').replaceAll(/<(?:Override|Default)\b[^>]*vba(?:Project|Data)[^>]*\/>/gi, '');
  return Buffer.from(
    plainTypes.reduce(
      (text, [macroType, plain]) =>
        text.replaceAll(macroType, `application/vnd.openxmlformats-officedocument.${plain}.main+xml`),
      types,
    ),
  );
}
