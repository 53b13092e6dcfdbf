/** Options that change what an article says, whatever it is written as afterwards. */
import type { ConvertOptions } from '../options.ts';
import { type Article, mapInlines, text } from './model.ts';
import { recodePictures } from './write/pictures.ts';

export async function shaped(article: Article, options: ConvertOptions): Promise<Article> {
  let { blocks } = article;
  if (!options.preserveFormatting)
    blocks = mapInlines(blocks, (content) => content.map((run) => (run.kind === 'text' ? text(run.text) : run)));
  if (options.includeImages) return recodePictures({ ...article, blocks }, options.imageFormat, options.imageQuality);
  blocks = mapInlines(blocks, (content) =>
    content.flatMap((run) => (run.kind !== 'picture' ? [run] : run.alt === '' ? [] : [text(run.alt)])),
  );
  return { ...article, blocks, pictures: new Map() };
}
