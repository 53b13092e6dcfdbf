/**
 * Files that belong to the program and are no TypeScript: Python, XSLT, XML and trained models stand beside this file and are
 * copied by the build.
 * What only the build can make is beside the built code; the sources use what the last build made.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Asset =
  'fence.py' | 'libreoffice_bridge.py' | 'conf-compiler.xsl' | 'hub-to-tex.xsl' | 'default-conf.xml' | 'invoice.typ';

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
