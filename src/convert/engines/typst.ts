/** PDF from any format that contains text, through Typst: neat pages, but not the layout of Word or Excel. */
import { picturesIn } from '../article/model.ts';
import { readArticle } from '../article/read/index.ts';
import { shaped } from '../article/shape.ts';
import { withTableOfContents } from '../article/table-of-contents.ts';
import { packageVersion } from '../own-version.ts';
import { typstUnavailable } from '../../typesetting/typst.ts';
import type { Engine, Pair } from '../engine.ts';
import { pageOf } from '../page-options.ts';

const costs = { md: 3, html: 3, txt: 3, csv: 3, docx: 8, xlsx: 8, xls: 8, pptx: 8 } as const;

export const typstEngine: Engine = {
  name: 'typst',
  pairs: (Object.keys(costs) as (keyof typeof costs)[]).map((from): Pair => ({
    from,
    to: 'pdf',
    cost: costs[from],
    fidelity: 'structure',
  })),
  runs: 'thread',
  version: () => packageVersion('@myriaddreamin/typst-ts-node-compiler'),
  unavailable: () => Promise.resolve(typstUnavailable()),
  async convert(input, context) {
    const { article, ...source } = await readArticle(input.bytes, input.from, input.options, context);
    const content = await shaped(article, input.options);
    const { writeTypst } = await import('../article/write/typst.ts');
    const warnings = [...content.warnings];
    const result = input.options.toc ? withTableOfContents(content, warnings) : content;
    const sheet = input.from === 'csv' || input.from === 'xlsx' || input.from === 'xls';
    const wide = sheet && result.blocks.some((block) => block.kind === 'table' && (block.rows[0]?.length ?? 0) > 7);
    const natural = wide || input.from === 'pptx' ? 'landscape' : 'portrait';
    const titled = result.title === undefined ? { ...result, title: input.name } : result;
    const bytes = await writeTypst(
      titled,
      { page: pageOf(input.options, natural), pdfA: input.options.pdfA },
      warnings,
    );
    return { bytes, warnings, ...source, images: picturesIn(result.blocks) };
  },
};
