/**
 * Titles that forms print top to bottom beside a block: 购买方, 销售方信息, 密码区, 备注.
 *
 * They are taken out because their characters lie in the rows of the block's values. They also show where the blocks are.
 */
import { type Box, middleX } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import { emsOf } from '../form/glyphs.ts';
import { boxAround } from '../../../geometry/rows.ts';
import { foldWidth } from '../values/chinese.ts';

export type VerticalName = 'buyer' | 'seller' | 'cipher' | 'remarks';

export interface VerticalTitle {
  readonly name: VerticalName;
  readonly box: Box;
}

/** `others`: the characters that may follow below, in order. `own`: those that no other title has. */
const titles: readonly { name: VerticalName; first: string; others: string; own: RegExp }[] = [
  { name: 'buyer', first: '购', others: '买方信息货单位', own: /[购买]/ },
  { name: 'seller', first: '销', others: '售方信息货单位', own: /[销售]/ },
  { name: 'cipher', first: '密', others: '码区', own: /[密码区]/ },
  { name: 'remarks', first: '备', others: '注', own: /[备注]/ },
];

const height = ({ box }: Word): number => box[3] - box[1];

/**
 * Whether a word is several Han characters one below the other, which OCR and some PDF readers put into one box. The
 * height alone does not show it: fonts with tall boxes make `3%` twice as high as wide.
 */
function isTall(word: Word): boolean {
  if (word.text.length < 2 || !/\p{Script=Han}/u.test(word.text)) return false;
  const shape = height(word) / Math.max(0.1, word.box[2] - word.box[0]);
  return shape > Math.max(1.5, 0.6 * emsOf(word.text));
}

function chainBelow(start: Word, others: string, words: readonly Word[]): Word[] {
  const chain = [start];
  let allowed = others;
  const below = words
    .filter((word) => word.box[1] > start.box[1] && Math.abs(middleX(word) - middleX(start)) < 0.8 * height(start))
    .toSorted((a, b) => a.box[1] - b.box[1]);
  for (const word of below) {
    const last = chain.at(-1) ?? start;
    const char = foldWidth(word.text);
    if (word.box[1] - last.box[3] > 5 * height(start) || !allowed.includes(char)) break;
    chain.push(word);
    allowed = allowed.slice(allowed.indexOf(char) + 1);
  }
  return chain;
}

export function verticalTitles(words: readonly Word[]): { titles: VerticalTitle[]; rest: Word[] } {
  const found: VerticalTitle[] = [];
  const used = new Set<Word>();
  const single = words.filter((word) => word.text.length === 1);
  for (const { name, first, others, own } of titles) {
    for (const word of words) {
      const text = foldWidth(word.text);
      const known = Array.from(text).filter((char) => char === first || others.includes(char)).length;
      if (!used.has(word) && isTall(word) && own.test(text) && known >= 2 && known >= 0.6 * text.length) {
        used.add(word);
        found.push({ name, box: word.box });
      }
    }
    for (const start of single.filter((word) => foldWidth(word.text) === first && !used.has(word))) {
      const chain = chainBelow(start, others, single);
      if (chain.length < 2) continue;
      chain.forEach((word) => used.add(word));
      found.push({ name, box: boxAround(chain.map((word) => word.box)) });
    }
  }
  // Other vertical text (第三联：发票联) names the copy of the paper and says nothing of the invoice.
  return { titles: found, rest: words.filter((word) => !used.has(word) && !isTall(word)) };
}
