/** One HTML page with its pictures inside: it needs no other file, contains no scripts and fetches nothing. */
import { mathMlOf } from '../formulas.ts';
import {
  type Alignment,
  type Article,
  type Block,
  type Cell,
  type Formula,
  formulasOf,
  type Inline,
  type Marks,
  type Picture,
  plain,
  type TextRun,
} from '../model.ts';
import { dataUri } from './data-uri.ts';
import { escapeXml } from '../../../domain/xml-text.ts';

/** What inlines refer to: pictures by their keys, MathML by the TeX that it is made of. */
interface Shown {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly formulas: ReadonlyMap<string, string>;
  /** The numbers of notes that were referred to already: their first references are the ones to return to. */
  readonly referred: Set<number>;
}

export interface HtmlOptions {
  /** The printed page in CSS; lengths in points. */
  readonly page?: { readonly widthMm: number; readonly heightMm: number; readonly marginsMm: readonly number[] };
}

export async function writeHtml(article: Article, { page }: HtmlOptions = {}): Promise<Uint8Array> {
  const formulas = await formulasIn(article);
  const first = article.blocks.find((block) => block.kind === 'heading');
  const title = article.title ?? (first?.kind === 'heading' ? plain(first.content) : '');
  const shown: Shown = { pictures: article.pictures, formulas, referred: new Set() };
  const body = [...article.blocks.map((block) => blockHtml(block, shown)), ...notesHtml(article.notes, shown)].join(
    '\n',
  );
  const pageRule = page
    ? `@page { size: ${page.widthMm}mm ${page.heightMm}mm; margin: ${page.marginsMm.map((mm) => `${mm}mm`).join(' ')}; }\n`
    : '';
  return Buffer.from(
    `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: 'self' file:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
${article.author === undefined ? '' : `<meta name="author" content="${escapeXml(article.author)}">\n`}<title>${escapeXml(title)}</title>
<style>
${pageRule}body { font-family: system-ui, "Noto Sans SC", sans-serif; line-height: 1.5; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: 1px solid #999; padding: .25em .5em; vertical-align: top; text-align: left; }
td > p, th > p { margin: 0; }
img { max-width: 100%; }
pre { background: #f4f4f4; padding: .75em; overflow: auto; }
blockquote { border-left: 3px solid #bbb; margin-left: 0; padding-left: 1em; }
</style>
</head>
<body>
${body}
</body>
</html>
`,
    'utf8',
  );
}

const formulaKey = ({ tex, display }: Formula): string => `${display ? 'display' : 'inline'} ${tex}`;

/** The MathML of each formula that can be translated, by `formulaKey`. */
async function formulasIn(article: Article): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const formula of formulasOf(article)) {
    const mathMl = await mathMlOf(formula.tex, formula.display);
    if (mathMl !== undefined) found.set(formulaKey(formula), mathMl);
  }
  return found;
}

const idOf = (anchor: string | undefined): string => (anchor === undefined ? '' : ` id="${escapeXml(anchor)}"`);

const styleOf = (align: Alignment | undefined): string => (align === undefined ? '' : ` style="text-align: ${align}"`);

function blockHtml(block: Block, shown: Shown): string {
  const inner = (blocks: readonly Block[]): string => blocks.map((one) => blockHtml(one, shown)).join('\n');
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}${idOf(block.anchor)}>${inlineHtml(block.content, shown)}</h${block.level}>`;
    case 'paragraph':
      return `<p${styleOf(block.align)}>${inlineHtml(block.content, shown)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
      return `<${tag}${start}>\n${block.items.map((item) => `<li>${itemHtml(item, shown)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'table': {
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, shown)).join('')}</tr>`);
      return `<table>\n${rows.join('\n')}\n</table>`;
    }
    case 'code':
      return `<pre><code${block.language === undefined ? '' : ` class="language-${escapeXml(block.language)}"`}>${escapeXml(block.text)}</code></pre>`;
    case 'quote':
      return `<blockquote>\n${inner(block.blocks)}\n</blockquote>`;
    case 'definitions': {
      const entries = block.entries.map(
        ({ term, details }) =>
          `<dt>${inlineHtml(term, shown)}</dt>\n${details.map((detail) => `<dd>${itemHtml(detail, shown)}</dd>\n`).join('')}`,
      );
      return `<dl>\n${entries.join('')}</dl>`;
    }
    case 'contents':
      return `<nav role="doc-toc">\n${blockHtml(block.list, shown)}\n</nav>`;
    case 'rule':
      return '<hr>';
    case 'page-break':
      break;
  }
  return '<div style="break-after: page"></div>';
}

/** A single paragraph in an item is written without `<p>`. */
const itemHtml = (item: readonly Block[], shown: Shown): string =>
  item
    .map((block, index) =>
      index === 0 && block.kind === 'paragraph' ? inlineHtml(block.content, shown) : `\n${blockHtml(block, shown)}`,
    )
    .join('');

function cellHtml({ blocks, columns, rows, header, align }: Cell, shown: Shown): string {
  const tag = header ? 'th' : 'td';
  const spans = `${columns === undefined ? '' : ` colspan="${columns}"`}${rows === undefined ? '' : ` rowspan="${rows}"`}`;
  const content =
    blocks.length === 1 ? itemHtml(blocks, shown) : blocks.map((block) => blockHtml(block, shown)).join('');
  return `<${tag}${spans}${styleOf(align)}>${content}</${tag}>`;
}

function inlineHtml(content: readonly Inline[], shown: Shown): string {
  return content
    .map((run) => {
      if (run.kind === 'break') return '<br>\n';
      if (run.kind === 'picture') return pictureHtml(run, shown);
      if (run.kind === 'formula') return shown.formulas.get(formulaKey(run)) ?? `<code>${escapeXml(run.tex)}</code>`;
      if (run.kind === 'note') return referenceHtml(run.number, shown);
      if (run.kind === 'page-number') return escapeXml(run.shown);
      return textHtml(run);
    })
    .join('');
}

function referenceHtml(number: number, { referred }: Shown): string {
  const id = referred.has(number) ? '' : ` id="fnref-${number}"`;
  referred.add(number);
  return `<sup><a href="#fn-${number}"${id} data-footnote-ref role="doc-noteref">${number}</a></sup>`;
}

/** As GitHub writes them, with the roles of DPUB-ARIA. */
function notesHtml(notes: Article['notes'] = [], shown: Shown): readonly string[] {
  if (notes.length === 0) return [];
  const items = notes.map((blocks, index) => {
    const number = index + 1;
    const back = ` <a href="#fnref-${number}" data-footnote-backref role="doc-backlink" aria-label="Back to reference ${number}">↩</a>`;
    const last = blocks.at(-1);
    const content =
      last?.kind === 'paragraph'
        ? `${blocks
            .slice(0, -1)
            .map((block) => blockHtml(block, shown))
            .join('\n')}<p>${inlineHtml(last.content, shown)}${back}</p>`
        : `${blocks.map((block) => blockHtml(block, shown)).join('\n')}<p>${back}</p>`;
    return `<li id="fn-${number}">${content}</li>`;
  });
  return [
    `<section data-footnotes class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n${items.join('\n')}\n</ol>\n</section>`,
  ];
}

/** Elements of the marks, innermost first. */
const markElements = {
  code: 'code',
  raised: 'sup',
  lowered: 'sub',
  strike: 's',
  underline: 'u',
  italic: 'em',
  bold: 'strong',
} as const satisfies Partial<Record<keyof Marks, string>>;

function textHtml({ text, marks = {} }: TextRun): string {
  let html = escapeXml(text).replaceAll('\t', '&emsp;');
  for (const [mark, name] of Object.entries(markElements))
    if (marks[mark as keyof typeof markElements]) html = `<${name}>${html}</${name}>`;
  if (marks.link !== undefined) html = `<a href="${escapeXml(marks.link)}">${html}</a>`;
  return marks.anchor === undefined ? html : `<span id="${escapeXml(marks.anchor)}">${html}</span>`;
}

function pictureHtml(run: Extract<Inline, { kind: 'picture' }>, shown: Shown): string {
  const picture = shown.pictures.get(run.picture);
  if (!picture) return escapeXml(run.alt);
  const pixels = (points: number | undefined, name: string): string =>
    points === undefined ? '' : ` ${name}="${Math.round(points / 0.75)}"`;
  return `<img src="${dataUri(picture)}" alt="${escapeXml(run.alt)}"${pixels(run.widthPoints, 'width')}${pixels(run.heightPoints, 'height')}>`;
}
