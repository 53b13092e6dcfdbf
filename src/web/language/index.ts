/**
 * The language of the app: that of the browser until the user chooses. Texts are plain data and functions, so that
 * `texts.upload.filesLeft(3)` is checked by the compiler. Numbers and dates are written by `Intl`.
 */
import { defineStore } from 'pinia';
import { computed, ref, watchEffect } from 'vue';
import { storeChoice, storedChoice } from '../settings/stored.ts';
import { en } from './en/index.ts';
import { formatsOf } from './formats.ts';
import type { Texts } from './texts.ts';
import { zh } from './zh/index.ts';

export type Messages = Texts<typeof zh>;

export const languages = { zh: { name: '中文', locale: 'zh-CN' }, en: { name: 'English', locale: 'en' } } as const;
export type LanguageCode = keyof typeof languages;
export const languageCodes = Object.keys(languages) as readonly LanguageCode[];

const tables: Readonly<Record<LanguageCode, Messages>> = { zh, en };

/** The first language of the browser that the app has; English for all others. */
export function preferredLanguage(stored: string | undefined, browser: readonly string[]): LanguageCode {
  const wanted = [stored, ...browser].map((tag) => tag?.toLowerCase().split('-')[0]);
  return wanted.map((tag) => languageCodes.find((code) => code === tag)).find((code) => code !== undefined) ?? 'en';
}

export const useLanguage = defineStore('language', () => {
  const code = ref<LanguageCode>(preferredLanguage(storedChoice('language'), navigator.languages));
  const texts = computed(() => tables[code.value]);
  const formats = computed(() => formatsOf(languages[code.value].locale));
  watchEffect(() => {
    document.documentElement.lang = languages[code.value].locale;
  });
  return {
    code,
    texts,
    /** Writes numbers, amounts, dates and sizes. */
    formats,
    choose(chosen: LanguageCode) {
      code.value = chosen;
      storeChoice('language', chosen);
    },
  };
});
