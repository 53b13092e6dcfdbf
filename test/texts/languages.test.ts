import { expect, it } from 'vitest';
import { languageOf } from '../../src/texts/languages.ts';

it.each([
  ['auto', { LANG: 'zh_CN.UTF-8' }, 'zh'],
  ['auto', { LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR' }, 'fr'],
  ['auto', { LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'en'],
  ['auto', { LANG: 'de_DE.UTF-8', LC_ALL: '' }, 'de'],
  ['auto', { LANG: 'de@euro' }, 'de'],
  ['auto', { LANG: 'pt_BR.UTF-8' }, 'en'],
  ['auto', { LANG: 'C.UTF-8' }, 'en'],
  [undefined, { LANG: 'fr_CA.UTF-8' }, 'fr'],
  ['de', { LC_ALL: 'zh_CN.UTF-8' }, 'de'],
  // The configuration refuses it; until then its message is in the language of the locale.
  ['klingon', { LANG: 'fr_FR' }, 'fr'],
])('--language %s with %j is %s', (choice, env, language) => {
  expect(languageOf(choice, env)).toBe(language);
});
