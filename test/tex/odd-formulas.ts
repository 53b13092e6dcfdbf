/** Office Math of every kind, and of kinds that only clumsy hands and programs make. */
import { fraction, matrix, mr } from './docx-maker.ts';

const upright = '<m:sty m:val="p"/>';
const sup = (base: string, exponent: string): string => `<m:sSup><m:e>${base}</m:e><m:sup>${exponent}</m:sup></m:sSup>`;
const sub = (base: string, index: string): string => `<m:sSub><m:e>${base}</m:e><m:sub>${index}</m:sub></m:sSub>`;
const lines = (...rows: readonly string[]): string =>
  `<m:eqArr>${rows.map((row) => `<m:e>${mr(row)}</m:e>`).join('')}</m:eqArr>`;
const nary = (sign: string, properties = '', from = mr('i=0'), to = mr('n')): string =>
  `<m:nary><m:naryPr>${sign === '' ? '' : `<m:chr m:val="${sign}"/>`}${properties}</m:naryPr><m:sub>${from}</m:sub><m:sup>${to}</m:sup><m:e>${mr('x')}</m:e></m:nary>`;
const accent = (sign: string): string =>
  `<m:acc><m:accPr><m:chr m:val="${sign}"/></m:accPr><m:e>${mr('x')}</m:e></m:acc>`;
const group = (sign: string, place: string): string =>
  `<m:groupChr><m:groupChrPr><m:chr m:val="${sign}"/><m:pos m:val="${place}"/></m:groupChrPr><m:e>${mr('abc')}</m:e></m:groupChr>`;
const between = (items: readonly string[], open = '(', close = ')', separator?: string): string =>
  `<m:d><m:dPr><m:begChr m:val="${open}"/>${separator === undefined ? '' : `<m:sepChr m:val="${separator}"/>`}<m:endChr m:val="${close}"/></m:dPr>${items.map((item) => `<m:e>${item}</m:e>`).join('')}</m:d>`;
const named = (name: string, body = mr('x')): string => `<m:func><m:fName>${name}</m:fName><m:e>${body}</m:e></m:func>`;
const limit = (place: 'limLow' | 'limUpp', base: string, at: string): string =>
  `<m:${place}><m:e>${base}</m:e><m:lim>${at}</m:lim></m:${place}>`;

const numbers = Array.from({ length: 14 }, (_, index) => String(index));

/** None is empty: each is one equation. */
export const oddFormulas: readonly string[] = [
  ...Array.from('∑∏∐⋃⋂⋁⋀⨁⨂∫∬∭∮∯∰⨀⨄⨆∱∲∳⨌X', (sign) => nary(sign)),
  nary(''),
  nary('∑', '<m:limLoc m:val="subSup"/>'),
  nary('∫', '<m:limLoc m:val="undOvr"/>'),
  nary('∑', '<m:subHide m:val="1"/>'),
  nary('∑', '<m:subHide m:val="on"/><m:supHide m:val="on"/>', '', ''),
  ...Array.from(
    '\u0302\u0303\u0304\u0305\u0307\u0308\u20db\u20dc\u030c\u0306\u0300\u0301\u20d7\u20d6\u20e1\u20d0\u20d1\u0332\u0311\u030a^~→\u0338',
    accent,
  ),
  ...['top', 'bot'].map((place) => `<m:bar><m:barPr><m:pos m:val="${place}"/></m:barPr><m:e>${mr('ab')}</m:e></m:bar>`),
  ...Array.from('⏞⏟←→↔⇐⇒⇔⏜⏝⎴⎵=', (sign) => group(sign, 'top') + group(sign, 'bot')),
  ...['()', '[]', '{}', '||', '‖‖', '⌊⌋', '⌈⌉', '⟨⟩', '〈〉', '][', '⟦⟧', '/\\', '↑↓', '«»', '（）', 'AB'].map((pair) =>
    between([mr('x')], pair[0], pair[1]),
  ),
  ...[
    ['', ')'],
    ['(', ''],
    ['', ''],
    ['&lt;', '&gt;'],
    ['&amp;', '%'],
  ].map(([open, close]) => between([mr('x')], open, close)),
  between([mr('x'), mr('y'), mr('z')]),
  between([mr('x'), mr('y')], '(', ')', ','),
  between([mr('x'), mr('y')], '(', ')', ''),
  between([mr('a'), mr('b')], '{', '}', '∣'),
  between([lines('x&=1, ', 'y&>2')], '{', ''),
  between([lines('x', 'y')], '', '}'),
  lines('a&=b&+c&=d', '&=e'),
  lines('[1]&=2', '[3]', '*'),
  mr('a=') + lines('x&=1', 'y'),
  fraction(lines('a&b', 'c'), mr('2')),
  matrix([numbers.slice(0, 2), numbers.slice(2, 4)]),
  between([matrix([['1', '2', '3'], ['4']])], '‖', '‖'),
  between([matrix([['1'], ['2']])], '{', ''),
  between(
    [
      matrix([
        ['1', '0'],
        ['0', '1'],
      ]),
    ],
    '|',
    '|',
  ),
  between(
    [
      matrix([
        ['1', '0'],
        ['0', '1'],
      ]),
    ],
    '{',
    '}',
  ),
  matrix([numbers]),
  between(
    [
      `<m:m><m:mr><m:e>${matrix([
        ['[a', 'b&c'],
        ['c', 'd '],
      ])}</m:e><m:e/></m:mr></m:m>`,
    ],
    '[',
    ']',
  ),
  ...['bar', 'noBar', 'skw', 'lin'].map((type) => fraction(mr('a'), mr('b'), type)),
  fraction('', ''),
  fraction(fraction(mr('1'), mr('2')), mr('3')),
  `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${mr('x')}</m:e></m:rad>`,
  `<m:rad><m:deg>${mr('[n]')}</m:deg><m:e>${mr('x')}</m:e></m:rad>`,
  '<m:rad><m:e/></m:rad>',
  '<m:m></m:m>',
  `<m:sPre><m:sub>${mr('a')}</m:sub><m:sup>${mr('b')}</m:sup><m:e>${mr('X')}</m:e></m:sPre>`,
  `<m:sSubSup><m:e>${mr('X')}</m:e><m:sub>${mr('a')}</m:sub><m:sup>${mr("'")}</m:sup></m:sSubSup>`,
  sup(sup(mr('x'), mr('2')), mr('3')),
  sup('', mr('2')),
  sup(mr("f'"), mr('2')),
  sup(mr('f′'), mr('2')),
  sub(sup(mr('x'), mr('2')), mr('i ')),
  sub(sub(mr('x '), mr('1 ')), mr(' 2')),
  ...['^', '_', '~', '%', '#', '$', '{}', '\\', '&', '"', "'", '`', '|', '/', '<', '>'].map(
    (sign) => mr(`x${sign}`) + mr(sign),
  ),
  ...[
    'a′b″c‴',
    'x²+y³₁₂',
    '½¼',
    'ℂℝℤℕℚ ℓ℘ℜℑℵℏ',
    '𝑎𝒃𝐜𝔄𝔸𝒜𝖺𝚊𝛼𝟘𝟎',
    '温度 T 与压力',
    'trailing ',
    ' leading',
    '\u2003\u2009\u00a0x',
    '…⋮⋯⋰⋱·•°‰€£§†‡',
  ].map((text) => mr(text)),
  mr('≔≕≝⊨⊢⊣∴∵∷∼≁≃≄≅≇≈≉≊≍≐≡≢≤≥≦≧≪≫≺≻⊂⊃⊄⊅⊆⊇⊈⊉⊊⊋⊏⊐⊑⊒⊓⊔⊕⊖⊗⊘⊙⊚⊛⊝'),
  mr('←↑→↓↔↕↖↗↘↙⇐⇑⇒⇓⇔⇕↦↩↪↼⇀⇌⟵⟶⟷⟸⟹⟺⟼⇝↝⤳⇄⇆'),
  mr('∀∁∂∃∄∅∆∇∈∉∋∌∏∑−∓∔∕∖∗∘∙√∛∜∝∞∠∡∢∣∤∥∦∧∨∩∪'),
  mr('sin', upright) + mr('x'),
  named(mr('arccot', upright)),
  named(sup(mr('sin', upright), mr('2'))),
  named(limit('limLow', mr('max', upright), mr('x∈S'))),
  limit('limUpp', mr('='), mr('def')),
  limit('limLow', mr('arg min'), mr('θ')),
  `<m:borderBox><m:e>${mr('E=mc')}</m:e></m:borderBox>`,
  `<m:box><m:e>${mr('a')}</m:e></m:box>`,
  `<m:phant><m:e>${mr('a')}</m:e></m:phant>`,
  `<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e>${mr('a')}</m:e></m:phant>`,
  '<m:r><w:rPr><w:rFonts w:ascii="Cambria Math"/><w:b/></w:rPr><m:rPr><m:sty m:val="b"/></m:rPr><m:t>B</m:t></m:r>',
  mr('a b%#$&_{}', '<m:nor/>'),
  `<w:ins w:id="9" w:author="x">${mr('kept')}</w:ins><w:del w:id="8" w:author="x">${mr('gone')}</w:del>`,
  ...['double-struck', 'script', 'fraktur', 'sans-serif', 'monospace'].map((script) =>
    mr('Ab1α', `<m:scr m:val="${script}"/>`),
  ),
  mr('Ab1α', '<m:sty m:val="bi"/>'),
  mr('x') + '<m:r><m:rPr><m:brk m:alnAt="1"/></m:rPr><m:t>=2</m:t></m:r>',
  `${mr('a')}<m:r><w:br/></m:r>${mr('b')}`,
];

/** In none is anything: no equation. */
export const emptyFormulas: readonly string[] = ['', mr('', '<m:nor/>'), mr('\u2061\u200b')];
