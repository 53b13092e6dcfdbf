/**
 * The cache key of the DOCX → TeX service: content of the DOCX, of the conf (or that there is none) and of the custom XSL, and the
 * version of the engine. Neither debug nor picture post-processing are in it: artefacts are kept unprocessed and whole.
 */
import { createHash } from 'node:crypto';

export interface CacheKeyInput {
  readonly docx: Uint8Array;
  readonly conf?: Uint8Array;
  readonly customXsl?: Uint8Array;
  /** Of the engine, as `texEngineVersion()` gives it: results of another version are not served. */
  readonly engineVersion: string;
}

/** 64 hexadecimal digits. */
export function texCacheKey({ docx, conf, customXsl, engineVersion }: CacheKeyInput): string {
  const hash = createHash('sha256');
  const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  for (const part of [
    digest(docx),
    conf ? digest(conf) : 'default',
    customXsl ? digest(customXsl) : 'none',
    engineVersion,
  ])
    hash.update(`${part}\n`);
  return hash.digest('hex');
}
