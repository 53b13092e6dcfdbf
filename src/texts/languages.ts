/** The languages of texts for people, and which of them a user reads. */

/** ISO 639-1. English comes first: it is the language of machine output, and what all others are translated from. */
export const languages = ['en', 'zh', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];

/** As in the option --language. */
export const languageChoices = ['auto', ...languages] as const;

type Environment = Readonly<Record<string, string | undefined>>;

const isLanguage = (name: string | undefined): name is Language => languages.some((language) => language === name);

/** The language asked for; with `auto` that of the locale, and English if that is none of ours. */
export function languageOf(choice: string | undefined, env: Environment): Language {
  if (isLanguage(choice)) return choice;
  const named = localeOf(env)
    .split(/[_.@-]/)[0]
    ?.toLowerCase();
  return isLanguage(named) ? named : 'en';
}

/** POSIX: the first of these variables that is set decides. Windows has none of them, so its own setting is asked. */
function localeOf(env: Environment): string {
  const named = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name]).find((value) => value);
  if (named !== undefined) return named;
  return process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : '';
}
