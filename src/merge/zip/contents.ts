/** The members of a ZIP of originals and their names: folders by kind of document, file names by the template. */
import { withoutExtension } from '../../documents/document-names.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { mediaTypes } from '../../domain/formats.ts';
import type { Invoice } from '../../domain/invoice.ts';
import { fileNameFor, safeName, uniqueNames } from '../../invoices/naming.ts';
import { categoryOf, type Language, words } from '../decoration/language.ts';
import { fileOf } from '../decoration/summary-data.ts';

/** Files that are compressed already, for which deflating gains nothing. */
const grows: ReadonlySet<string> = new Set(['application/xml', 'image/bmp', 'image/tiff']);

export const gainsByPacking = ({ mediaType }: Pick<SourceDocument, 'mediaType'>): boolean => grows.has(mediaType);

/** The names in the ZIP, including those of summary and listing. Every name is unique. */
export function zipNames(
  template: string,
  language: Language,
): {
  readonly nameOf: (document: Omit<SourceDocument, 'bytes'>, invoices: readonly Invoice[]) => string;
  readonly summary: string;
  readonly listing: string;
} {
  const unique = uniqueNames();
  return {
    nameOf(document, invoices) {
      const [extension] = mediaTypes[document.mediaType].extensions;
      const stem = fileOf(document).replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, '');
      const named =
        invoices.length === 0
          ? safeName(stem)
          : withoutExtension(fileNameFor(template, invoices, `${stem}.${extension}`));
      return unique(`${safeName(categoryOf(invoices[0], language))}/${named}`, extension);
    },
    summary: `${words[language].title}.pdf`,
    listing: `${words[language].listing}.csv`,
  };
}
