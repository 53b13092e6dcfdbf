/** The part of the build after the compiler: what dist/assets has besides code, dist/bundled, and the version of it all. */
import { cp, mkdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedAsset } from '../../src/assets/files.ts';
import { buildModels } from '../models/build.ts';
import { bundle } from './bundle.ts';
import { writeCodeVersion } from './code-version.ts';
import { buildConf } from './conf.ts';
import { buildFonts } from './fonts.ts';
import { buildLibraries } from './libraries.ts';
import { buildManual } from './man.ts';
import { buildOnnxruntime } from './onnxruntime.ts';
import { keepPublicTypes } from './types.ts';
import { buildWeb } from './web.ts';

const assets = generatedAsset('.');
await mkdir(assets, { recursive: true });
await cp(new URL('../../src/assets', import.meta.url), assets, {
  recursive: true,
  filter: (path) => extname(path) !== '.ts',
});
await Promise.all([
  buildConf(),
  buildFonts(),
  buildLibraries(),
  buildModels(),
  buildOnnxruntime(),
  bundle(),
  buildWeb(),
]);

const root = fileURLToPath(new URL('../..', import.meta.url));
await buildManual(`${root}dist/man/invoicectl.1`);
await keepPublicTypes(`${root}dist`);
await writeCodeVersion(`${root}dist`, `${root}package.json`);
