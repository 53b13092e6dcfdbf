/**
 * Messages of the server in the language of the user. The server writes English and adds ids with values, which the texts of
 * the program word. Only the app's other languages need them, and only when there is something to say, so they are loaded then.
 */
import { shallowReactive } from 'vue';
import type { Style } from '../../texts/catalogue.ts';
import { render, type StoredMessage, type Texts, type Writing } from '../../texts/template.ts';
import type { Formats } from './formats.ts';
import { type LanguageCode, useLanguage } from './index.ts';

/** A sentence of the server: a mere text, or one of the catalogue. */
export type Said = string | StoredMessage;

interface Loaded {
  readonly catalogue: Texts;
  readonly style: Style;
}

const loaders: Readonly<Partial<Record<LanguageCode, () => Promise<Loaded>>>> = {
  zh: () => import('../../texts/zh/index.ts'),
};
const loaded = shallowReactive(new Map<LanguageCode, Loaded>());
const loading = new Set<LanguageCode>();

async function load(code: LanguageCode): Promise<void> {
  const loader = loaders[code];
  if (!loader || loading.has(code)) return;
  loading.add(code);
  try {
    loaded.set(code, await loader());
  } catch {
    // The server cannot be reached: the English text stays, and the next message tries again.
    loading.delete(code);
  }
}

/**
 * The sentences in the language of the user; `english` if there are none, if one of them is unknown to this version, and until
 * the texts of the language have come. What calls it while it is drawn is drawn again then.
 */
export function worded(sentences: readonly Said[], english: string): string {
  if (sentences.length === 0) return english;
  const { code, formats } = useLanguage();
  const known = loaded.get(code);
  if (!known) void load(code);
  if (!known) return english;
  const { catalogue, style } = known;
  const isKnown = (said: Said): boolean => typeof said === 'string' || Object.hasOwn(catalogue, said.id);
  if (!sentences.every(isKnown)) return english;
  const writing = writingWith(catalogue, style, formats);
  return sentences
    .map((said) => (typeof said === 'string' ? said : render(catalogue, said, writing)))
    .join(style.fullStop);
}

/** How the app writes the values in messages of the server. */
export const writingWith = (
  texts: Texts,
  { comma, semicolon }: Pick<Style, 'comma' | 'semicolon'>,
  formats: Formats,
): Writing => ({
  form: (count) => (count === 1 ? 0 : 1),
  amount: (amount) => formats.money(amount),
  decimal: (value) => value.toFixed(1),
  field: (path) => texts[`field.${path}`] ?? path,
  comma,
  semicolon,
});
