/** PowerPoint 97–2003: each slide becomes a heading and its text; its notes follow as a quotation. Pictures are not read. */
import { powerPointSlides, type Slide, textTypes } from '../../../office/powerpoint-97.ts';
import { type Article, type Block, type Inline, text } from '../model.ts';
import { gatherLists } from './lists.ts';
import { message } from '../../../texts/message.ts';

const titles: readonly number[] = [textTypes.title, textTypes.centreTitle];
const bodies: readonly number[] = [textTypes.body, textTypes.halfBody, textTypes.quarterBody];

/** Throws `corrupt_document`, `too_large`. */
export function readPpt(bytes: Uint8Array): Article {
  const slides = powerPointSlides(bytes);
  const blocks = slides.flatMap((slide, index): readonly Block[] => [
    ...(index > 0 ? [{ kind: 'page-break' } as const] : []),
    ...slideBlocks(slide),
  ]);
  return {
    blocks,
    pictures: new Map(),
    pages: slides.length,
    warnings: [message('loss.pptText', {})],
  };
}

function slideBlocks({ texts, notes }: Slide): readonly Block[] {
  const headings = texts
    .filter(({ type }) => titles.includes(type))
    .map(({ paragraphs }): Block => ({ kind: 'heading', level: 2, content: inline(paragraphs.join('\n')) }));
  const others = texts
    .filter(({ type }) => !titles.includes(type))
    .flatMap(({ type, paragraphs }) =>
      paragraphs.map((line) => ({
        block: paragraph(line),
        ...(bodies.includes(type) ? { list: { depth: 0, ordered: false, start: 1 } } : {}),
      })),
    );
  const quoted: readonly Block[] = notes.length > 0 ? [{ kind: 'quote', blocks: notes.map(paragraph) }] : [];
  return [...headings, ...gatherLists(others), ...quoted];
}

const paragraph = (line: string): Extract<Block, { kind: 'paragraph' }> => ({
  kind: 'paragraph',
  content: inline(line),
});

const inline = (lines: string): readonly Inline[] =>
  lines.split('\n').flatMap((line, index) => (index > 0 ? [{ kind: 'break' } as const, text(line)] : [text(line)]));
