/** Part of the build: compiles the built-in conf and lays it beside the built code. */
import { writeFile } from 'node:fs/promises';
import { defaultConf } from '../conf/default-conf.ts';
import { baseXsl } from './base-xsl.ts';
import { digestOfDefault, shippedFile } from './compiled-confs.ts';
import { compilerXsl } from './compiler-xsl.ts';
import { runStylesheets } from './run.ts';

const nothing = '<hub xmlns="http://docbook.org/ns/docbook"/>';
const job = { hub: nothing, conf: defaultConf, builtinConf: defaultConf, compiler: compilerXsl, base: baseXsl };
const answer = await runStylesheets(job, new AbortController().signal);
if (answer.stage !== 'done') throw new Error(answer.message);
const { stylesheet, exported } = answer.compiled;
await writeFile(shippedFile, JSON.stringify({ digest: digestOfDefault(), stylesheet, exported }));
