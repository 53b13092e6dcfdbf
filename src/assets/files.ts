/**
 * Finds the files of the program that are not TypeScript. Python, XSLT, XML and trained models are beside this file and
 * copied by the build. Generated files are beside the built code; when the sources run, they use those of the last build.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Asset =
  | 'fence.py'
  | 'libreoffice_bridge.py'
  | 'conf-compiler.xsl'
  | 'hub-to-tex.xsl'
  | 'default-conf.xml'
  | 'claim.typ'
  | 'invoice.typ'
  | 'factur-x.xml';

type BinaryAsset = 'party-model.bin';

const texts = new Map<Asset, string>();

/** Text of an asset, read once in a thread. */
export function assetText(name: Asset): string {
  const text = texts.get(name) ?? readFileSync(new URL(name, import.meta.url), 'utf8');
  texts.set(name, text);
  return text;
}

export const assetBytes = (name: BinaryAsset): Uint8Array => readFileSync(new URL(name, import.meta.url));

const isBuilt = import.meta.url.endsWith('.js');

/** Path of a file or folder that `npm run build` makes, by its path in the folder of assets. */
export const generatedAsset = (name: string): string =>
  fileURLToPath(new URL(isBuilt ? name : `../../dist/assets/${name}`, import.meta.url));
