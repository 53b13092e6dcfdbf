/** Options that change what an article says, whatever it is written as afterwards. */
import type { ConvertOptions } from '../options.ts';
import { type Article, mapInlines, type Running, text } from './model.ts';
import { recodePictures } from './write/pictures.ts';

export async function shaped(article: Article, options: ConvertOptions): Promise<Article> {
  const plainer = options.preserveFormatting
    ? article
    : changed(article, (content) => content.map((run) => (run.kind === 'text' ? text(run.text) : run)));
  if (options.includeImages) return recodePictures(plainer, options.imageFormat, options.imageQuality);
  const bare = changed(plainer, (content) =>
    content.flatMap((run) => (run.kind !== 'picture' ? [run] : run.alt === '' ? [] : [text(run.alt)])),
  );
  return { ...bare, pictures: new Map() };
}

/** In the text, and in what runs over the pages. */
function changed(article: Article, change: Parameters<typeof mapInlines>[1]): Article {
  const { running } = article;
  const blocks = mapInlines(article.blocks, change);
  if (!running) return { ...article, blocks };
  const part = ({ header, footer }: Running): Running => ({
    header: mapInlines(header, change),
    footer: mapInlines(footer, change),
  });
  return {
    ...article,
    blocks,
    running: {
      pages: part(running.pages),
      ...(running.first ? { first: part(running.first) } : {}),
      ...(running.even ? { even: part(running.even) } : {}),
    },
  };
}
