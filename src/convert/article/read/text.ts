/** Plain text: a blank line ends a paragraph, and line breaks inside a paragraph stay. */
import { type Article, type Block, type Inline, text } from '../model.ts';
import { checkLength, decodeText } from '../text-file.ts';

export async function readText(bytes: Uint8Array): Promise<Article> {
  return articleOfText(checkLength(await decodeText(bytes)));
}

/** Form feeds become page breaks, as on a printer. */
export function articleOfText(content: string): Article {
  const blocks: Block[] = [];
  content
    .replaceAll(/\r\n?/g, '\n')
    .split('\f')
    .forEach((page, index) => {
      if (index > 0) blocks.push({ kind: 'page-break' });
      for (const lines of page.split(/\n[ \t]*(?:\n[ \t]*)+/)) {
        if (lines.trim() !== '') blocks.push({ kind: 'paragraph', content: linesOf(lines.replace(/^\n+|\n+$/g, '')) });
      }
    });
  return { blocks, pictures: new Map(), warnings: [] };
}

const linesOf = (lines: string): readonly Inline[] =>
  lines
    .split('\n')
    .flatMap((line, index): Inline[] => [...(index > 0 ? [{ kind: 'break' } as const] : []), text(line)]);
