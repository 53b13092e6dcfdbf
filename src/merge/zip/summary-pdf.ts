/** The summary as a PDF of its own. */
import { decoration, type DocumentFacts } from '../decoration/index.ts';
import { sheetSize } from '../layout.ts';
import { hexText } from '../merge.ts';
import type { MergeOptions } from '../options.ts';
import { pdfWriter } from '../pdf/writer.ts';
import type { MergedDocument, RefusedDocument } from '../report.ts';
import { writeSheets } from '../output-sheets.ts';

export async function summaryPdf(
  documents: readonly MergedDocument[],
  refused: readonly RefusedDocument[],
  options: MergeOptions,
  facts: DocumentFacts,
  producer: string,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const writer = await pdfWriter({ write: async (bytes) => void parts.push(Uint8Array.from(bytes)) });
  const onlySummary = { ...options, summary: true, categoryLabel: false, cutLines: false };
  const decorator = (await decoration(onlySummary, facts)?.(writer)) ?? {};
  const size = sheetSize(options);
  const placed = { sheetSize: size, documents, placements: [], refused };
  const { pageTree } = await writeSheets(writer, [], size, decorator, placed);
  const catalog = await writer.object(`<</Type/Catalog/Pages ${pageTree} 0 R>>`);
  const info = await writer.object(`<</Producer ${hexText(producer)}>>`);
  await writer.finish(catalog, info);
  return Buffer.concat(parts);
}
