/** The part of the build after the compiler: everything in dist/assets that is not TypeScript, and dist/bundled. */
import { cp, mkdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { generatedAsset } from '../../src/assets/files.ts';
import { buildModels } from '../models/build.ts';
import { bundle } from './bundle.ts';
import { buildConf } from './conf.ts';

const assets = generatedAsset('.');
await mkdir(assets, { recursive: true });
await cp(new URL('../../src/assets', import.meta.url), assets, {
  recursive: true,
  filter: (path) => extname(path) !== '.ts',
});
await Promise.all([buildConf(), buildModels(), bundle()]);
