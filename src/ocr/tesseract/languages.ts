/** Finds Tesseract's language data in installed npm packages (`@tesseract.js-data/eng`). It is never downloaded. */
import { access, constants, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { howToInstall, type OptionalPackage } from '../../domain/optional-package.ts';
import { message } from '../../texts/message.ts';

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

/** The best models with integer weights: as accurate as those with float weights, and twice as fast. */
const variant = '4.0.0_best_int';
const require = createRequire(import.meta.url);

/** The recogniser and its data for the two languages that are read most. */
export const tesseractPackages: OptionalPackage = {
  specifiers: ['tesseract.js@7.0.0', '@tesseract.js-data/eng@1.0.0', '@tesseract.js-data/chi_sim@1.0.0'],
  megabytes: 86,
};

function installedVersion(): string {
  try {
    const manifest: unknown = require('tesseract.js/package.json');
    return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
  } catch {
    // It is no error yet to create an engine that is not installed: `unavailable` says what is missing.
    return 'missing';
  }
}

export const tesseractVersion = `tesseract.js-${installedVersion()}+${variant}`;

/** Rejects with `engine_unavailable` if the recogniser is not installed. */
export const importTesseract = (): Promise<typeof import('tesseract.js')> =>
  import('tesseract.js').catch((cause: unknown) => {
    throw new Failure('engine_unavailable', message('ocr.tesseractMissing', {}), {
      detail: howToInstall(tesseractPackages),
      cause,
    });
  });

/** Tesseract's codes, without repeats; English by default. Throws `bad_request` for a language that has no code. */
export function languageCodes(languages: readonly string[]): string[] {
  const found = languages.map((language) => {
    const code = codes[language.toLowerCase()];
    if (code) return code;
    throw new Failure('bad_request', message('ocr.tesseractLanguage', { language }), {
      detail: message('advice.known', { choices: Object.keys(codes).join(', ') }),
    });
  });
  return found.length > 0 ? [...new Set(found)] : ['eng'];
}

/** The path of the packed trained data of a language. Rejects with `engine_unavailable` if its package is missing. */
async function trainedData(code: string): Promise<string> {
  const name = `@tesseract.js-data/${code}`;
  try {
    const path = join(dirname(require.resolve(`${name}/package.json`)), variant, `${code}.traineddata.gz`);
    await access(path, constants.R_OK);
    return path;
  } catch (cause) {
    throw new Failure('engine_unavailable', message('ocr.languageMissing', { name }), {
      detail: message('advice.npmInstall', { packages: name }),
      cause,
    });
  }
}

/** Rejects with `engine_unavailable` unless the data of all `wanted` codes are installed. */
export async function requireLanguages(wanted: readonly string[]): Promise<void> {
  await Promise.all(wanted.map(trainedData));
}

/**
 * Calls `use` with a temporary folder that contains the data of all `wanted` codes. tesseract.js reads all languages
 * from one folder, but each comes in a package of its own, and passing bytes instead fails in its version 7.0.0 (it
 * joins the bytes where it should join the codes).
 */
export async function withLanguages<T>(wanted: readonly string[], use: (folder: string) => Promise<T>): Promise<T> {
  const paths = await Promise.all(wanted.map(trainedData));
  const folder = await mkdtemp(join(tmpdir(), 'invoicectl-tesseract-'));
  try {
    await Promise.all(paths.map((path) => copyFile(path, join(folder, basename(path)))));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
