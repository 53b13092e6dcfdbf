/** Letters that no language here is written in: Cyrillic, Greek, Arabic, Hebrew, kana. Their words say nothing to this reader. */
import type { Reading } from '../reading.ts';
import type { Survey } from './candidates/survey.ts';

const letters = /\p{L}/gu;
const unreadLetter = String.raw`(?![\p{Script=Latin}\p{Script=Han}])\p{L}`;
const unread = new RegExp(unreadLetter, 'gu');
const unreadWord = new RegExp(`(?:${unreadLetter}){3,40}`, 'u');

/** Names and addresses of a country stand beside its letters in many a bilingual document, which can be read. */
const mostUnread = 0.5;

const countOf = (pattern: RegExp, texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);

/** Adds a word that could not be read to the facts where most of the text is such words. */
export function withUnreadLetters(reading: Reading, { layout }: Survey): Reading {
  const texts = layout.lines.map(({ text }) => text);
  const unreadCount = countOf(unread, texts);
  if (unreadCount === 0 || unreadCount <= mostUnread * countOf(letters, texts)) return reading;
  const line = layout.lines.find(({ text }) => unreadWord.test(text));
  const word = line && unreadWord.exec(line.text)?.[0];
  if (!line || word === undefined) return reading;
  const { page, box } = line;
  const unreadLetters = { value: word, confidence: 1, method: layout.method, page, box, text: line.text };
  return { ...reading, facts: { ...reading.facts, unreadLetters } };
}
