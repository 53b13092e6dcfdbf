/** Language data for Tesseract, from npm packages named after its own codes (`@tesseract.js-data/eng`). Never fetched. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Failure } from '../../domain/failure.ts';

/** ISO 639-1 to Tesseract's codes. */
const codes: Readonly<Record<string, string>> = {
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fi: 'fin',
  fr: 'fra',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  nl: 'nld',
  no: 'nor',
  pl: 'pol',
  pt: 'por',
  ru: 'rus',
  sv: 'swe',
  zh: 'chi_sim',
};

/** Integer networks of the best models: as exact as the float ones, twice as fast. */
const variant = '4.0.0_best_int';
const require = createRequire(import.meta.url);

const versionOf = (manifest: unknown): string =>
  typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';

export const tesseractVersion = `tesseract.js-${versionOf(require('tesseract.js/package.json'))}+${variant}`;

/** Tesseract's codes, without repeats; English where none is asked for. Throws `bad_request` for a language it cannot name. */
export function languageCodes(languages: readonly string[]): string[] {
  const found = languages.map((language) => {
    const code = codes[language.toLowerCase()];
    if (code) return code;
    throw new Failure('bad_request', `The OCR engine "tesseract" does not know the language "${language}"`, {
      detail: `Known: ${Object.keys(codes).join(', ')}`,
    });
  });
  return found.length > 0 ? [...new Set(found)] : ['eng'];
}

export interface LanguageData {
  readonly code: string;
  readonly data: Uint8Array;
}

async function loadLanguage(code: string): Promise<LanguageData> {
  const name = `@tesseract.js-data/${code}`;
  try {
    const folder = dirname(require.resolve(`${name}/package.json`));
    const packed = await readFile(join(folder, variant, `${code}.traineddata.gz`));
    return { code, data: await promisify(gunzip)(packed) };
  } catch (cause) {
    throw new Failure('engine_unavailable', `The language data ${name} are not installed`, {
      detail: `Run: npm install ${name}`,
      cause,
    });
  }
}

/** Reads the trained data of Tesseract's `codes`. Throws `engine_unavailable` where a package is missing. */
export const loadLanguages = (wanted: readonly string[]): Promise<LanguageData[]> =>
  Promise.all(wanted.map(loadLanguage));
