/**
 * PDF through Typst, with fonts and pictures embedded and headings as bookmarks.
 *
 * The source is generated as code in which every text is a quoted string: a document cannot contain Typst, which could
 * read files.
 */
import { createRequire } from 'node:module';
import { Failure } from '../../../domain/failure.ts';
import { type Article, plainBlocks } from '../model.ts';
import type { PageOptions } from './docx.ts';
import { missingCharacters } from './font-coverage.ts';
import { sizedPictures, type SizedPicture } from './pictures.ts';
import { blockCode, type Content, pathOf, quoted } from './typst-blocks.ts';
import { runningCode } from './typst-running.ts';

export interface TypstOptions {
  readonly page: PageOptions;
  readonly pdfA: boolean;
}

const fontFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}`);
const regularFont = '400Regular/NotoSansSC_400Regular.ttf';
const boldFont = '700Bold/NotoSansSC_700Bold.ttf';

/** `warnings` gets a line for pictures that were left out and for characters without a glyph. */
export async function writeTypst(article: Article, options: TypstOptions, warnings: string[]): Promise<Uint8Array> {
  const [{ NodeCompiler }, { readFile }] = await Promise.all([
    import('@myriaddreamin/typst-ts-node-compiler'),
    import('node:fs/promises'),
  ]);
  const pictures = await sizedPictures(article, warnings);
  const fonts = await Promise.all([regularFont, boldFont].map((name) => readFile(fontFile(name))));
  const missing = fonts[0] ? missingCharacters(fonts[0], textOf(article)) : [];
  if (missing.length > 0)
    warnings.push(`The fonts here lack ${missing.length} of the characters: ${missing.slice(0, 10).join(' ')}`);
  // The workspace does not exist on disk: pictures are mapped into it in memory.
  const workspace = '/article';
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  for (const [key, picture] of pictures)
    compiler.mapShadow(`${workspace}/${pathOf(key, picture)}`, Buffer.from(picture.bytes));
  const source = typstSource(article, options.page, pictures);
  const compiled = compiler.compile({ mainFileContent: source });
  const { result } = compiled;
  if (!result) throw notTypeset(compiler.fetchDiagnostics(compiled.takeDiagnostics() ?? ({} as never)));
  try {
    return compiler.pdf(result, options.pdfA ? { pdfStandard: 'a-2b' } : {});
  } catch (cause) {
    throw notTypeset(cause);
  }
}

const textOf = ({ blocks, running }: Article): string =>
  [
    blocks,
    ...[running?.pages, running?.first, running?.even].flatMap((part) => [part?.header ?? [], part?.footer ?? []]),
  ]
    .map(plainBlocks)
    .join('\n');

const notTypeset = (cause: unknown): Failure =>
  new Failure('internal', 'The PDF could not be typeset', {
    cause: typeof cause === 'object' ? JSON.stringify(cause) : cause,
  });

/** Exported for its tests: text of documents appears only between quotes. */
export function typstSource(article: Article, page: PageOptions, pictures: ReadonlyMap<string, SizedPicture>): string {
  const [, right, , left] = page.marginsMm;
  const content: Content = { pictures, widthPoints: ((page.widthMm - left - right) * 72) / 25.4 };
  const running = article.running ? runningCode(article.running, content) : undefined;
  const top = Math.max(page.marginsMm[0], running?.topMm ?? 0);
  const bottom = Math.max(page.marginsMm[2], running?.bottomMm ?? 0);
  return `#set page(width: ${page.widthMm}mm, height: ${page.heightMm}mm, margin: (top: ${top}mm, right: ${right}mm, bottom: ${bottom}mm, left: ${left}mm)${running?.code ?? ''})
#set document(title: ${quoted(article.title ?? '')})
#set text(font: "Noto Sans SC", size: 10.5pt, lang: "en", cjk-latin-spacing: none)
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
