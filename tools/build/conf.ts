/** Compiles the built-in conf, which takes four seconds, and lays the result among the generated assets. */
import { writeFile } from 'node:fs/promises';
import { digestOfDefault, shippedFile } from '../../src/tex/stylesheets/compiled-confs.ts';
import { runStylesheets } from '../../src/tex/stylesheets/run.ts';
import { stylesheetSources } from '../../src/tex/stylesheets/sources.ts';

const nothing = '<hub xmlns="http://docbook.org/ns/docbook"/>';

export async function buildConf(): Promise<void> {
  const sources = stylesheetSources();
  const job = { hub: nothing, conf: sources.builtinConf, ...sources };
  const answer = await runStylesheets(job, new AbortController().signal);
  if (answer.stage !== 'done') throw new Error(answer.message);
  const { stylesheet, exported } = answer.compiled;
  await writeFile(shippedFile, JSON.stringify({ digest: digestOfDefault(), stylesheet, exported }));
}
