/**
 * Counts what an article consists of besides its words: the one place that says what a table, a link or a note is when a
 * conversion is measured.
 */
import {
  allBlocks,
  type Article,
  type Block,
  type Inline,
  mapInlines,
  plain,
  plainBlocks,
  type Table,
  visit,
} from './model.ts';

/** What people miss if it is gone: reported one by one, each with the text of how many are lost. */
export const contentKinds = {
  formulas: 'loss.formulas',
  pictures: 'loss.pictures',
  links: 'loss.links',
  metadata: 'loss.metadata',
  notes: 'loss.notes',
  tables: 'loss.tables',
} as const;
export type ContentKind = keyof typeof contentKinds;
/** The shape of the text, which is measured only as a whole. */
export type StructureKind = 'headings' | 'items' | 'cells';

export interface Counted {
  readonly count: number;
  /** What they are called, in the order of the document: the first thousand, shortened. */
  readonly names: readonly string[];
}

/** Kinds that a format does not state, or that cannot be counted in it, are absent. */
export type Contents = { readonly [kind in ContentKind | StructureKind]?: Counted };

const maxNames = 1000;
const maxNameLength = 60;

/** Names are what users recognise: the TeX of a formula, the address of a link, the first row of a table. */
export const counted = (names: readonly string[]): Counted => ({
  count: names.length,
  names: names.slice(0, maxNames).map(shortened),
});

function shortened(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').trim();
  return line.length > maxNameLength ? `${line.slice(0, maxNameLength - 1)}…` : line;
}

/** Addresses out of the document; a link that is written in several pieces is one, and so is an address that occurs again. */
export const countedLinks = (addresses: readonly string[]): Counted =>
  counted([...new Set(addresses.filter((address) => !address.startsWith('#')))]);

export function contentsOf(article: Article): Required<Contents> {
  const blocks = allBlocks(article);
  const headings: string[] = [];
  const items: string[] = [];
  const cells: string[] = [];
  const tables: string[] = [];
  visit(blocks, (block) => {
    if (block.kind === 'heading') headings.push(plain(block.content));
    if (block.kind === 'list') items.push(...block.items.map(() => ''));
    if (block.kind === 'table') {
      tables.push(tableName(block));
      for (const row of block.rows) cells.push(...row.map(() => ''));
    }
  });
  const inlines = inlinesOf(blocks);
  return {
    ...inlines,
    headings: counted(headings),
    items: counted(items),
    cells: counted(cells),
    tables: counted(tables),
    notes: counted((article.notes ?? []).map(plainBlocks)),
    metadata: counted(metadataOf(article)),
  };
}

function inlinesOf(blocks: readonly Block[]): Record<'formulas' | 'pictures' | 'links', Counted> {
  const formulas: string[] = [];
  const pictures: string[] = [];
  const links: string[] = [];
  const look = (run: Inline): void => {
    if (run.kind === 'formula') formulas.push(run.tex);
    // Other programs draw charts as lines, which are no pictures.
    if (run.kind === 'picture' && !run.numbers) pictures.push(run.alt);
    if (run.kind === 'text' && run.marks?.link !== undefined) links.push(run.marks.link);
  };
  mapInlines(blocks, (content) => {
    content.forEach(look);
    return content;
  });
  return { formulas: counted(formulas), pictures: counted(pictures), links: countedLinks(links) };
}

const tableName = ({ name, rows: [first = []] }: Table): string =>
  name ?? first.map(({ blocks }) => plainBlocks(blocks)).join(', ');

/** A title that is the first heading, too, is not metadata alone: formats that need a title get it from there. */
export function metadataOf({ title = '', author = '', blocks }: Article): readonly ('title' | 'author')[] {
  const first = blocks.find((block) => block.kind === 'heading');
  const isHeading = first?.kind === 'heading' && plain(first.content).trim() === title.trim();
  return [
    ...(title.trim() === '' || isHeading ? [] : ['title' as const]),
    ...(author.trim() === '' ? [] : ['author' as const]),
  ];
}
