/**
 * The trained weights of PP-OCRv4's detector and recogniser and of the angle classifier. tools/models makes them from
 * the published ones when the project is built, and adds letters with marks to the recogniser.
 *
 * Their digests are pinned: a file that differs is refused, because it would silently change every result and every
 * cached page.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedAsset } from '../../assets/files.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

export const weightsFiles = {
  detector: { file: 'detector.onnx', sha256: 'e69b639458fa89842e2ff636915f51f7a2ff71e0fdcec54a317238f3822c67ae' },
  recogniser: { file: 'recogniser.onnx', sha256: '7858f94e842a609b602ab9dbdabbdbb043805dd5a01ba7d3f55faa47aaba1b28' },
  classifier: { file: 'classifier.onnx', sha256: 'ce9d02d4e2794059c240f19ff9e7fb401c7e7474209e2d0d99dcfd2eef1524fe' },
  characters: {
    file: 'characters.txt',
    sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
  letters: { file: 'letters.txt', sha256: '8a2dee507742652d04a4291c5b922372ddffc92de45c6d9a847f1051cdf0b04e' },
} as const;

/** The first digits of all pinned digests. It changes when any of the weights do. */
export const weightsVersion = Object.values(weightsFiles)
  .map(({ sha256 }) => sha256.slice(0, 8))
  .join('.');

export interface Weights {
  readonly detector: Uint8Array;
  readonly recogniser: Uint8Array;
  readonly classifier: Uint8Array;
  /** The character of each class of the recogniser. Class 0 is CTC's blank. */
  readonly characters: readonly string[];
  /** The same of its second output. */
  readonly letters: readonly string[];
}

/** Where the build puts the weights. */
export const weightsFolder = (): string => generatedAsset('models');

const remedy = message('advice.reinstallWeights', {});

async function readPinned(folder: string, { file, sha256 }: { file: string; sha256: string }): Promise<Uint8Array> {
  const path = join(folder, file);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Failure('engine_unavailable', message('ocr.weightsUnread', { file }), {
      detail: message('advice.weightsExpected', { path, remedy }),
      cause,
    });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new Failure('engine_unavailable', message('ocr.weightsOther', { file }), {
      detail: message('advice.weightsDigest', { found, expected: sha256, remedy }),
    });
  }
  return bytes;
}

/** Reads all weights and checks their SHA-256. Throws `engine_unavailable`. */
export async function loadWeights(folder: string): Promise<Weights> {
  const [detector, recogniser, classifier, list, letterList] = await Promise.all([
    readPinned(folder, weightsFiles.detector),
    readPinned(folder, weightsFiles.recogniser),
    readPinned(folder, weightsFiles.classifier),
    readPinned(folder, weightsFiles.characters),
    readPinned(folder, weightsFiles.letters),
  ]);
  const decoder = new TextDecoder();
  const characters = ['', ...decoder.decode(list).split('\n'), ' '];
  const letters = ['', ...decoder.decode(letterList).split('\n')];
  return { detector, recogniser, classifier, characters, letters };
}
