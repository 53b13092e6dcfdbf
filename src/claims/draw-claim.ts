/** Draws a claim as a PDF, with its papers on the sheets behind it. */
import { assetText } from '../assets/files.ts';
import { typeset } from '../typesetting/typst.ts';
import type { ClaimData } from './claim-data.ts';
import { paperArea, sheetSize } from './sheet-size.ts';
import type { Message } from '../texts/message.ts';

const points = (mm: number): number => (mm * 72) / 25.4;

/** `papers`: a PDF whose pages have the size of the paper area, one for each sheet. `warnings` gets missing characters. */
export async function drawClaim(
  data: ClaimData,
  papers: Uint8Array | undefined,
  warnings: Message[],
): Promise<Uint8Array> {
  const json = JSON.stringify({ ...data, size: sheetSize, area: paperArea });
  const claim = await typeset(
    {
      source: assetText('claim.typ'),
      files: new Map([['claim.json', Buffer.from(json.toWellFormed())]]),
      text: json,
    },
    warnings,
  );
  return papers === undefined ? claim : withPapers(claim, papers);
}

/** The pages of `papers` are drawn as vectors on the last pages of the claim. */
async function withPapers(claim: Uint8Array, papers: Uint8Array): Promise<Uint8Array> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.load(claim, { updateMetadata: false });
  const source = await PDFDocument.load(papers, { updateMetadata: false });
  const embedded = await document.embedPdf(source, source.getPageIndices());
  const sheets = document.getPages().slice(-embedded.length);
  embedded.forEach((page, index) =>
    sheets[index]?.drawPage(page, { x: points(sheetSize.binding), y: points(sheetSize.margin) }),
  );
  return document.save({ useObjectStreams: false });
}
