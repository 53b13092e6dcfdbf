/**
 * The slides of an article: a heading of the first two levels begins one, and content that does not fit continues on a
 * further slide of the same title.
 */
import { type Article, type Block, type Definitions, gridOf, type Inline, plain, type Table } from '../model.ts';
import { shownWidth } from '../shown-width.ts';

const charactersOnLine = 80;
const linesOnSlide = 15;
const tableRowsOnSlide = 14;
/** More lines than any slide has room for: tables and pictures get a slide of their own. */
const wholeSlide = linesOnSlide + 1;

export type Bullet = 'dot' | 'number' | 'none';

export interface Slide {
  readonly title: readonly Inline[];
  readonly paragraphs: { readonly content: readonly Inline[]; readonly depth: number; readonly bullet: Bullet }[];
  readonly tables: Table[];
  readonly pictures: Extract<Inline, { kind: 'picture' }>[];
}

/** At least one slide, which may be empty. */
export function slidesOf({ blocks, title }: Article): readonly Slide[] {
  const deck = emptyDeck(title === undefined ? [] : [{ kind: 'text', text: title }]);
  for (const block of blocks) addBlock(deck, block, 0, 'none');
  if (deck.slides.length === 0) deck.begin([]);
  // A page break before a heading begins a slide that stays empty.
  return deck.slides.filter((slide, _, { length }) => length === 1 || !isEmpty(slide) || slide.title.length > 0);
}

interface Deck {
  readonly slides: readonly Slide[];
  begin(title: readonly Inline[]): Slide;
  current(): Slide;
  /** The current slide, or a further one with the same title if it has no room for so many lines. */
  withRoom(lines: number): Slide;
}

function emptyDeck(firstTitle: readonly Inline[]): Deck {
  const slides: Slide[] = [];
  const begin = (title: readonly Inline[]): Slide => {
    const slide: Slide = { title, paragraphs: [], tables: [], pictures: [] };
    slides.push(slide);
    return slide;
  };
  const current = (): Slide => slides.at(-1) ?? begin(firstTitle);
  return {
    slides,
    begin,
    current,
    withRoom(lines) {
      const slide = current();
      const used = slide.paragraphs.reduce((sum, { content }) => sum + linesIn(content), 0);
      const full = slide.tables.length + slide.pictures.length > 0 || used + lines > linesOnSlide;
      return full && !isEmpty(slide) ? begin(slide.title) : slide;
    },
  };
}

const isEmpty = ({ paragraphs, tables, pictures }: Slide): boolean =>
  paragraphs.length + tables.length + pictures.length === 0;

function addBlock(deck: Deck, block: Block, depth: number, bullet: Bullet): void {
  switch (block.kind) {
    case 'heading':
      if (block.level <= 2) deck.begin(block.content);
      else addText(deck, block.content, depth, bullet);
      break;
    case 'paragraph':
      addText(deck, block.content, depth, bullet);
      break;
    case 'list':
      addList(deck, block, depth);
      break;
    case 'table':
      addTable(deck, block);
      break;
    case 'code':
      addCode(deck, block.text, depth);
      break;
    case 'quote':
      for (const inner of block.blocks) addBlock(deck, inner, depth + 1, 'none');
      break;
    case 'definitions':
      addDefinitions(deck, block, depth);
      break;
    case 'page-break':
      if (!isEmpty(deck.current())) deck.begin([]);
      break;
    case 'contents':
    case 'rule':
      break;
  }
}

function addText(deck: Deck, content: readonly Inline[], depth: number, bullet: Bullet): void {
  const words = content.filter((run) => run.kind !== 'picture');
  if (plain(words).trim() !== '') deck.withRoom(linesIn(words)).paragraphs.push({ content: words, depth, bullet });
  for (const run of content) if (run.kind === 'picture') deck.withRoom(wholeSlide).pictures.push(run);
}

function addCode(deck: Deck, code: string, depth: number): void {
  for (const line of code.split('\n')) {
    const content: readonly Inline[] = [{ kind: 'text', text: line, marks: { code: true } }];
    deck.withRoom(1).paragraphs.push({ content, depth, bullet: 'none' });
  }
}

function addDefinitions(deck: Deck, { entries }: Definitions, depth: number): void {
  for (const { term, details } of entries) {
    addText(deck, term, depth, 'none');
    for (const inner of details.flat()) addBlock(deck, inner, depth + 1, 'none');
  }
}

/** The first block of an item carries its bullet. */
function addList(deck: Deck, { items, ordered }: Extract<Block, { kind: 'list' }>, depth: number): void {
  const bullet = ordered ? 'number' : 'dot';
  for (const item of items)
    item.forEach((inner, index) =>
      addBlock(deck, inner, inner.kind === 'list' ? depth + 1 : depth, index === 0 ? bullet : 'none'),
    );
}

/** A long table is divided, with its spans resolved: every position becomes a cell. */
function addTable(deck: Deck, table: Table): void {
  if (table.rows.length <= tableRowsOnSlide) {
    if (table.rows.length > 0) deck.withRoom(wholeSlide).tables.push({ kind: 'table', rows: table.rows });
    return;
  }
  const rows = gridOf(table).map((row) => row.map((cell) => ({ blocks: cell?.blocks ?? [] })));
  for (let first = 0; first < table.rows.length; first += tableRowsOnSlide)
    deck.withRoom(wholeSlide).tables.push({ kind: 'table', rows: rows.slice(first, first + tableRowsOnSlide) });
}

const linesIn = (content: readonly Inline[]): number =>
  plain(content)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(shownWidth(line) / charactersOnLine)), 0);
