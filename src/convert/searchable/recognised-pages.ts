/** Which pages of a PDF need recognised text, and what recognition finds on them. */
import { definedOnly } from '../../domain/defined-only.ts';
import { type Character, readCharacters } from '../../documents/readers/pdf/characters.ts';
import type { Frame } from '../../documents/readers/pdf/geometry.ts';
import type { OpenPdf } from '../../documents/readers/pdf/open.ts';
import type { Pdfium } from '../../documents/readers/pdf/functions.ts';
import { largestPictureShare } from '../../documents/readers/pdf/pictures.ts';
import { drawPage } from '../../documents/readers/pdf/raster.ts';
import { textLayerOf } from '../../documents/readers/pdf/text-layer.ts';
import { wordsOf } from '../../documents/readers/pdf/words.ts';
import { apply } from '../../geometry/matrix.ts';
import type { Word } from '../../geometry/word.ts';
import type { OcrMode } from '../options.ts';
import { recognisedRaster, type RecognitionServices } from './recognise.ts';
import { type SizedLie, ontoShown } from './upright.ts';
import type { Message } from '../../texts/message.ts';

/** The same resolution as that of `extract`, so that a page that it has recognised is found in the cache. */
const ocrDpi = 200;

export interface SearchedPage {
  /** The text that can be searched for on the resulting page. */
  readonly text: string;
  /** Absent for a page that is left alone. */
  readonly recognised?: RecognisedPage;
  /** Why the existing text of the page was ignored. */
  readonly warning?: Message;
}

export interface RecognisedPage {
  /** Positions are in points on the upright page. */
  readonly words: readonly Word[];
  readonly lie: SizedLie;
  readonly frame: Frame;
}

export async function searchedPage(
  pdfium: Pdfium,
  document: OpenPdf,
  index: number,
  { mode, languages }: { readonly mode: Exclude<OcrMode, 'never'>; readonly languages: readonly string[] },
  services: RecognitionServices,
): Promise<SearchedPage> {
  const seen = document.withPage(index, (page) => {
    const { handle, frame } = page;
    const all = readCharacters(pdfium, handle);
    const { characters, warning } = textLayerOf(all, () => largestPictureShare(pdfium, handle, frame));
    const raster = isWanted(mode, characters) ? drawPage(pdfium, page, frame, ocrDpi) : undefined;
    // Characters without a meaning cannot be searched for, so recognised text at their position is not a repetition.
    const kept = warning === undefined ? all.filter(({ invisible }) => !invisible) : [];
    return { frame, raster, warning, words: wordsOf(frame, raster ? kept : characters) };
  });
  const { frame, raster, warning } = seen;
  if (!raster) return { text: textOf(seen.words), ...definedOnly({ warning }) };
  const { page, lie } = await recognisedRaster(raster, index + 1, languages, services);
  const told = definedOnly({ warning: warning ?? page.warning });
  const words = withoutRepetitions(page.words, seen.words, lie);
  return { text: textOf([...seen.words, ...words]), recognised: { words, lie, frame }, ...told };
}

const isWanted = (mode: OcrMode, characters: readonly Character[]): boolean =>
  mode === 'always' || characters.length === 0 || (mode === 'redo' && characters.some(({ invisible }) => invisible));

const textOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

/** A search must not find text twice, so recognised words in the boxes of existing text are left out. */
function withoutRepetitions(words: readonly Word[], there: readonly Word[], lie: SizedLie): readonly Word[] {
  const shown = ontoShown(lie);
  return words.filter(({ box: [x0, y0, x1, y1] }) => {
    const [x, y] = apply(shown, (x0 + x1) / 2, (y0 + y1) / 2);
    return !there.some(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
  });
}
