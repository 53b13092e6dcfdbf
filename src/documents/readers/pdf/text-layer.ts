/**
 * Decides which characters of a page count as its text layer, and whether it has one at all.
 *
 * It has none if the layer is garbage (garbage-text.ts), or if there are only a few characters (a fax header, a
 * scanner's stamp) on a picture that fills the page. A few words without such a picture are kept: later stages may
 * compare them with the result of text recognition.
 */
import type { Character } from './characters.ts';
import { isGarbage } from './garbage-text.ts';
import { withRightEncodings } from './misread-encodings.ts';
import { type Message, message } from '../../../texts/message.ts';

export interface TextLayer {
  /** Empty if the page has no usable text layer. */
  readonly characters: readonly Character[];
  /** True for invisible text over a picture that fills the page: what another program recognised there. */
  readonly isHidden?: boolean;
  /** For users: why existing characters were ignored. */
  readonly warning?: Message;
}

const fewCharacters = 100;
/** A scanner's stamp may stand visibly beside an invisible layer. */
const mostlyInvisible = 0.8;
/** From this share of the page on, the largest picture is taken to fill it. */
const fillsPage = 0.5;

/** `pictureShare` looks at every object of the page, so it is called only if the result matters. */
export function textLayerOf(all: readonly Character[], pictureShare: () => number): TextLayer {
  const shown = withoutHidden(withRightEncodings(all), pictureShare);
  if (isGarbage(shown)) {
    return {
      characters: [],
      warning: message('pdf.meaningless', {}),
    };
  }
  if (shown.length > 0 && shown.length < fewCharacters && !shown.some(({ invisible }) => invisible)) {
    if (pictureShare() > fillsPage) return { characters: [] };
  }
  const invisible = shown.filter((character) => character.invisible).length;
  const isHidden = invisible > mostlyInvisible * shown.length && pictureShare() > fillsPage;
  return isHidden ? { characters: shown, isHidden } : { characters: shown };
}

/**
 * Invisible text counts in two cases, where it says what the page shows: under a scan, as its OCR layer, and on a page
 * without any other text, which is then drawn as curves and made searchable. No viewer shows any other invisible text.
 */
function withoutHidden(all: readonly Character[], pictureShare: () => number): readonly Character[] {
  const visible = all.filter(({ invisible }) => !invisible);
  if (visible.length === all.length || visible.length === 0 || pictureShare() > fillsPage) return all;
  // A page of curves with a visible stamp: most of the text is still in the invisible layer.
  return visible.length < fewCharacters && visible.length < 0.2 * all.length ? all : visible;
}
