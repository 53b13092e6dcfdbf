/** Definition lists, which Word does not have: paragraphs of the styles that Pandoc, and this program, write them with. */
import type { Block, Inline } from '../model.ts';
import type { ListMark } from './lists.ts';

export type DefinitionPart = 'term' | 'detail';

export interface Marked {
  readonly block: Block;
  readonly list?: ListMark;
  readonly definition?: DefinitionPart;
}

/** `name`: of the style of a paragraph. */
export function definitionPart(name: string | undefined): DefinitionPart | undefined {
  if (name === 'Definition Term') return 'term';
  return name === 'Definition' ? 'detail' : undefined;
}

/** Consecutive terms and their details become one list. */
export function gatherDefinitions(found: readonly Marked[]): readonly Marked[] {
  const gathered: Marked[] = [];
  let open: { term: readonly Inline[]; details: Block[][] }[] | undefined;
  for (const marked of found) {
    const { block, definition } = marked;
    if (definition === 'term' && block.kind === 'paragraph') {
      if (!open) gathered.push({ block: { kind: 'definitions', entries: (open = []) } });
      open.push({ term: block.content, details: [] });
    } else if (definition === 'detail' && open) open.at(-1)?.details.push([block]);
    else {
      open = undefined;
      gathered.push(marked);
    }
  }
  return gathered;
}
