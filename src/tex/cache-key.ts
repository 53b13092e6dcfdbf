/**
 * The cache key of the DOCX → TeX service: content of the DOCX, of the conf (or that there is none) and of the custom XSL (or
 * that there is none). Neither debug nor picture post-processing are in it: artefacts are kept unprocessed and whole.
 *
 * What keeps artefacts adds the versions of engine and code to it: this key is what clients are told.
 */
import { createHash } from 'node:crypto';

/** SHA-256 of each, in hexadecimal digits. */
export interface TexDigests {
  readonly docx: string;
  readonly conf?: string | undefined;
  readonly customXsl?: string | undefined;
}

/** 64 hexadecimal digits. */
export const texCacheKey = ({ docx, conf = 'default', customXsl = 'none' }: TexDigests): string =>
  createHash('sha256').update(`${docx}\n${conf}\n${customXsl}\n`).digest('hex');
