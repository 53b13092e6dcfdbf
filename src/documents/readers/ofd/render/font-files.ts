/**
 * Finds substitutes for fonts that a document names but does not embed.
 *
 * Fonts of packages come first, so that a document gives the same bytes on every machine. Fonts of the machine are used
 * for what no package has (仿宋), and if the optional packages are not installed.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FontResource } from './resources.ts';

/** The typefaces in which Chinese documents are set. */
export type Typeface = 'song' | 'kai' | 'hei' | 'fang' | 'courier' | 'symbols';

interface Source {
  readonly packaged: readonly [regular: string, bold: string] | undefined;
  /** Names of font files of that kind on Windows, macOS and Linux, in lower case, the best first. */
  readonly machine: readonly string[];
}

const noto = '@expo-google-fonts';

const sources: Readonly<Record<Typeface, Source>> = {
  song: {
    packaged: [
      `${noto}/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf`,
      `${noto}/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf`,
    ],
    machine: ['simsun.ttc', 'songti.ttc', 'stsong.ttf', 'notoserifcjk-regular.ttc', 'uming.ttc'],
  },
  kai: {
    packaged: [
      '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
      '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff',
    ],
    machine: ['simkai.ttf', 'kaiti.ttc', 'stkaiti.ttf', 'ukai.ttc', 'gkai00mp.ttf'],
  },
  hei: {
    packaged: [
      `${noto}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`,
      `${noto}/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf`,
    ],
    machine: ['simhei.ttf', 'msyh.ttc', 'stheiti light.ttc', 'notosanscjk-regular.ttc', 'wqy-zenhei.ttc'],
  },
  fang: { packaged: undefined, machine: ['simfang.ttf', 'stfangsong.ttf', 'stfangso.ttf', 'fangsong.ttf'] },
  courier: {
    packaged: [
      `${noto}/courier-prime/400Regular/CourierPrime_400Regular.ttf`,
      `${noto}/courier-prime/700Bold/CourierPrime_700Bold.ttf`,
    ],
    machine: ['cour.ttf', 'courier new.ttf', 'liberationmono-regular.ttf', 'dejavusansmono.ttf'],
  },
  symbols: { packaged: undefined, machine: ['seguisym.ttf', 'arial unicode.ttf', 'dejavusans.ttf'] },
};

/** The typefaces to try for a character, by the intended one: from the most similar to the one with most characters. */
export const fallbacks: Readonly<Record<Typeface, readonly Typeface[]>> = {
  song: ['song', 'hei', 'symbols'],
  kai: ['kai', 'song', 'hei', 'symbols'],
  hei: ['hei', 'song', 'symbols'],
  fang: ['fang', 'song', 'hei', 'symbols'],
  courier: ['courier', 'song', 'hei', 'symbols'],
  symbols: ['symbols', 'hei'],
};

/** The typeface that the names of a font suggest; Song if they suggest none, as in Chinese viewers. */
export function typefaceOf(font: FontResource | undefined): Typeface {
  const names = `${font?.name ?? ''} ${font?.family ?? ''}`.toLowerCase();
  if (/仿|fang/.test(names)) return 'fang';
  if (/楷|kai/.test(names)) return 'kai';
  if (/courier|mono(?!type)|consol|typewriter/.test(names)) return 'courier';
  if (/黑|hei|圆|yuan|等线|dengxian|sans|gothic|arial|helvet|pingfang|calibri|tahoma|verdana/.test(names)) return 'hei';
  if (font?.fixedWidth === true && !/宋|song|sun/.test(names)) return 'courier';
  return 'song';
}

const machineFolders = (): readonly string[] => [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
];

const maxFolderDepth = 4;
const maxFiles = 20_000;

let machineFonts: Promise<ReadonlyMap<string, string>> | undefined;

/** Font files of the machine by their name in lower case. Searched for once. */
async function findMachineFonts(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (found.size >= maxFiles) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < maxFolderDepth) await visit(path, depth + 1);
      else if (/\.(?:ttf|otf|ttc)$/i.test(entry.name) && !found.has(entry.name.toLowerCase()))
        found.set(entry.name.toLowerCase(), path);
    }
  };
  for (const folder of machineFolders()) await visit(folder, 0);
  return found;
}

function packagedPath(specifier: string | undefined): string | undefined {
  if (specifier === undefined) return undefined;
  try {
    return createRequire(import.meta.url).resolve(specifier);
  } catch (error) {
    // The optional package is not installed.
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** The bytes of a font of that typeface. Undefined if neither a package nor the machine has one. */
export async function substituteFont(typeface: Typeface, bold: boolean): Promise<Buffer | undefined> {
  const { packaged, machine } = sources[typeface];
  const path = packagedPath(packaged?.[bold ? 1 : 0]);
  if (path !== undefined) return readFile(path);
  machineFonts ??= findMachineFonts();
  const files = await machineFonts;
  const own = machine.map((name) => files.get(name)).find((file) => file !== undefined);
  return own === undefined ? undefined : readFile(own);
}
