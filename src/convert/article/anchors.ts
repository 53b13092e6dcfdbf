/** Targets of links within a document: their names in the text, and those of headings. */
import GithubSlugger from 'github-slugger';
import { allBlocks, type Article, type Heading, mapInlines, plain, type Block, visit } from './model.ts';

/** All names, also if one occurs twice. */
export function anchorsIn(article: Article): readonly string[] {
  const found: string[] = [];
  const blocks = allBlocks(article);
  visit(blocks, (block) => {
    if (block.kind === 'heading' && block.anchor !== undefined) found.push(block.anchor);
  });
  mapInlines(blocks, (content) => {
    for (const run of content) if (run.kind === 'text' && run.marks?.anchor !== undefined) found.push(run.marks.anchor);
    return content;
  });
  return found;
}

/** The names that links of the document lead to. */
export function linkedAnchors(article: Article): ReadonlySet<string> {
  const found = new Set<string>();
  mapInlines(allBlocks(article), (content) => {
    for (const run of content)
      if (run.kind === 'text' && run.marks?.link?.startsWith('#')) found.add(run.marks.link.slice(1));
    return content;
  });
  return found;
}

/** The names that GitHub gives to headings, in their order: from their text, with a number if it occurs again. */
export function headingNames(): (heading: Heading) => string {
  const slugger = new GithubSlugger();
  return ({ content }) => slugger.slug(plain(content)).slice(0, 100);
}

/** Gives every heading without a name the one that it has on GitHub. */
export function withHeadingAnchors(blocks: readonly Block[]): readonly Block[] {
  const nameOf = headingNames();
  return mapHeadings(blocks, (heading) => {
    const name = nameOf(heading);
    return heading.anchor === undefined && name !== '' ? { ...heading, anchor: name } : heading;
  });
}

/** Headings at any depth of quotes, replaced. */
function mapHeadings(blocks: readonly Block[], change: (heading: Heading) => Heading): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind === 'heading') return change(block);
    return block.kind === 'quote' ? { ...block, blocks: mapHeadings(block.blocks, change) } : block;
  });
}
