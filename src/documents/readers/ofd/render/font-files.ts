/**
 * Finds substitutes for fonts that a document names but does not embed.
 *
 * Fonts that are shipped come first, so that a document gives the same bytes on every machine. Fonts of the machine are used
 * for what is not shipped (仿宋).
 */
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type ShippedFont, shippedFont } from '../../../../assets/fonts.ts';
import type { FontResource } from './resources.ts';

/** The typefaces in which Chinese documents are set. */
export type Typeface = 'song' | 'kai' | 'hei' | 'fang' | 'courier' | 'symbols';

/** A font that is shipped, or names of files on Windows, macOS and Linux, in lower case, the best first. */
export type FontSource = ShippedFont | readonly string[];

const typefaces: Readonly<Record<Typeface, { readonly regular: FontSource; readonly bold?: FontSource }>> = {
  song: { regular: 'song-regular', bold: 'song-bold' },
  kai: { regular: 'kai-regular' },
  hei: { regular: 'hei-regular', bold: 'hei-bold' },
  fang: { regular: ['simfang.ttf', 'stfangsong.ttf', 'stfangso.ttf', 'fangsong.ttf'] },
  courier: { regular: 'courier-regular', bold: 'courier-bold' },
  symbols: { regular: ['seguisym.ttf', 'arial unicode.ttf', 'dejavusans.ttf'] },
};

/** The typefaces to try for a character, by the intended one: from the most similar to the one with most characters. */
const fallbacks: Readonly<Record<Typeface, readonly Typeface[]>> = {
  song: ['song', 'hei', 'symbols'],
  kai: ['kai', 'song', 'hei', 'symbols'],
  hei: ['hei', 'song', 'symbols'],
  fang: ['fang', 'song', 'hei', 'symbols'],
  courier: ['courier', 'song', 'hei', 'symbols'],
  symbols: ['symbols', 'hei'],
};

export interface Substitute {
  readonly source: FontSource;
  /** Whether it must be made bold, because it has no bold variant. */
  readonly embolden: boolean;
}

/** The fonts to try, in this order, for a character that the named font does not supply. */
export function substitutesFor(font: FontResource | undefined, bold: boolean): readonly Substitute[] {
  const similar = fallbacks[typefaceOf(font)].map((name) => {
    const variants = typefaces[name];
    return bold && variants.bold !== undefined
      ? { source: variants.bold, embolden: false }
      : { source: variants.regular, embolden: bold };
  });
  // The one font with rare characters has no bold variant of them.
  return bold ? [...similar, { source: 'hei-regular', embolden: true }] : similar;
}

/** The typeface that the names of a font suggest; Song if they suggest none, as in Chinese viewers. */
function typefaceOf(font: FontResource | undefined): Typeface {
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

/** The bytes of a font. Undefined if the machine has none of the files. */
export async function substituteFont(source: FontSource): Promise<Buffer | undefined> {
  if (typeof source === 'string') return shippedFont(source);
  machineFonts ??= findMachineFonts();
  const files = await machineFonts;
  const own = source.map((name) => files.get(name)).find((file) => file !== undefined);
  return own === undefined ? undefined : readFile(own);
}
