/** Checks of the server in the language of the user: it sends ids and values, which the texts of the program word. */
import { checks as chineseChecks } from '../../texts/zh/checks.ts';
import { fields as chineseFields } from '../../texts/zh/fields.ts';
import { checks as englishChecks } from '../../texts/en/checks.ts';
import { fields as englishFields } from '../../texts/en/fields.ts';
import { render, type StoredMessage, type Texts } from '../../texts/template.ts';
import type { Formats } from '../language/formats.ts';
import type { LanguageCode } from '../language/index.ts';
import { writingWith } from '../language/server-messages.ts';

const catalogues: Readonly<Record<LanguageCode, Texts>> = {
  zh: { ...chineseChecks, ...chineseFields },
  en: { ...englishChecks, ...englishFields },
};
const separators = { zh: { comma: '、', semicolon: '；' }, en: { comma: ', ', semicolon: '; ' } } as const;

export interface CheckWording {
  /** Of a failed check; `fallback` where its message has no id, or one of another version. */
  readonly message: (said: StoredMessage | undefined, fallback: string) => string;
  /** What a check compares, in a few words: "sums do not add up". */
  readonly title: (checkId: string) => string;
  /** The name of a field or of a value of it, as a label: `seller.name`, `type.taxi`. */
  readonly label: (path: string) => string;
}

export function checkWording(code: LanguageCode, formats: Formats): CheckWording {
  const texts = catalogues[code];
  const known = (id: string): string | undefined => (Object.hasOwn(texts, id) ? texts[id] : undefined);
  const label = (path: string): string => capitalised(known(`field.${path}`) ?? known(path) ?? path);
  const writing = writingWith(texts, separators[code], formats);
  return {
    message: (said, fallback) => (said && known(said.id) !== undefined ? render(texts, said, writing) : fallback),
    title: (checkId) => capitalised(known(`${checkId}.says`) ?? checkId),
    label,
  };
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
