/** The help of settings in the language of the user. */
import type { SettingPath } from '../config/schema.ts';
import type { Language } from '../texts/languages.ts';

/** By the path of the setting. Empty for English, which is in the schema of the setting. */
export type SettingTexts = Readonly<Partial<Record<SettingPath, string>>>;

/** A setting whose help is missing in a language does not compile here. */
const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Readonly<Record<SettingPath, string>>>>> = {
  zh: async () => (await import('../texts/zh/settings.ts')).settings,
  de: async () => (await import('../texts/de/settings.ts')).settings,
  fr: async () => (await import('../texts/fr/settings.ts')).settings,
};

export const settingTextsIn = async (language: Language): Promise<SettingTexts> =>
  language === 'en' ? {} : loaders[language]();
