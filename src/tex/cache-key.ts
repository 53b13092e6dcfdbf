/**
 * The cache key of the DOCX → TeX service: the contents of the DOCX, the conf and the custom XSL, or their absence. Debug and
 * the post-processing of pictures are not part of it, because artefacts are stored whole and unprocessed.
 *
 * This is the key that clients see. The cache adds the versions of the engine and the code to it.
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
