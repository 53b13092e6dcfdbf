/** Which family pages belong to. */
import type { Page } from '../../domain/document.ts';
import type { Family } from './family.ts';

/** How sure a family is, above 0, that pages are of its kind. */
interface Claim {
  readonly family: Family;
  readonly score: number;
}

/** The family that is surest of the pages, the first of equals; undefined where none knows them. */
export const surestOf = (families: readonly Family[], pages: readonly Page[]): Claim | undefined =>
  families
    .map((family) => ({ family, score: family.recognises(pages) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0];
