/** Plain text: a blank line ends a paragraph, line breaks inside a paragraph stay, and columns stay aligned. */
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
      for (const lines of page.split(/\n(?:[ \t]*\n)+/)) {
        if (lines.trim() !== '') blocks.push(blockOf(lines.replace(/^\n+|\n+$/g, '')));
      }
    });
  return { blocks, pictures: new Map(), warnings: [] };
}

/** Columns are only aligned in a font whose letters have one width: such text is kept as it is, like code. */
const blockOf = (lines: string): Block =>
  isInColumns(lines)
    ? { kind: 'code', text: lines.replaceAll(/[ \t]+$/gm, '') }
    : { kind: 'paragraph', content: linesOf(lines.trimStart()) };

/** Whether several lines, and most of them, have wide gaps between words. */
function isInColumns(text: string): boolean {
  const lines = text.split('\n');
  const gaps = lines.filter((line) => /\S {3,}\S/.test(line)).length;
  return gaps >= 2 && gaps > lines.length / 2;
}

const linesOf = (lines: string): readonly Inline[] =>
  lines
    .split('\n')
    .flatMap((line, index): Inline[] => [...(index > 0 ? [{ kind: 'break' } as const] : []), text(line)]);
