/** One document with every construct that the conversion knows, and how many of each. */
import sharp from 'sharp';
import * as d from './docx-maker.ts';

export const redSquare = (): Promise<Buffer> =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: 'red' } })
    .png()
    .toBuffer();

const sup = (base: string, exponent: string): string => `<m:sSup><m:e>${base}</m:e><m:sup>${exponent}</m:sup></m:sSup>`;
const nary = (sign: string, sub: string, top: string, body: string): string =>
  `<m:nary><m:naryPr><m:chr m:val="${sign}"/></m:naryPr><m:sub>${sub}</m:sub><m:sup>${top}</m:sup><m:e>${body}</m:e></m:nary>`;

export const equations = {
  binomial: d.delimited(d.fraction(d.mr('n'), d.mr('k'), 'noBar')),
  matrix: d.delimited(
    d.matrix([
      ['a', 'b'],
      ['c', 'd'],
    ]),
    '[',
    ']',
  ),
  lines: `<m:eqArr><m:e>${d.mr('x&=1')}</m:e><m:e>${d.mr('y&=[2]')}</m:e></m:eqArr>`,
  cases: d.delimited(`<m:eqArr><m:e>${d.mr('0')}</m:e><m:e>${d.mr('1')}</m:e></m:eqArr>`, '{', ''),
  limit: `<m:func><m:fName><m:limLow><m:e>${d.mr('lim', '<m:sty m:val="p"/>')}</m:e><m:lim>${d.mr('x→∞')}</m:lim></m:limLow></m:fName><m:e>${d.fraction(d.mr('1'), d.mr('x'))}</m:e></m:func>`,
  underset: `<m:limLow><m:e>${d.mr('A')}</m:e><m:lim>${d.mr('x∈S')}</m:lim></m:limLow>`,
  integral: nary('∫', d.mr('0'), d.mr('∞'), `${sup(d.mr('e'), d.mr('−x'))}${d.mr('dx')}`),
  sum: nary('∑', d.mr('i=1'), d.mr('n'), `<m:sSub><m:e>${d.mr('x')}</m:e><m:sub>${d.mr('i')}</m:sub></m:sSub>`),
  root: `<m:rad><m:deg>${d.mr('3')}</m:deg><m:e>${d.mr('x')}</m:e></m:rad>`,
  hat: `<m:acc><m:e>${d.mr('x')}</m:e></m:acc>`,
  brace: `<m:limLow><m:e><m:groupChr><m:groupChrPr><m:chr m:val="⏟"/></m:groupChrPr><m:e>${d.mr('a+b')}</m:e></m:groupChr></m:e><m:lim>${d.mr('n')}</m:lim></m:limLow>`,
  letters: d.mr('α+β≤γ×ℝ∈𝐀') + d.mr('温度') + d.mr('words in it', '<m:nor/>'),
};

const numberedHeading = (level: number, content: string): string =>
  d.paragraph(
    content,
    `<w:pStyle w:val="Heading${level}"/><w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="4"/></w:numPr>`,
  );

const body = [
  d.styled('Title', d.run('Everything & more: 100% of 文档')),
  `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${d.styled('Normal', d.run('Contents'))}</w:sdtContent></w:sdt>`,
  numberedHeading(1, d.bookmark('_Ref100', d.run('Introduction 引言'))),
  d.paragraph(
    d.run('Plain ') +
      d.run('bold', '<w:b/>') +
      d.run(' and ') +
      d.run('italic', '<w:i/>') +
      d.run(' and ') +
      d.run('both', '<w:b/><w:i/>') +
      d.run(' and ') +
      d.run('coloured', '<w:color w:val="FF0000"/>') +
      d.run(' and ') +
      d.run('marked', '<w:highlight w:val="yellow"/>') +
      d.run(' and ') +
      d.run('under', '<w:u w:val="single"/>') +
      d.run(' H') +
      d.run('2', '<w:vertAlign w:val="subscript"/>') +
      d.run('O and ') +
      d.run('struck', '<w:strike/>') +
      d.run(' and ') +
      d.run('Small', '<w:smallCaps/>') +
      d.run(' and ') +
      d.run('code_x', '<w:rFonts w:ascii="Courier New"/>') +
      d.run(' hidden', '<w:vanish/>'),
  ),
  d.paragraph(d.run(String.raw`Special: \ { } $ & # % _ ^ ~ < > | " -- [x] 5–6 “q” €10 ≤ → α ① ✓ ½`)),
  d.paragraph(
    d.run('中文段落，包含标点。') + d.noteReference('footnote', 2) + d.run(' Ende.') + d.noteReference('endnote', 2),
  ),
  numberedHeading(2, d.bookmark('_Ref101', d.run('Lists')) + d.noteReference('footnote', 3)),
  d.listItem('[one] in brackets', 1),
  d.listItem('two', 1),
  d.listItem('two a', 1, 1),
  d.listItem('two a i', 1, 2),
  d.listItem('three', 1),
  d.paragraph(d.run('Between the items.')),
  d.paragraph(d.bookmark('item4', d.run('four')), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  d.listItem('bullet', 2),
  d.listItem('inner bullet', 2, 1),
  d.listItem('第一', 3),
  d.listItem('第二', 3),
  numberedHeading(1, d.run('Formulas')),
  d.paragraph(d.run('Inline ') + d.math(equations.sum) + d.run(' and ') + d.math(equations.letters) + d.run('.')),
  ...[
    equations.binomial,
    equations.matrix,
    equations.lines,
    equations.cases,
    equations.limit,
    equations.underset,
    equations.integral,
    equations.root,
    equations.hat,
    equations.brace,
  ].map((content) => d.paragraph(d.mathParagraph(content))),
  d.paragraph(
    `<w:r><w:tab/></w:r>${d.math(d.mr('E=m') + sup(d.mr('c'), d.mr('2')))}<w:r><w:tab/></w:r>${d.bookmark('_Ref102', d.run('(') + d.field('SEQ Equation \\* ARABIC', d.run('1')) + d.run(')'))}`,
  ),
  d.paragraph(
    d.run('See section ') +
      d.field('REF _Ref100 \\r \\h', d.run('1')) +
      d.run(', ') +
      d.field('REF _Ref101 \\h', d.run('Lists')) +
      d.run(' on page ') +
      d.field('PAGEREF _Ref101 \\h', d.run('2')) +
      d.run(', equation ') +
      d.field('REF _Ref102 \\h', d.run('(1)')) +
      d.run(', ') +
      d.field('REF _Ref103 \\h', d.run('Figure 1')) +
      d.run(', ') +
      d.field('REF _Ref104 \\h', d.run('Table 1')) +
      d.run(', item ') +
      d.field('REF item4 \\r \\h', d.run('4')) +
      d.run('.') +
      `<w:hyperlink r:id="rIdLink">${d.run('a link')}</w:hyperlink>` +
      `<w:hyperlink w:anchor="_Ref100">${d.run('inside')}</w:hyperlink>` +
      d.field('HYPERLINK "https://example.org/ä b"', d.run('field link')) +
      d.run(' gone: ') +
      d.field('REF nowhere \\h', d.run('lost')),
  ),
  numberedHeading(1, d.run('Pictures and tables')),
  d.paragraph(d.picture('rId-image1.png', 100, 50)),
  d.styled(
    'Caption',
    d.bookmark('_Ref103', d.run('Figure ') + d.field('SEQ Figure \\* ARABIC', d.run('1'))) + d.run(': A red pixel'),
  ),
  d.paragraph(d.run('Inline picture ') + d.picture('rId-image1.png', 10, 10) + d.run(' here.')),
  d.styled(
    'Caption',
    d.bookmark('_Ref104', d.run('Table ') + d.field('SEQ Table \\* ARABIC', d.run('1'))) + d.run(': Spans'),
  ),
  d.table(
    [2000, 3000, 2000],
    [
      d.tableRow(
        [
          d.cell(d.paragraph(d.run('A')), '<w:vMerge w:val="restart"/>'),
          d.cell(d.paragraph(d.run('B over two')), '<w:gridSpan w:val="2"/>'),
        ],
        '<w:tblHeader/>',
      ),
      d.tableRow([
        d.cell('<w:p/>', '<w:vMerge/>'),
        d.cell(d.paragraph(d.run('b1')) + d.paragraph(d.run('b1 second'), '<w:jc w:val="center"/>')),
        d.cell(d.paragraph(d.run('[b2]'))),
      ]),
      d.tableRow([
        d.cell(d.paragraph(d.run('*c'))),
        d.cell(d.paragraph(d.math(equations.sum) + d.noteReference('footnote', 4))),
        d.cell(d.table([500], [d.tableRow([d.cell(d.paragraph(d.run('nested')))])]) + '<w:p/>'),
      ]),
      d.tableRow([
        d.cell(d.listItem('in a cell', 2)),
        d.cell(d.paragraph(d.picture('rId-image1.png', 20, 20))),
        d.cell(d.paragraph(`${d.run('line')}<w:r><w:br/></w:r>${d.run('break')}`)),
      ]),
    ],
  ),
  d.paragraph(d.run('Text box: ') + d.textBox(d.paragraph(d.run('inside the box')) + d.listItem('box item', 2))),
  d.styled('Quote', d.run('A quotation.')),
  d.paragraph(
    `<w:ins w:id="1" w:author="A">${d.run('inserted ')}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>deleted </w:delText></w:r></w:del>${d.run('kept')}`,
  ),
  d.paragraph(d.run('Joined '), '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>'),
  d.paragraph(d.run('paragraph.') + '<w:r><w:commentReference w:id="0"/></w:r>'),
  d.paragraph(`<w:r><w:br w:type="page"/></w:r>`),
  d.paragraph(`${d.run('Index here')}${d.field('XE "term:sub"', '')}<w:r><w:br/></w:r>`),
  d.paragraph(d.run('Right.'), '<w:jc w:val="right"/>'),
].join('');

export const everything = async (): Promise<Buffer> =>
  d.makeDocx({
    body,
    footnotes: [
      d.note(
        'footnote',
        2,
        d.paragraph(d.run(' A note with ') + d.run('bold', '<w:b/>')) + d.paragraph(d.run('and a second paragraph.')),
      ),
      d.note('footnote', 3, d.paragraph(d.run('In a heading.'))),
      d.note('footnote', 4, d.paragraph(d.run('In a table.'))),
    ].join(''),
    endnotes: d.note('endnote', 2, d.paragraph(d.run('At the end.'))),
    media: { 'image1.png': await redSquare() },
    links: {
      rIdLink: { type: 'hyperlink', target: 'https://example.com/a_b?x=1&amp;y=50%25#z', external: true },
      rIdComments: { type: 'comments', target: 'comments.xml' },
    },
    extra: {
      'word/comments.xml': d.part(
        'comments',
        `<w:comment w:id="0" w:author="A">${d.paragraph(d.run('a remark'))}</w:comment>`,
      ),
    },
  });

export const expectedCounts = { equations: 14, footnotes: 3, endnotes: 1, tables: 2, images: 3 };
