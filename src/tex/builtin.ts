/**
 * The built-in chain: DOCX → Hub → custom XSL → conf → TeX, with the pictures that the TeX includes, as they are in the DOCX.
 *
 * Debug artefacts are always made; packing leaves them out if they are not wanted. Rejects with a Failure for every
 * document, conf or stylesheet that cannot be converted.
 */
import { definedOnly } from '../domain/defined-only.ts';
import type { ArtefactFile, TexArtefacts } from './artefacts.ts';
import type { TexContext, TexSource } from './engine.ts';
import { readConf } from './conf/read-conf.ts';
import { csvOfStyles } from './conf/styles-csv.ts';
import { fontWarnings, includedImages, texEngineOf, tidy } from './finish-tex.ts';
import { serialise } from './hub/node.ts';
import { type HubDocument, readDocument } from './ooxml/document.ts';
import type { OfficePackage } from '../office/package.ts';
import { openDocx } from '../office/word/open.ts';
import { logOf, sourceParts } from './source-artefacts.ts';
import { compiledConf, keepCompiled } from './stylesheets/compiled-confs.ts';
import { stylesheetFailure } from './stylesheets/failures.ts';
import { guardXml } from './stylesheets/guard.ts';
import { runStylesheets, stylesheetLimits } from './stylesheets/run.ts';
import { stylesheetSources } from './stylesheets/sources.ts';
import { message } from '../texts/message.ts';

/** Part of the cache key: raise it when the same input gives other TeX. */
export const builtinVersion = 'builtin 3';

export async function builtinDocxToTex(input: TexSource, context: TexContext): Promise<TexArtefacts> {
  const step = (stage: string, done: number): void => {
    context.signal.throwIfAborted();
    context.progress({ stage, done, total: 3 });
  };
  const conf = readConf(input.conf);
  const customXsl =
    input.customXsl === undefined ? undefined : guardXml(input.customXsl, message('tex.customXsl', {})).text;
  step('reading the DOCX', 0);
  const docx = await openDocx(input.docx);
  try {
    const document = await readDocument(docx);
    const hub = serialise(document.hub);
    step('writing TeX', 1);
    const compiled = await compiledConf(conf.text);
    const job = {
      hub,
      conf: conf.text,
      ...stylesheetSources(),
      ...definedOnly({ compiled, customXsl }),
    };
    const answer = await runStylesheets(job, context.signal, context.stylesheetLimits ?? stylesheetLimits);
    if (answer.stage !== 'done') throw stylesheetFailure(answer, conf, customXsl);
    // A process that ran a user's stylesheet is not trusted with what other users' documents are converted by.
    if (compiled === undefined && customXsl === undefined) keepCompiled(conf.text, answer.compiled);
    step('gathering artefacts', 2);
    const tex = tidy(answer.tex);
    const warnings = [...document.warnings, ...fontWarnings(tex)];
    return {
      tex,
      texEngine: texEngineOf(tex),
      images: await picturesOf(tex, document, docx),
      files: answer.files.map(({ href, text }, index) => ({ path: safeName(href, index), bytes: Buffer.from(text) })),
      hub: answer.hub,
      csv: csvOfStyles(document.hub),
      debug: [
        { path: 'hub.xml', bytes: Buffer.from(hub) },
        { path: 'conf.xml', bytes: Buffer.from(conf.text) },
        { path: 'conf.xsl', bytes: Buffer.from(answer.compiled.stylesheet) },
        ...(customXsl === undefined ? [] : [{ path: 'custom.xsl', bytes: Buffer.from(customXsl) }]),
      ],
      source: await sourceParts(docx),
      log: logOf(builtinVersion, { ...document, warnings }),
      counts: document.counts,
      warnings,
      engine: builtinVersion,
    };
  } finally {
    docx.close();
  }
}

async function picturesOf(tex: string, document: HubDocument, docx: OfficePackage): Promise<readonly ArtefactFile[]> {
  const found: ArtefactFile[] = [];
  for (const path of includedImages(tex)) {
    const part = document.media.get(path);
    const bytes = part === undefined ? undefined : await docx.bytes(part);
    if (bytes) found.push({ path, bytes });
  }
  return found;
}

/** A file that a conf writes becomes a plain file name beside the TeX. */
const safeName = (href: string, index: number): string => {
  const name = href.slice(href.search(/[^/\\]*$/)).replaceAll(/[^\w.-]+/g, '-');
  return /^\.*$/.test(name) ? `file-${index + 1}.txt` : name;
};
