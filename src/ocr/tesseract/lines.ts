/** Converts Tesseract's blocks to lines. Its confidences are percentages. */
import type { Block, Line } from 'tesseract.js';
import type { OcrLine } from '../engine.ts';

/** A word of less confidence than this is a fold, a logo or a rule. */
const leastConfidencePercent = 20;

function lineOf({ words }: Line): OcrLine[] {
  const kept = words.filter(({ text, confidence }) => text.trim() && confidence >= leastConfidencePercent);
  if (kept.length === 0) return [];
  const characters: string[] = [];
  const characterX: number[] = [];
  let end = 0;
  for (const { text, bbox, symbols } of kept) {
    if (characters.length > 0) {
      characters.push(' ');
      characterX.push((end + bbox.x0) / 2);
    }
    const letters = Array.from(text);
    letters.forEach((letter, index) => {
      const box = symbols.length === letters.length ? symbols[index]?.bbox : undefined;
      const advance = (bbox.x1 - bbox.x0) / letters.length;
      characters.push(letter);
      characterX.push(box ? (box.x0 + box.x1) / 2 : bbox.x0 + (index + 0.5) * advance);
    });
    end = bbox.x1;
  }
  return [
    {
      text: characters.join(''),
      confidence: kept.reduce((sum, { confidence }) => sum + confidence, 0) / kept.length / 100,
      box: [
        Math.min(...kept.map(({ bbox }) => bbox.x0)),
        Math.min(...kept.map(({ bbox }) => bbox.y0)),
        Math.max(...kept.map(({ bbox }) => bbox.x1)),
        Math.max(...kept.map(({ bbox }) => bbox.y1)),
      ],
      characterX,
    },
  ];
}

/** Top to bottom, then left to right. */
export function linesOf(blocks: readonly Block[]): OcrLine[] {
  return blocks
    .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap(lineOf)))
    .sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}
