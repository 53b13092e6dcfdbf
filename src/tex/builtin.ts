/**
 * The built-in chain: DOCX → Hub → custom XSL → conf → TeX, with the pictures the TeX names as they are in the DOCX.
 *
 * Debug artefacts are always made; whoever packs leaves them out. Rejects with a Failure for every input that cannot be converted.
 */
import { Failure } from '../domain/failure.ts';
import type { ArtefactFile, TexArtefacts } from './artefacts.ts';
import type { TexContext, TexSource } from './engine.ts';
import { type Conf, readConf } from './conf/read-conf.ts';
import { csvOfStyles } from './conf/styles-csv.ts';
import { fontWarnings, includedImages, texEngineOf, tidy } from './finish-tex.ts';
import { serialise } from './hub/node.ts';
import { type HubDocument, readDocument } from './ooxml/document.ts';
import type { OfficePackage } from '../office/package.ts';
import { openDocx } from '../office/word/open.ts';
import { logOf, sourceParts } from './source-artefacts.ts';
import { compiledConf, keepCompiled } from './stylesheets/compiled-confs.ts';
import { guardXml, lineOf } from './stylesheets/guard.ts';
import type { StylesheetAnswer } from './stylesheets/job.ts';
import { runStylesheets, stylesheetLimits } from './stylesheets/run.ts';
import { stylesheetSources } from './stylesheets/sources.ts';

/** Raise when the same input gives other TeX: results under the old version are then no longer served from a cache. */
export const builtinVersion = 'builtin 3';

export async function builtinDocxToTex(input: TexSource, context: TexContext): Promise<TexArtefacts> {
  const step = (stage: string, done: number): void => {
    context.signal.throwIfAborted();
    context.progress({ stage, done, total: 3 });
  };
  const conf = readConf(input.conf);
  const customXsl = input.customXsl === undefined ? undefined : guardXml(input.customXsl, 'custom XSL').text;
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
      ...(compiled === undefined ? {} : { compiled }),
      ...(customXsl === undefined ? {} : { customXsl }),
    };
    const answer = await runStylesheets(job, context.signal, context.stylesheetLimits ?? stylesheetLimits);
    if (answer.stage !== 'done') throw stylesheetFailure(answer, conf, customXsl);
    // What a process gave that ran somebody's stylesheet is not for the documents of others.
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

/** What a conf names for itself stays a plain file beside the TeX. */
const safeName = (href: string, index: number): string => {
  const name = href.slice(href.search(/[^/\\]*$/)).replaceAll(/[^\w.-]+/g, '-');
  return /^\.*$/.test(name) ? `file-${index + 1}.txt` : name;
};

function stylesheetFailure(
  answer: Exclude<StylesheetAnswer, { stage: 'done' }>,
  conf: Conf,
  customXsl: string | undefined,
): Failure {
  const what = answer.stage === 'custom-xsl' ? 'custom XSL' : conf.kind === 'default' ? 'built-in conf' : 'conf';
  if (conf.kind === 'default' && answer.stage === 'conf') {
    return new Failure(
      customXsl === undefined ? 'internal' : 'bad_request',
      `The TeX could not be written: ${answer.message}`,
      customXsl === undefined ? {} : { detail: 'Check that the custom XSL gives a Hub document.' },
    );
  }
  // The compiled conf has other lines than its source: the expression that saxon quotes is looked up there.
  const source = answer.stage === 'custom-xsl' ? (customXsl ?? '') : conf.text;
  const quoted =
    /\{([\s\S]+)\}:/.exec(answer.message)?.[1] ??
    /(?:Unknown|Undeclared|undeclared|Required) [^ ]+ (?:Q\{[^}]*\})?([\w-]+)/.exec(answer.message)?.[1];
  const said = /on line (\d+) /.exec(answer.message)?.[1];
  const line =
    (quoted === undefined ? undefined : lineOf(source, quoted, '')) ??
    (answer.stage === 'custom-xsl' && said !== undefined ? Number(said) : undefined);
  const message = answer.message.replace(/ on line \d+ in \/?\S+/, '').replace(/ {.*}: /s, ': ');
  return new Failure(
    'bad_request',
    `The ${what} cannot be run: ${message}${line === undefined ? '' : ` (line ${line})`}`,
    quoted === undefined ? {} : { detail: `It says: ${quoted.slice(0, 300)}` },
  );
}
