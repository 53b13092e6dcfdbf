/**
 * PDF through Typst, with fonts and pictures embedded and headings as bookmarks.
 *
 * The source is generated as code in which every text is a quoted string: a document cannot contain Typst, which could
 * read files.
 */
import { europeanLetters } from '../../../typesetting/european-letters.ts';
import { typeset } from '../../../typesetting/typst.ts';
import { anchorsIn } from '../anchors.ts';
import { typstMathOf } from '../formulas.ts';
import { allBlocks, type Article, formulasOf, plainBlocks } from '../model.ts';
import type { PdfALevel } from '../../options.ts';
import type { PageOptions } from './docx.ts';
import { sizedPictures, type SizedPicture } from './pictures.ts';
import { blockCode, type Content, pathOf, quoted } from './typst-blocks.ts';
import { withoutTaskBoxes } from './task-boxes.ts';
import { runningCode } from './typst-running.ts';
import { type Message, message } from '../../../texts/message.ts';

export interface TypstOptions {
  readonly page: PageOptions;
  readonly pdfA?: PdfALevel | undefined;
}

/** `warnings` gets a line for pictures that were left out and for characters without a glyph. */
export async function writeTypst(article: Article, options: TypstOptions, warnings: Message[]): Promise<Uint8Array> {
  const pictures = await sizedPictures(article, warnings);
  const set = (formulas: ReadonlyMap<string, string>): Promise<Uint8Array> =>
    typeset(
      {
        source: typstSource(article, options.page, pictures, formulas),
        files: new Map([...pictures].map(([key, picture]) => [pathOf(key, picture), picture.bytes])),
        text: withoutTaskBoxes(textOf(article)),
        drawnOtherwise: europeanLetters,
        ...(options.pdfA ? { standard: `a-${options.pdfA}` as const } : {}),
      },
      warnings,
    );
  const formulas = await formulasIn(article, warnings);
  try {
    return await set(formulas);
  } catch (error) {
    // A formula that the typesetter does not take must not cost the document.
    if (formulas.size === 0) throw error;
    warnings.push(message('loss.formulasShown', {}));
    return set(new Map());
  }
}

/** How often each anchor occurs. */
function anchorCounts(article: Article): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const anchor of anchorsIn(article)) counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
  return counts;
}

/** The formulas that can be translated, by their TeX. */
async function formulasIn(article: Article, warnings: Message[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { tex } of formulasOf(article)) {
    const math = await typstMathOf(tex);
    if (math === undefined) warnings.push(message('loss.formulaShown', { tex: tex.slice(0, 60) }));
    else found.set(tex, math);
  }
  return found;
}

const textOf = ({ running, ...article }: Article): string =>
  [
    allBlocks(article),
    ...[running?.pages, running?.first, running?.even].flatMap((part) => [part?.header ?? [], part?.footer ?? []]),
  ]
    .map(plainBlocks)
    .join('\n');

/** Exported for its tests: text of documents appears only between quotes. */
export function typstSource(
  article: Article,
  page: PageOptions,
  pictures: ReadonlyMap<string, SizedPicture>,
  formulas: ReadonlyMap<string, string> = new Map(),
): string {
  const [, right, , left] = page.marginsMm;
  const content: Content = {
    pictures,
    formulas,
    anchors: anchorCounts(article),
    notes: article.notes ?? [],
    referred: new Set(),
    widthPoints: ((page.widthMm - left - right) * 72) / 25.4,
  };
  const running = article.running ? runningCode(article.running, content) : undefined;
  const top = Math.max(page.marginsMm[0], running?.topMm ?? 0);
  const bottom = Math.max(page.marginsMm[2], running?.bottomMm ?? 0);
  return `#set page(width: ${page.widthMm}mm, height: ${page.heightMm}mm, margin: (top: ${top}mm, right: ${right}mm, bottom: ${bottom}mm, left: ${left}mm)${running?.code ?? ''})
#set document(title: ${quoted(article.title ?? '')}${article.author === undefined ? '' : `, author: ${quoted(article.author)}`})
#set text(font: text-fonts, size: 10.5pt, lang: "en", cjk-latin-spacing: none)
#set par(leading: 0.65em, spacing: 1em)
#set table(stroke: 0.5pt + luma(60%), inset: 5pt)
#show heading: set block(above: 1.4em, below: 0.8em)
#show raw: set text(font: ("DejaVu Sans Mono", "Noto Sans SC"), size: 9pt)
#show raw.where(block: true): it => block(fill: luma(245), inset: 6pt, width: 100%, it)
#show emph: set text(font: ("Libertinus Serif", "Noto Sans SC"))
#show quote.where(block: true): it => block(stroke: (left: 2pt + luma(75%)), inset: (left: 10pt, y: 2pt), it.body)
#show link: set text(fill: rgb("#0645ad"))
${article.blocks.map((block) => `#${blockCode(block, content)}`).join('\n')}
`;
}
