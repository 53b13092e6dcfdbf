/** Some pages of a prepared document, without what only its other pages need: nobody is to find them in the result. */
import type { SourceDocument } from '../domain/document.ts';
import type { PreparedDocument, PreparedPage } from './prepared.ts';

/** Documents with the same bytes are prepared and written once if the same of their pages are wanted. */
export const preparedKey = ({ sha256, chosenPages = [] }: Pick<SourceDocument, 'sha256' | 'chosenPages'>): string =>
  JSON.stringify([sha256, chosenPages]);

/** Numbers of the chosen pages, from 1, of a document with `count` pages. */
export const chosenNumbers = ({ chosenPages }: Pick<SourceDocument, 'chosenPages'>, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => chosenPages?.some(([first, last]) => first <= number && number <= last) ?? true,
  );

export function withChosenPages(prepared: PreparedDocument, document: SourceDocument): PreparedDocument {
  if (!document.chosenPages) return prepared;
  const pages = chosenNumbers(document, prepared.pages.length).flatMap((number) => prepared.pages[number - 1] ?? []);
  return withoutUnused(prepared, pages);
}

function withoutUnused(prepared: PreparedDocument, pages: readonly PreparedPage[]): PreparedDocument {
  const { objects } = prepared;
  const used = new Set<number>();
  const waiting = pages.map(({ form }) => form);
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (used.has(index)) continue;
    used.add(index);
    waiting.push(...(objects[index]?.text ?? []).filter((piece) => typeof piece === 'number'));
  }
  const kept = [...used].sort((a, b) => a - b);
  const moved = new Map(kept.map((index, position) => [index, position]));
  const at = (index: number): number => moved.get(index) ?? 0;
  return {
    ...prepared,
    pages: pages.map((page) => ({ ...page, form: at(page.form) })),
    objects: kept.flatMap((index) => {
      const object = objects[index];
      return object
        ? { ...object, text: object.text.map((piece) => (typeof piece === 'number' ? at(piece) : piece)) }
        : [];
    }),
    layers: prepared.layers
      .filter(({ object }) => used.has(object))
      .map((layer) => ({ ...layer, object: at(layer.object) })),
  };
}
