/** Word documents through the package docx, with headings, lists, tables, links and pictures that Word treats as such. */
import type { FileChild, ISectionOptions } from 'docx';
import { type Article, type Block, type Definitions, gridOf, type List, plainBlocks, type Table } from '../model.ts';
import { shownWidth } from '../shown-width.ts';
import { ommlOfAll } from './omml.ts';
import { reproducible } from './reproducible-docx.ts';
import { bookmarked, runs, type Writing } from './docx-inlines.ts';
import { sizedPictures } from './pictures.ts';
import type { Message } from '../../../texts/message.ts';

export interface PageOptions {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginsMm: readonly [top: number, right: number, bottom: number, left: number];
}

const pointsPerMm = 72 / 25.4;
const twipsPerMm = 1440 / 25.4;

/** `warnings` gets a line for content that could not be written. */
export async function writeDocx(article: Article, page: PageOptions, warnings: Message[]): Promise<Uint8Array> {
  const docx = await import('docx');
  const [, right, , left] = page.marginsMm;
  const writing: Writing = {
    docx,
    pictures: await sizedPictures(article, warnings),
    maxWidthPoints: Math.max(36, (page.widthMm - left - right) * pointsPerMm),
    formulas: await ommlOfAll(article, warnings),
    numberings: [],
    referred: new Set(),
  };
  const children = article.blocks.flatMap((block) => blockChildren(block, writing, 0));
  const { running } = article;
  const section: ISectionOptions = {
    properties: { page: pageProperties(page), ...(running?.first ? { titlePage: true } : {}) },
    ...(running ? runningParts(running, writing) : {}),
    children: children.length > 0 ? children : [new docx.Paragraph('')],
  };
  const document = new docx.Document({
    ...(article.title === undefined ? {} : { title: article.title }),
    creator: article.author ?? '',
    lastModifiedBy: 'invoicectl',
    styles: {
      default: {
        document: { run: { font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Microsoft YaHei' }, size: 22 } },
        ...headingStyles,
      },
      paragraphStyles: definitionStyles,
    },
    footnotes: footnotesOf(article, writing),
    numbering: { config: [bullets, ...writing.numberings] },
    ...(running?.even ? { evenAndOddHeaderAndFooters: true } : {}),
    sections: [section],
  });
  return reproducible(await docx.Packer.toBuffer(document));
}

const headingColour = '1F3864';

/** Headings stand apart from the text above them. Sizes are in half points, and spaces in twentieths of a point. */
const headingStyles = {
  heading1: headingStyle(34, 360),
  heading2: headingStyle(28, 280),
  heading3: headingStyle(25, 220),
  heading4: headingStyle(23, 200),
  heading5: headingStyle(22, 180),
  heading6: headingStyle(22, 180),
};

function headingStyle(size: number, before: number) {
  return {
    run: { size, bold: true, color: headingColour },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  };
}

function footnotesOf({ notes = [] }: Article, writing: Writing) {
  const { docx } = writing;
  return Object.fromEntries(
    notes.map((blocks, index) => [
      String(index + 1),
      {
        children: blocks
          .flatMap((block) => blockChildren(block, writing, 0))
          .filter((child) => child instanceof docx.Paragraph),
      },
    ]),
  );
}

function runningParts(running: NonNullable<Article['running']>, writing: Writing) {
  const { docx } = writing;
  const children = (blocks: readonly Block[]) =>
    blocks
      .flatMap((block) => blockChildren(block, writing, 0))
      .filter((child) => child instanceof docx.Paragraph || child instanceof docx.Table);
  const parts = <Part>(which: 'header' | 'footer', part: (options: ReturnType<typeof children>) => Part) => ({
    default: part(children(running.pages[which])),
    ...(running.first ? { first: part(children(running.first[which])) } : {}),
    ...(running.even ? { even: part(children(running.even[which])) } : {}),
  });
  return {
    headers: parts('header', (options) => new docx.Header({ children: options })),
    footers: parts('footer', (options) => new docx.Footer({ children: options })),
  };
}

function pageProperties({ widthMm, heightMm, marginsMm: [top, right, bottom, left] }: PageOptions) {
  const twips = (mm: number): number => Math.round(mm * twipsPerMm);
  return {
    size: { width: twips(widthMm), height: twips(heightMm) },
    margin: { top: twips(top), right: twips(right), bottom: twips(bottom), left: twips(left) },
  };
}

function blockChildren(block: Block, writing: Writing, depth: number): readonly FileChild[] {
  const { docx } = writing;
  switch (block.kind) {
    case 'heading':
      return [
        new docx.Paragraph({
          heading: headings[Math.min(5, block.level - 1)] ?? 'Heading6',
          children: bookmarked(block.anchor, runs(block.content, writing), docx),
        }),
      ];
    case 'paragraph':
      return [
        new docx.Paragraph({
          children: runs(block.content, writing),
          ...(block.align ? { alignment: block.align } : {}),
          spacing: { after: 120 },
        }),
      ];
    case 'list':
      return listChildren(block, writing, depth);
    case 'table':
      return [tableChild(block, writing), new docx.Paragraph({ spacing: { after: 120 } })];
    case 'code':
      return block.text.split('\n').map(
        (line) =>
          new docx.Paragraph({
            spacing: { after: 0 },
            shading: { type: 'clear', fill: 'F4F4F4' },
            children: [new docx.TextRun({ text: line, font: 'Courier New', size: 18 })],
          }),
      );
    case 'quote':
      return block.blocks.flatMap((inner) =>
        inner.kind === 'paragraph'
          ? [
              new docx.Paragraph({
                children: runs(inner.content, writing),
                indent: { left: 567 },
                border: { left: { style: 'single', size: 12, space: 8, color: 'BBBBBB' } },
              }),
            ]
          : blockChildren(inner, writing, depth),
      );
    case 'definitions':
      return definitionChildren(block, writing);
    case 'contents':
      return [new docx.TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-3' })];
    case 'rule':
      return [new docx.Paragraph({ border: { bottom: { style: 'single', size: 6, space: 1, color: '999999' } } })];
    case 'page-break':
      break;
  }
  return [new docx.Paragraph({ children: [new docx.PageBreak()] })];
}

/** The styles have the names that Pandoc gives them, by which the list is recognised again. */
const definitionStyles = [
  { id: 'DefinitionTerm', name: 'Definition Term', basedOn: 'Normal', next: 'Definition', run: { bold: true } },
  {
    id: 'Definition',
    name: 'Definition',
    basedOn: 'Normal',
    paragraph: { indent: { left: 567 }, spacing: { after: 120 } },
  },
];

function definitionChildren({ entries }: Definitions, writing: Writing): readonly FileChild[] {
  const { docx } = writing;
  return entries.flatMap(({ term, details }) => [
    new docx.Paragraph({ style: 'DefinitionTerm', keepNext: true, children: runs(term, writing) }),
    ...details
      .flat()
      .flatMap((inner) =>
        inner.kind === 'paragraph'
          ? [new docx.Paragraph({ style: 'Definition', children: runs(inner.content, writing) })]
          : blockChildren(inner, writing, 1),
      ),
  ]);
}

/** The marks of Word's own lists; those of the package are larger than the text. */
const bullets: Writing['numberings'][number] = {
  reference: 'bullets',
  levels: Array.from({ length: 9 }, (_, index) => ({
    level: index,
    format: 'bullet',
    text: ['•', '◦', '▪'][index % 3] ?? '•',
    style: { paragraph: { indent: { left: 720 * (index + 1), hanging: 360 } } },
  })),
};

const headings = ['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5', 'Heading6'] as const;

function listChildren(list: List, writing: Writing, depth: number): readonly FileChild[] {
  const { docx, numberings } = writing;
  const level = Math.min(depth, 8);
  let reference: string | undefined;
  if (list.ordered) {
    reference = `list-${numberings.length + 1}`;
    numberings.push({
      reference,
      levels: Array.from({ length: 9 }, (_, index) => ({
        level: index,
        format: 'decimal',
        text: `%${index + 1}.`,
        start: index === level ? list.start : 1,
        style: { paragraph: { indent: { left: 720 * (index + 1), hanging: 360 } } },
      })),
    });
  }
  return list.items.flatMap((item) => {
    const marker = { numbering: { reference: reference ?? bullets.reference, level } };
    const [first, ...rest] = item;
    const head = first?.kind === 'paragraph' || first?.kind === 'heading' ? first.content : [];
    const others = first?.kind === 'paragraph' || first?.kind === 'heading' ? rest : item;
    return [
      new docx.Paragraph({ ...marker, children: runs(head, writing) }),
      ...others.flatMap((inner) => blockChildren(inner, writing, depth + 1)),
    ];
  });
}

/** The widest column, in letters; longer text is wrapped. */
const [fewestLetters, mostLetters] = [4, 36];
/** The margins of a cell, in letters. */
const marginLetters = 2;
/** Tables with more columns get a smaller font. */
const manyColumns = 7;
const smallHalfPoints = 16;

/** The usual width of a letter, in points at the size of the text. */
const letterPoints = 5.6;

/**
 * Widths in twips, by the content of the columns: each has room for its longest word, and what is left is shared by the length
 * of the lines. Word fits them again, but other programs use them as they are.
 */
function columnWidths(table: Table, widthPoints: number): readonly number[] {
  const words: number[] = [];
  const lines: number[] = [];
  for (const row of gridOf(table))
    row.forEach((cell, column) => {
      const text = cell && (cell.columns ?? 1) === 1 ? plainBlocks(cell.blocks) : '';
      const longest = (parts: readonly string[], before = fewestLetters): number =>
        Math.min(mostLetters, Math.max(before, ...parts.map(shownWidth)));
      words[column] = longest(text.split(/\s+/), words[column]);
      lines[column] = longest(text.split('\n'), lines[column]);
    });
  const sum = (letters: readonly number[]): number => letters.reduce((all, count) => all + count + marginLetters, 0);
  const room = widthPoints / letterPoints - sum(words);
  const wished = sum(lines) - sum(words);
  // A column gets less than its longest line only where all lines together do not fit.
  const share = wished > 0 ? Math.max(0, Math.min(1, room / wished)) : 0;
  const letters = words.map((count, column) => count + share * ((lines[column] ?? count) - count));
  return letters.map((count) => Math.round(((count + marginLetters) / sum(letters)) * widthPoints * 20));
}

function tableChild(table: Table, outer: Writing): FileChild {
  const { docx } = outer;
  const small = (gridOf(table)[0]?.length ?? 0) > manyColumns;
  const writing: Writing = small ? { ...outer, size: smallHalfPoints } : outer;
  const rows = table.rows.map(
    (row) =>
      new docx.TableRow({
        tableHeader: row.length > 0 && row.every(({ header }) => header === true),
        children: row.map((cell) => {
          const content = cell.blocks.flatMap((inner) => cellChildren(inner, writing, cell.align));
          return new docx.TableCell({
            ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
            ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
            ...(cell.header ? { shading: { type: 'clear', fill: 'EEEEEE' } } : {}),
            margins: { left: 80, right: 80, top: 30, bottom: 30 },
            // A cell has to end with a paragraph.
            children: content.length > 0 ? content : [new docx.Paragraph('')],
          });
        }),
      }),
  );
  return new docx.Table({
    width: { size: 100, type: 'pct' },
    columnWidths: [...columnWidths(table, writing.maxWidthPoints)],
    rows,
  });
}

function cellChildren(block: Block, writing: Writing, align: 'left' | 'center' | 'right' | undefined) {
  const { docx } = writing;
  if (block.kind === 'paragraph')
    return [
      new docx.Paragraph({
        children: runs(block.content, writing),
        ...((block.align ?? align) ? { alignment: block.align ?? align ?? 'left' } : {}),
      }),
    ];
  return blockChildren(block, writing, 0).filter(
    (child) => child instanceof docx.Paragraph || child instanceof docx.Table,
  );
}
