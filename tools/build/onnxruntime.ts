/** Puts the WebAssembly of onnxruntime-web into dist/assets: its package has six builds of 14 to 28 MB, and one is used. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { rolldown } from 'rolldown';
import { webAssemblyFiles } from '../../src/ocr/paddle/runtimes.ts';

const compression = { params: { [constants.ZSTD_c_compressionLevel]: 12 } };

const notice = `The files in this folder are ONNX Runtime Web, https://github.com/microsoft/onnxruntime, Copyright (c) Microsoft
Corporation, MIT License (https://github.com/microsoft/onnxruntime/blob/main/LICENSE). The program is bundled with
onnxruntime-common, of the same origin and licence; the WebAssembly is compressed.
`;

export async function buildOnnxruntime(): Promise<void> {
  const { program, glue, code } = webAssemblyFiles;
  const folder = dirname(program);
  await mkdir(folder, { recursive: true });
  const published = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
  const bundled = await rolldown({ input: join(published, 'ort.node.min.js'), platform: 'node' });
  await bundled.write({ file: program, format: 'cjs' });
  await bundled.close();
  await copyFile(join(published, basename(glue)), glue);
  const packed = await promisify(zstdCompress)(await readFile(join(published, basename(code, '.zst'))), compression);
  await writeFile(code, packed);
  await writeFile(join(folder, 'NOTICE.txt'), notice);
}
