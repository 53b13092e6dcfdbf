/** Writes the fonts that are shipped: with the characters that documents use, compressed, and their licences beside them. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { create } from 'fontkit';
import subsetFont from 'subset-font';
import { type ShippedFont, shippedFontFile } from '../../src/assets/fonts.ts';
import { commonCharacters } from './characters.ts';

interface FontSource {
  readonly package: string;
  readonly file: string;
  readonly licence: string;
  /** Undefined for all that the file has. */
  readonly characters: string | undefined;
}

const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

const google = (name: string, file: string, characters: string | undefined): FontSource => ({
  package: `@expo-google-fonts/${name}`,
  file,
  licence: 'LICENSE_FONT',
  characters,
});

const common = commonCharacters();

const sources: Readonly<Record<ShippedFont, FontSource>> = {
  'hei-regular': google('noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf', undefined),
  'hei-bold': google('noto-sans-sc', '700Bold/NotoSansSC_700Bold.ttf', common),
  'song-regular': google('noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf', common),
  'song-bold': google('noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf', common),
  'kai-regular': {
    package: '@fontsource/lxgw-wenkai',
    file: 'files/lxgw-wenkai-latin-500-normal.woff',
    licence: 'LICENSE',
    characters: common,
  },
  'courier-regular': google('courier-prime', '400Regular/CourierPrime_400Regular.ttf', common),
  'courier-bold': google('courier-prime', '700Bold/CourierPrime_700Bold.ttf', common),
};

/** Without hints and what only vertical text needs: its glyphs double the size. */
const subsetOptions = {
  targetFormat: 'truetype',
  noLayoutClosure: true,
  noHinting: true,
  dropTables: ['vhea', 'vmtx'],
} as const;

/** Higher levels take ten times as long for 4 %. */
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 12 } };

export async function buildFonts(): Promise<void> {
  await mkdir(dirname(shippedFontFile('hei-regular')), { recursive: true });
  await Promise.all(Object.entries(sources).map(([name, source]) => buildFont(name as ShippedFont, source)));
}

async function buildFont(name: ShippedFont, source: FontSource): Promise<void> {
  const published = await readFile(`${packages}${source.package}/${source.file}`);
  const made = await subsetFont(published, source.characters ?? charactersOf(published), subsetOptions);
  const target = shippedFontFile(name);
  await writeFile(target, await promisify(zstdCompress)(made, compression));
  const [family = name] = name.split('-');
  await copyFile(`${packages}${source.package}/${source.licence}`, `${dirname(target)}/LICENSE.${family}`);
}

function charactersOf(file: Buffer): string {
  const opened = create(file);
  if ('fonts' in opened) throw new Error('A collection of fonts has no characters of its own');
  return opened.characterSet.map((code) => String.fromCodePoint(code)).join('');
}
