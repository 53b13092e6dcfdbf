/** A conversion from end to end in this thread, over the embedded engines or those given. */
import { embeddedEngines } from '../../src/convert/engines/index.ts';
import type { Engine } from '../../src/convert/engine.ts';
import type { Format } from '../../src/convert/formats.ts';
import { type ConvertOptions, defaultOptions } from '../../src/convert/options.ts';
import { perform, type Performed } from '../../src/convert/perform.ts';
import { askOnce, findRoute } from '../../src/convert/route.ts';
import { readArticle } from '../../src/convert/article/read/index.ts';
import { plainBlocks } from '../../src/convert/article/model.ts';
import type { OcrEngine } from '../../src/ocr/engine.ts';
import { englishOf } from '../../src/texts/message.ts';

export const signal = new AbortController().signal;
export const context = { signal, progress: () => undefined };

export async function converted(
  bytes: Uint8Array,
  from: Format,
  to: Format,
  given: Partial<ConvertOptions> = {},
  services: { readonly ocr?: OcrEngine; readonly engines?: readonly Engine[] } = {},
): Promise<Omit<Performed, 'warnings'> & { readonly warnings: readonly string[]; readonly route: readonly string[] }> {
  const options = { ...defaultOptions, ...given };
  const { steps, fidelity, warnings } = await findRoute(
    services.engines ?? embeddedEngines,
    from,
    to,
    options,
    askOnce(),
  );
  const job = {
    bytes,
    name: 'sample',
    steps: steps.map(({ engine, pair }) => ({ engine: engine.name, from: pair.from, to: pair.to })),
    options,
    to,
    end: { source: { format: from }, fidelity },
  };
  const performed = await perform(job, { ...context, ...(services.ocr ? { ocr: services.ocr } : {}) });
  return {
    ...performed,
    warnings: [...warnings, ...performed.warnings].map(englishOf),
    route: steps.map(({ engine }) => engine.name),
  };
}

/** What a result says, read by our own readers. */
export async function textIn(bytes: Uint8Array, format: Format, given: Partial<ConvertOptions> = {}): Promise<string> {
  const { article } = await readArticle(bytes, format, { ...defaultOptions, ...given }, context);
  return plainBlocks(article.blocks);
}
