/** Headers and footers of pages as Typst. */
import { type Alignment, type Article, type Block, type Inline, plain, type Running } from '../model.ts';
import { shownWidth } from '../shown-width.ts';
import { blockCode, type Content, inlineCode } from './typst-blocks.ts';

/** Space above and below a header or footer together. */
const runningRoomMm = 14;
const mmPerPoint = 25.4 / 72;

/** Headers and footers as arguments of `page`, and the margins that they need. */
export function runningCode({ pages, first, even }: NonNullable<Article['running']>, content: Content) {
  const heightMm = (which: keyof Running): number =>
    Math.max(...[pages, first, even].map((part) => heightPoints(part?.[which] ?? [], content))) * mmPerPoint;
  const part = (which: keyof Running): string => {
    const own = (blocks: readonly Block[]): string => (blocks.length === 0 ? '[]' : runningBlocks(blocks, content));
    const rest = even
      ? `if calc.even(number) ${braced(own(even[which]))} else ${braced(own(pages[which]))}`
      : braced(own(pages[which]));
    const all = first ? `if number == 1 ${braced(own(first[which]))} else ${rest}` : rest;
    return `, ${which}: context { set text(size: 9pt); let number = counter(page).get().first(); ${all} }`;
  };
  const margin = (which: keyof Running): number => (heightMm(which) === 0 ? 0 : heightMm(which) + runningRoomMm);
  return { code: `${part('header')}${part('footer')}`, topMm: margin('header'), bottomMm: margin('footer') };
}

const braced = (code: string): string => `{ ${code} }`;

/** About the height of the blocks, so that the text leaves enough room. */
function heightPoints(blocks: readonly Block[], content: Content): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'table')
      return (
        sum +
        block.rows.reduce(
          (rows, row) => rows + Math.max(0, ...row.map((cell) => heightPoints(cell.blocks, content))),
          0,
        )
      );
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return sum + 12;
    const pictures = block.content.map((run) => {
      const picture = run.kind === 'picture' ? content.pictures.get(run.picture) : undefined;
      if (!picture || run.kind !== 'picture') return 0;
      const width = Math.min(run.widthPoints ?? picture.widthPoints, content.widthPoints);
      return (width * picture.heightPoints) / picture.widthPoints;
    });
    const lines = Math.max(1, Math.ceil((shownWidth(plain(block.content)) * 5) / content.widthPoints));
    return sum + Math.max(13 * lines, ...pictures);
  }, 0);
}

/** Tabs divide a line into left, middle and right; a table is only read for its layout. */
function runningBlocks(blocks: readonly Block[], content: Content): string {
  const lines = blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph') return [tabbedLine(splitAtTabs(block.content), block.align, content)];
    if (block.kind === 'table')
      return block.rows.map((row) => {
        const cells = row.map((cell) => `{ ${runningBlocks(cell.blocks, content)} }`);
        return cells.length === 0 ? '[]' : `grid(columns: ${cells.length}, column-gutter: 1fr, ${cells.join(', ')})`;
      });
    return [blockCode(block, content)];
  });
  return lines.length === 0 ? '[]' : `stack(spacing: 4pt, ${lines.join(', ')})`;
}

function tabbedLine(parts: readonly (readonly Inline[])[], align: Alignment | undefined, content: Content): string {
  const [first = [], second] = parts;
  if (!second) return `align(${align ?? 'left'}, ${inlineCode(first, content)})`;
  // Text after a single tab is on the right, or in the middle if there is no text before the tab.
  const sides = parts.length > 2 ? ['left', 'center', 'right'] : ['left', 'right'];
  const columns: readonly (readonly [string, readonly Inline[]])[] =
    parts.length === 2 && first.length === 0
      ? [['center', second]]
      : [first, second, ...(parts.length > 2 ? [parts.slice(2).flat()] : [])].map((part, index) => [
          sides[index] ?? 'right',
          part,
        ]);
  const cells = columns.map(([side, part]) => `align(${side}, ${inlineCode(part, content)})`);
  return `grid(columns: (${cells.map(() => '1fr').join(', ')},), ${cells.join(', ')})`;
}

function splitAtTabs(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const parts: Inline[][] = [[]];
  for (const run of content) {
    if (run.kind !== 'text') parts.at(-1)?.push(run);
    else
      run.text.split('\t').forEach((piece, index) => {
        if (index > 0) parts.push([]);
        if (piece !== '') parts.at(-1)?.push({ ...run, text: piece });
      });
  }
  return parts;
}
