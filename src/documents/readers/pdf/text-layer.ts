/**
 * Which characters of a page count as its text layer: the one place that decides when a page has none.
 *
 * It has none where the layer lies (garbage-text.ts), and where a few characters, a fax header or a scanner's stamp, lie
 * on a picture that fills the page: the picture is the page then. Fewer words without such a picture are left to whoever
 * reads on, who may compare them with what recognition finds.
 */
import type { Character } from './characters.ts';
import { isGarbage } from './garbage-text.ts';

export interface TextLayer {
  /** Empty: the page has no text layer worth reading. */
  readonly characters: readonly Character[];
  /** For people: why characters that are there were not taken. */
  readonly warning?: string;
}

const fewCharacters = 100;
/** Part of the page that the largest picture covers. */
const fillsPage = 0.5;

/** `pictureShare` is asked only where the answer matters: it looks at every object of the page. */
export function textLayerOf(all: readonly Character[], pictureShare: () => number): TextLayer {
  const shown = withoutHidden(all, pictureShare);
  if (isGarbage(shown)) {
    return {
      characters: [],
      warning: 'the characters of the text layer have no meaning (its fonts do not say which they are)',
    };
  }
  if (shown.length > 0 && shown.length < fewCharacters && !shown.some(({ invisible }) => invisible)) {
    if (pictureShare() > fillsPage) return { characters: [] };
  }
  return { characters: shown };
}

/**
 * Invisible text under a scan is its OCR layer, and a page with nothing else is one drawn as curves that can be searched:
 * both say what the page shows. Any other invisible text is what no viewer shows.
 */
function withoutHidden(all: readonly Character[], pictureShare: () => number): readonly Character[] {
  const visible = all.filter(({ invisible }) => !invisible);
  if (visible.length === all.length || visible.length === 0 || pictureShare() > fillsPage) return all;
  // A stamp on a page of curves: most of the text is still the invisible layer.
  return visible.length < fewCharacters && visible.length < 0.2 * all.length ? all : visible;
}
