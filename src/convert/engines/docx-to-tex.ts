/** DOCX → TeX: the chain in docx-to-tex/ as one step. The result is a ZIP: the TeX, its pictures, and all artefacts with debug. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docxToTex, packTex, texEngines } from '../docx-to-tex/index.ts';
import type { Engine } from '../engine.ts';

export const docxToTexEngine: Engine = {
  name: 'docx-to-tex',
  pairs: [{ from: 'docx', to: 'tex', cost: 3, fidelity: 'structure' }],
  runs: 'thread',
  version: () => texEngines.builtin.version(),
  unavailable: () => Promise.resolve(undefined),
  async convert({ bytes, options, name }, context) {
    const { conf, customXsl, debug = false, imagePostProcessing = true, engine = 'builtin' } = options.tex ?? {};
    const workDir = await mkdtemp(join(tmpdir(), 'invoicectl-tex-'));
    try {
      const artefacts = await docxToTex(
        {
          docx: bytes,
          imagePostProcessing,
          engine,
          ...(conf === undefined ? {} : { conf: Buffer.from(conf, 'base64') }),
          ...(customXsl === undefined ? {} : { customXsl: Buffer.from(customXsl, 'base64') }),
        },
        { signal: context.signal, workDir, progress: (event) => context.progress(event) },
      );
      const packed = await packTex(artefacts, { debug, baseName: name });
      return { bytes: packed, container: 'zip', warnings: artefacts.warnings, images: artefacts.images.length };
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};
