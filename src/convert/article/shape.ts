/** Options that change the content of an article for every format that it may be written in. */
import type { ConvertOptions } from '../options.ts';
import { type Article, mapInlines, type Running, text } from './model.ts';
import { recodePictures } from './write/pictures.ts';

export async function shaped(article: Article, options: ConvertOptions): Promise<Article> {
  const plainer = options.preserveFormatting
    ? article
    : changed(article, (content) => content.map((run) => (run.kind === 'text' ? text(run.text) : run)));
  if (options.includeImages) return recodePictures(plainer, options.imageFormat, options.imageQuality);
  const bare = changed(plainer, (content) =>
    content.flatMap((run) => {
      if (run.kind !== 'picture') return [run];
      return run.alt === '' ? [] : [text(run.alt)];
    }),
  );
  return { ...bare, pictures: new Map() };
}

/** Changes the text, the notes, and the headers and footers of the pages. */
function changed(article: Article, change: Parameters<typeof mapInlines>[1]): Article {
  const { running, notes } = article;
  const text = {
    ...article,
    blocks: mapInlines(article.blocks, change),
    ...(notes ? { notes: notes.map((note) => mapInlines(note, change)) } : {}),
  };
  if (!running) return text;
  const part = ({ header, footer }: Running): Running => ({
    header: mapInlines(header, change),
    footer: mapInlines(footer, change),
  });
  return {
    ...text,
    running: {
      pages: part(running.pages),
      ...(running.first ? { first: part(running.first) } : {}),
      ...(running.even ? { even: part(running.even) } : {}),
    },
  };
}
