/**
 * Compiled confs, because compiling takes four seconds: the built-in one is compiled with the project, others are remembered
 * from earlier conversions of this process.
 */
import { isMissingFile } from '../../domain/missing-file.ts';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { defaultConf } from '../conf/default-conf.ts';
import { generatedAsset } from '../../assets/files.ts';
import type { CompiledConf } from './job.ts';
import { stylesheetSources } from './sources.ts';

/** When the sources changed since the last build, the digest differs, and they are compiled again. */
export const shippedFile = generatedAsset('default-conf.compiled.json');

export const ShippedConf = z.object({
  /** The digest of all sources. */
  digest: z.string(),
  stylesheet: z.string(),
  exported: z.string(),
});

const keptAtMost = 8;
/** By the text of the conf, in the order of their last use. */
const kept = new Map<string, CompiledConf>();

export async function compiledConf(conf: string): Promise<CompiledConf | undefined> {
  const known = kept.get(conf) ?? (conf === defaultConf() ? await shipped() : undefined);
  if (known) keepCompiled(conf, known);
  return known;
}

export function keepCompiled(conf: string, { stylesheet, exported }: CompiledConf): void {
  kept.delete(conf);
  kept.set(conf, { stylesheet, exported });
  const [oldest] = kept.keys();
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
}

/** Undefined without one, and for one that was made from other sources. */
async function shipped(): Promise<CompiledConf | undefined> {
  let text: string;
  try {
    text = await readFile(shippedFile, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
  const { digest, ...compiled } = ShippedConf.parse(JSON.parse(text));
  return digest === digestOfDefault() ? compiled : undefined;
}

export function digestOfDefault(): string {
  const saxon = z.object({ version: z.string() }).parse(createRequire(import.meta.url)('saxon-js/package.json'));
  return createHash('sha256')
    .update(JSON.stringify([saxon.version, stylesheetSources()]))
    .digest('hex');
}
