/**
 * Quotes and code, which Word does not have: paragraphs and runs of the styles that Word itself, LibreOffice and Pandoc offer
 * for them. The names of built-in styles are English in every language of Word.
 */
import type { Style } from '../../../office/word/styles.ts';
import { type Block, type Paragraph, plain } from '../model.ts';

const quoteStyle = /^(?:quote|intense quote|block text|quotations)$/i;
const codeParagraphStyle = /^(?:source code|html preformatted|preformatted text|macro text)$/i;
const codeRunStyle = /^(?:verbatim char|html (?:code|keyboard|sample|typewriter)|source text|source code)$/i;

export const isCodeRun = (style: Style | undefined): boolean => style !== undefined && codeRunStyle.test(style.name);

/** The paragraph as a quote or as code, if its style says so. */
export function styledBlock(paragraph: Paragraph, style: Style | undefined): Block {
  const name = style?.name ?? '';
  if (quoteStyle.test(name)) return { kind: 'quote', blocks: [paragraph] };
  return codeParagraphStyle.test(name) ? { kind: 'code', text: plain(paragraph.content) } : paragraph;
}

/** Joins neighbouring paragraphs of a quote, and neighbouring lines of code. */
export function gatherStyled(blocks: readonly Block[]): readonly Block[] {
  const gathered: Block[] = [];
  for (const block of blocks) {
    const last = gathered.at(-1);
    if (last?.kind === 'quote' && block.kind === 'quote')
      gathered[gathered.length - 1] = { kind: 'quote', blocks: [...last.blocks, ...block.blocks] };
    else if (last?.kind === 'code' && block.kind === 'code')
      gathered[gathered.length - 1] = { kind: 'code', text: `${last.text}\n${block.text}` };
    else gathered.push(block);
  }
  return gathered;
}
