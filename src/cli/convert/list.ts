/** `convert --list`: every pair of formats, and whether this machine can convert it. */
import { converter } from '../../compose/convert.ts';
import type { Config } from '../../config/schema.ts';
import type { ConvertOptions } from '../../convert/options.ts';
import { matrix } from '../../convert/route.ts';
import type { CliContext } from '../context.ts';
import { streamSink } from '../terminal/output.ts';
import type { NamedForm } from './reports/form.ts';

export async function runList(
  config: Config,
  options: ConvertOptions,
  form: NamedForm,
  { stdout, wording }: CliContext,
): Promise<number> {
  const converting = converter({ run: config.extract, cache: config.cache, ocrEngine: config.extract.ocrEngine });
  try {
    const { available, missing } = await converting.availability();
    const listing = {
      cells: matrix({ available, missing }, options),
      engines: await Promise.all(
        available.map(async (engine) => ({ name: engine.name, version: await engine.version() })),
      ),
      missing: missing.map(({ engine, why }) => ({ name: engine.name, missing: why })),
    };
    await streamSink(stdout).write(form.list(listing, wording));
    return 0;
  } finally {
    await converting.close();
  }
}
