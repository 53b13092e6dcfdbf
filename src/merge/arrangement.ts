/** An order of the pages of all documents in which each may occur several times, or be rotated further. */
import type { SourceDocument } from '../domain/document.ts';
import { compose } from '../geometry/matrix.ts';
import { chosenNumbers } from './chosen-pages.ts';
import type { PreparedPage } from './prepared.ts';

export interface ArrangedPage {
  /** Index of the document in the order in which the sources are given. */
  readonly source: number;
  /** The number of the page in its file, from 1. */
  readonly page: number;
  /** Quarter turns clockwise, in addition to those of the page itself. */
  readonly turns: 0 | 1 | 2 | 3;
}

/** The index of a page among those of the document that are prepared; -1 if it is not chosen. */
export function indexOfPage(document: Pick<SourceDocument, 'chosenPages'>, page: number): number {
  const numbers = chosenNumbers(document, page);
  return numbers.at(-1) === page ? numbers.length - 1 : -1;
}

/** The page as it is shown after `turns` quarter turns clockwise. */
export function quarterTurned(page: PreparedPage, turns: number): PreparedPage {
  if (turns === 0) return page;
  const { matrix, size } = page;
  const turned = {
    ...page,
    size: { width: size.height, height: size.width },
    matrix: compose(matrix, [0, -1, 1, 0, 0, size.width]),
  };
  return quarterTurned(turned, turns - 1);
}
