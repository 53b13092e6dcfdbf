/**
 * Drawn pages of all kinds of files. At most 12 are kept, because a page on a high-resolution screen is about 10 MB; the one
 * that was not used for longest gives its memory back at once.
 */
import { leastRecent } from './least-recent.ts';

/** Belongs to the store: copy it before the next `await`. */
export type DrawnPage = HTMLCanvasElement | ImageBitmap;

export interface DrawnPages {
  /**
   * What is kept under the key, if it is at least `width` pixels across; otherwise it is drawn, once for all who ask
   * meanwhile. Rejects as `draw` does.
   */
  at(key: string, width: number, draw: () => Promise<DrawnPage>): Promise<DrawnPage>;
  clear(): void;
}

const mostPages = 12;

export function drawnPages(): DrawnPages {
  const kept = leastRecent<DrawnPage>(mostPages, (page) => {
    if ('close' in page) page.close();
    else page.width = 0;
  });
  const drawing = new Map<string, Promise<DrawnPage>>();
  return {
    async at(key, width, draw) {
      const known = kept.get(key);
      if (known && known.width >= width) return known;
      const order = `${width} ${key}`;
      const begun = drawing.get(order) ?? draw().finally(() => drawing.delete(order));
      drawing.set(order, begun);
      const page = await begun;
      if (kept.get(key) !== page) kept.set(key, page);
      return page;
    },
    clear: () => kept.clear(),
  };
}
