/**
 * DOCX → TeX: the chain in src/tex as one step. The result is a ZIP of the TeX and its pictures, with debug of all artefacts.
 *
 * The step runs where its artefacts are cached: a package with debug can be made from those of one without.
 */
import { createHash } from 'node:crypto';
import type { TaskProgress } from '../../domain/task.ts';
import type { TexEngineName, TexSource } from '../../tex/engine.ts';
import { texEngines } from '../../tex/index.ts';
import type { TexPackage } from '../../tex/jobs.ts';
import type { TexDigests } from '../../tex/cache-key.ts';
import type { Engine } from '../engine.ts';

export interface TexRequest {
  readonly digests: TexDigests;
  /** Called only when artefacts have to be made. */
  readonly source: () => Promise<TexSource>;
  readonly engine: TexEngineName;
  readonly imagePostProcessing: boolean;
  readonly debug: boolean;
  /** Name of the document without extension. */
  readonly baseName: string;
}

export interface MadeTex extends TexPackage {
  /** Whether the artefacts came from the cache. */
  readonly cached: boolean;
}

type MakeTex = (
  request: TexRequest,
  context: { readonly signal: AbortSignal; progress(event: TaskProgress): void },
) => Promise<MadeTex>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const docxToTexEngine = (make: MakeTex): Engine => ({
  name: 'docx-to-tex',
  pairs: [{ from: 'docx', to: 'tex', cost: 3, fidelity: 'structure' }],
  runs: 'outside',
  keepsItself: true,
  version: () => texEngines.builtin.version(),
  unavailable: () => Promise.resolve(undefined),
  async convert({ bytes, options, name }, context) {
    const { conf, customXsl, debug = false, imagePostProcessing = true, engine = 'builtin' } = options.tex ?? {};
    const source: TexSource = {
      docx: bytes,
      ...(conf === undefined ? {} : { conf: Buffer.from(conf, 'base64') }),
      ...(customXsl === undefined ? {} : { customXsl: Buffer.from(customXsl, 'base64') }),
    };
    const digests = {
      docx: sha256(bytes),
      ...(source.conf ? { conf: sha256(source.conf) } : {}),
      ...(source.customXsl ? { customXsl: sha256(source.customXsl) } : {}),
    };
    const request = {
      digests,
      source: () => Promise.resolve(source),
      engine,
      imagePostProcessing,
      debug,
      baseName: name,
    };
    const made = await make(request, context);
    return { ...made, container: 'zip' };
  },
});
