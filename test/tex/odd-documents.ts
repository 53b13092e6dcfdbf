/** DOCX files that put everything where it hardly belongs: what people, and programs that are not Word, really write. */
import * as d from './docx-maker.ts';
import { redSquare } from './everything.ts';

const { cell, field, listItem, note, noteReference, paragraph, picture, run, styled, table, tableRow, textBox } = d;
const breakOf = (type = ''): string => `<w:r><w:br${type === '' ? '' : ` w:type="${type}"`}/></w:r>`;
const link = (inside: string): string => `<w:hyperlink r:id="rIdLink">${inside}</w:hyperlink>`;
const formula = d.math(d.mr('x_1 '));
const display = d.mathParagraph(d.mr('x=1'));
const image = picture('rId-image1.png', 20, 10);
const wide = (inside: string): string =>
  table([1500, 1500], [tableRow([cell(inside), cell(paragraph(run('beside')))])]);
const caption = (word: string, rest: string): string =>
  styled('Caption', run(`${word} `) + field(`SEQ ${word} \\* ARABIC`, run('1')) + rest);
const row = (...texts: readonly string[]): string => tableRow(texts.map((text) => cell(paragraph(run(text)))));
const spans = '<w:vMerge w:val="restart"/>';

const tables = [
  table(
    [1000, 1000, 1000, 1000],
    [
      tableRow([
        cell(paragraph(run('two by two')), `<w:gridSpan w:val="2"/>${spans}`),
        cell(paragraph(run('B'))),
        cell(paragraph(run('down')), spans),
      ]),
      tableRow([
        cell('<w:p/>', '<w:gridSpan w:val="2"/><w:vMerge/>'),
        cell(paragraph(run('D'))),
        cell('<w:p/>', '<w:vMerge/>'),
      ]),
      tableRow([cell(paragraph(run('E'))), cell(paragraph(run('F')), '<w:gridSpan w:val="3"/>')]),
    ],
  ),
  wide(wide(wide(wide(paragraph(run('deep'))) + paragraph(run('x'))) + '<w:p/>') + paragraph(run('after'))),
  table(
    [900, 900, 900],
    [
      tableRow([cell(paragraph(run('only the middle')))], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
      row('1', '2', '3'),
    ],
  ),
  table([], [row('no', 'grid')]),
  table([1000], [tableRow([cell(paragraph(run('wider than its grid')), '<w:gridSpan w:val="5"/>')]), row('y')]),
  table(
    [1000, 1000],
    [tableRow([cell('<w:p/>', '<w:vMerge/>'), cell(paragraph(run('goes on from nothing')))]), row('x', 'y')],
  ),
  table(
    Array.from({ length: 20 }, () => 400),
    [row(...Array.from({ length: 20 }, (_, index) => `c${index}`))],
  ),
  table(
    [1000, 1000],
    [
      tableRow([cell(paragraph(run('head'))), cell(paragraph(run('head')))], '<w:tblHeader/>'),
      tableRow([
        cell(
          [
            paragraph(run('note') + noteReference('footnote', 2)),
            listItem('list', 1),
            listItem('list', 1, 1),
            styled('Heading1', run('heading')),
            paragraph(textBox(paragraph(run('box')))),
            paragraph(breakOf('page')),
            styled('Title', run('title')),
            styled('Quote', run('quote')),
            caption('Table', run(' caption')),
            paragraph(display),
          ].join(''),
        ),
        cell(
          paragraph(picture('rId-image1.png', 900, 400)) +
            paragraph(link(run('link'))) +
            paragraph(run('middle'), '<w:jc w:val="center"/>') +
            paragraph(run('right'), '<w:jc w:val="right"/>'),
        ),
      ]),
    ],
  ),
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid><w:sdt><w:sdtContent>${row('row in a control')}</w:sdtContent></w:sdt><w:tr><w:sdt><w:sdtContent>${cell(paragraph(run('cell in a control')))}</w:sdtContent></w:sdt></w:tr></w:tbl>`,
  table(
    [1000, 1000],
    [
      tableRow([cell(paragraph(run('deleted row')))], '<w:del w:id="1" w:author="a"/>'),
      tableRow([cell(paragraph(run('kept row')))], '<w:ins w:id="2" w:author="a"/>'),
    ],
  ),
  caption('Table', run(' with a note') + noteReference('footnote', 3)) +
    table([3000], [row('[bracket] first'), row('*star'), row('tab & amp')]),
  table([1000], []),
].join(paragraph(run('between')));

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('');
const characters = [
  paragraph(run(ascii)),
  styled('Heading1', run(ascii)),
  ...[
    '<w:b/><w:i/><w:u w:val="single"/>',
    '<w:strike/>',
    '<w:rFonts w:ascii="Courier New"/>',
    '<w:caps/>',
    '<w:smallCaps/>',
    '<w:vertAlign w:val="superscript"/>',
  ].map((format) => paragraph(run(ascii, format))),
  paragraph(run(ascii.slice(0, 40), '<w:highlight w:val="green"/>')),
  listItem(ascii, 1),
  table([5000], [row(ascii)]),
  paragraph(run('x') + noteReference('footnote', 2)),
  styled('Title', run(ascii)),
  paragraph(image),
  caption('Figure', run(ascii)),
  paragraph(link(run(ascii))),
].join('');

const fields = [
  ...[
    'IF 1=1 "yes" "no"',
    'DATE \\@ "yyyy"',
    'NUMPAGES',
    'HYPERLINK "http://x.y/a b_c%" \\o "tip"',
    'HYPERLINK \\l "mark"',
    'HYPERLINK "file.docx"',
    'HYPERLINK ""',
    'REF mark',
    'REF mark \\p \\h',
    'PAGEREF mark',
    'NOTEREF mark \\h',
    'REF mark \\n',
    'STYLEREF "Heading 1"',
    'CITATION Mue20 \\l 1031',
    'FORMTEXT',
    'MERGEFIELD Name_x',
    'QUOTE "q"',
    'SEQ Table \\r 5',
  ].map((code) => paragraph(field(code, run('result_%')))),
  paragraph(d.bookmark('mark', run('Marked')) + d.bookmark('名前', run('too')) + d.bookmark('_GoBack', '')),
  paragraph(
    field('XE "a@b!c|d"', '') + field('XE "%_&amp;#{}\\\\^~"', '') + field('XE "中文:子"', '') + field('XE', ''),
  ),
  paragraph(field('INDEX \\c 2', run('index'))),
  paragraph(field('TOC \\h \\z \\c "Figure"', run('Figure 1'))),
  paragraph(field('TOC \\o "1-3"', run('contents'))),
  paragraph(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF open</w:instrText></w:r>`),
  paragraph(`<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('after a stray end')}`),
  paragraph(`<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('after a stray separator')}`),
  paragraph(
    ['SEQ Figure', 'REF mark \\h', 'HYPERLINK &quot;http://a.b&quot;', 'PAGE']
      .map((code) => `<w:fldSimple w:instr="${code}">${run('s')}</w:fldSimple>`)
      .join(''),
  ),
  paragraph(
    field('HYPERLINK "http://outer"', run('a ') + field('REF mark', run('inner')) + noteReference('footnote', 2)),
  ),
  caption('Figure', run(': alone')),
  caption('Listing', run(': code')),
  styled('Caption', run('no sequence')),
].join('');

const notes = [
  paragraph(run('a') + noteReference('footnote', 2) + noteReference('footnote', 3) + noteReference('endnote', 2)),
  paragraph(image),
  caption('Figure', noteReference('footnote', 3)),
  paragraph(textBox(paragraph(run('b') + noteReference('footnote', 4)))),
  styled('Heading1', run('Heading') + noteReference('footnote', 2)),
  paragraph(run('l') + noteReference('footnote', 4), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  paragraph(run('s', '<w:strike/>') + '<w:r><w:rPr><w:strike/><w:b/></w:rPr><w:footnoteReference w:id="4"/></w:r>'),
  paragraph(link(run('in a link') + noteReference('footnote', 3))),
  paragraph(`<w:del w:id="5" w:author="a">${noteReference('footnote', 3)}</w:del>`),
  paragraph(run('none') + noteReference('footnote', 77)),
].join('');

const richNote = [
  paragraph(run('first')),
  listItem('item', 1),
  listItem('item', 2),
  wide(paragraph(run('table in a note'))),
  paragraph(display),
  paragraph(image),
  styled('Heading1', run('heading in a note')),
  styled('Quote', run('quote')),
  paragraph(run('middle'), '<w:jc w:val="center"/>'),
  paragraph(textBox(paragraph(run('box')))),
].join('');

const headings = [
  ...Array.from({ length: 9 }, (_, level) => paragraph(run(`level ${level}`), `<w:outlineLvl w:val="${level}"/>`)),
  styled('Heading1', ''),
  styled('Heading1', image),
  styled('Heading2', run('[bracket] first')),
  styled(
    'Heading1',
    [
      run('with '),
      link(run('link_%')),
      d.bookmark('there', run('mark')),
      run('code', '<w:rFonts w:ascii="Courier New"/>'),
      run('marked', '<w:highlight w:val="yellow"/>'),
      run('struck', '<w:strike/>'),
      run('capitals', '<w:caps/>'),
      formula,
      image,
      textBox(paragraph(run('box'))),
      breakOf('page'),
      field('REF there \\h', run('self')),
      field('SEQ Figure', run('7')),
      field('XE "a@b!c|d"', ''),
    ].join(''),
  ),
  paragraph(field('REF there \\r \\h', run('1'))),
  styled('Title', run('First') + noteReference('footnote', 3)),
  styled('Title', run('Second') + display),
].join('');

const changes = [
  paragraph(
    `<w:ins w:id="1" w:author="a">${run('inserted ')}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>deleted</w:delText></w:r></w:del><w:moveFrom w:id="3" w:author="a">${run('left behind')}</w:moveFrom><w:moveTo w:id="4" w:author="a">${run('moved')}</w:moveTo>`,
  ),
  paragraph(
    run('formatted'),
    '<w:pPrChange w:id="7" w:author="a"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>',
  ),
  paragraph(run('joined to '), '<w:rPr><w:del w:id="8" w:author="a"/></w:rPr>'),
  paragraph(run('this')),
  `<w:ins w:id="10" w:author="a">${paragraph(formula)}</w:ins>`,
  paragraph(`<w:del w:id="11" w:author="a">${d.math(d.mr('gone'))}${image}${noteReference('footnote', 3)}</w:del>kept`),
].join('');

const rightToLeft = [
  paragraph(run('שלום עולם', '<w:rtl/>'), '<w:bidi/>'),
  paragraph(run('مرحبا بالعالم 123', '<w:rtl/>') + noteReference('footnote', 3), '<w:bidi/><w:jc w:val="left"/>'),
  paragraph(run('English in between'), '<w:bidi/>'),
  table([2000, 2000], [row('א', 'ب')]),
].join('');

const rare = [
  paragraph(
    run(
      'Ελληνικά Кириллица हिन्दी ไทย 한국어 日本語 ქართული Հայերեն 🙂👨‍👩‍👧 𝔘𝔫𝔦 e\u0301 \u200b\u200e\u2028\u00ad\ufeff\u202e\u202c \ue000 \ufffd',
    ),
  ),
  paragraph(
    ['Symbol', 'Wingdings', 'Webdings', 'MT Extra']
      .flatMap((font) =>
        ['F061', 'F0B7', '00FC', 'F0FF', 'F05C', 'F025'].map(
          (sign) => `<w:r><w:sym w:font="${font}" w:char="${sign}"/></w:r>`,
        ),
      )
      .join(''),
  ),
  paragraph(run('\uf061\uf062', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')),
  ...[
    '<w:strike/>',
    '<w:u w:val="single"/>',
    '<w:highlight w:val="yellow"/>',
    '<w:rFonts w:ascii="Consolas"/>',
    '<w:vertAlign w:val="superscript"/>',
  ].map((format) => paragraph(run('中文强调', format))),
  paragraph(`<w:r><w:ruby><w:rubyPr/><w:rt>${run('かん')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby></w:r>`),
].join('');

const sections = [
  paragraph(
    run('one'),
    '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:cols w:num="2"/></w:sectPr>',
  ),
  `<w:sdt><w:sdtContent>${paragraph(run('in a control'))}</w:sdtContent></w:sdt><w:customXml>${paragraph(run('in XML'))}</w:customXml>`,
  paragraph(
    `<w:dir w:val="rtl">${run('dir')}</w:dir><w:bdo w:val="ltr">${run('bdo')}</w:bdo>${breakOf()}${breakOf()}${run('[after]')}${breakOf()}${run('*star')}`,
  ),
  `<mc:AlternateContent><mc:Choice Requires="x">${paragraph(run('choice'))}</mc:Choice><mc:Fallback>${paragraph(run('fallback'))}</mc:Fallback></mc:AlternateContent>`,
  paragraph(picture('rId-image1.png', 2000, 3000)),
  paragraph(picture('rId-image1.png', 0, 0)),
  paragraph(picture('rId-missing', 10, 10)),
  paragraph(picture('rId-a_b%20c#.png', 10, 10)),
  paragraph(
    '<w:r><w:object><v:shape style="width:20pt;height:10pt"><v:imagedata r:id="rId-image1.png"/></v:shape><o:OLEObject Type="Embed" ProgID="Equation.DSMT4" r:id="rIdNone"/></w:object></w:r>',
  ),
  paragraph(image + image),
  caption('Figure', run(' two pictures')),
].join('');

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const lists = [
  ...levels.map((level) => listItem(`level ${level}`, 5, level)),
  ...levels.map((level) => listItem(`bullet ${level}`, 6, level)),
  paragraph(run('between')),
  listItem('restarted', 7),
  paragraph(run('between')),
  listItem('goes on', 7),
  listItem('deep at once', 5, 3),
  listItem('number in bullet', 5, 1),
  listItem('bullet in that', 6, 2),
  listItem('', 5),
  listItem('[x] in brackets', 6),
  listItem('of no list', 99),
].join('');
const formats = [
  'decimal',
  'lowerLetter',
  'lowerRoman',
  'upperLetter',
  'upperRoman',
  'ordinal',
  'decimalZero',
  'chineseCounting',
  'decimalEnclosedCircle',
];
const numbering = [
  `<w:abstractNum w:abstractNumId="0">${levels.map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="${level + 1}"/><w:numFmt w:val="${formats[level]}"/><w:lvlText w:val="${level % 2 ? `§%${level + 1}_#` : `%1.%${level + 1})`}"/></w:lvl>`).join('')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${levels.map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="${'\uf0b7o\uf0a7%#\\\uf0d8{-'[level]}"/></w:lvl>`).join('')}</w:abstractNum>`,
  '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>',
].join('');

const bodies = { tables, characters, fields, notes, headings, changes, rightToLeft, rare, sections, lists } as const;
export type OddDocument = keyof typeof bodies;
export const oddDocuments: readonly OddDocument[] = Object.keys(bodies).filter(
  (name): name is OddDocument => name in bodies,
);

export async function oddDocument(name: OddDocument): Promise<Buffer> {
  const png = await redSquare();
  return d.makeDocx({
    body: bodies[name],
    ...(name === 'lists' ? { numbering } : {}),
    media: { 'image1.png': png, 'a_b%20c#.png': png },
    links: {
      rIdLink: { type: 'hyperlink', target: 'https://e.org/%7Eä#?a=1&amp;_{}^\\', external: true },
      rIdNone: { type: 'oleObject', target: 'embeddings/none.bin' },
    },
    footnotes:
      note('footnote', 2, richNote) +
      note('footnote', 3, paragraph(run('simple')) + listItem('with a list', 1)) +
      note('footnote', 4, ''),
    endnotes: note('endnote', 2, paragraph(run('at the end')) + paragraph(run('of all'))),
  });
}
