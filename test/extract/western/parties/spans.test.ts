import { expect, it } from 'vitest';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { boxOf } from '../../../../src/extract/layout/text-layout.ts';
import { type Node, chainsOf } from '../../../../src/extract/western/parties/chains.ts';
import { rulesSpans } from '../../../../src/extract/western/parties/rules-spans.ts';
import { type MayBe, type Span, spansOf, withMore } from '../../../../src/extract/western/parties/spans.ts';
import { type Set, pageOf } from '../../page-of.ts';

function spansIn(sets: readonly Set[]): readonly Span[] {
  const survey = surveyOf([pageOf(sets)]);
  return spansOf(chainsOf(survey, new Set([1])).chains, survey.labels);
}

const texts = (spans: readonly Span[], kind: Span['kind']): string[] =>
  spans.filter((span) => span.kind === kind).map(({ text }) => text);

it('reads two columns side by side each for itself', () => {
  const spans = spansIn([
    [50, 100, 'Aldgate Paper Ltd'],
    [50, 112, '4 Mill Lane'],
    [50, 124, 'Leeds LS1 4AP'],
    [300, 100, 'Corner Books'],
    [300, 112, '18 High Street'],
    [300, 124, 'York YO1 8AA'],
  ]);
  expect(texts(spans, 'address')).toContain('4 Mill Lane, Leeds LS1 4AP');
  expect(texts(spans, 'address')).toContain('18 High Street, York YO1 8AA');
  expect(texts(spans, 'address').some((text) => text.includes('Mill Lane') && text.includes('High Street'))).toBe(
    false,
  );
});

it.each([
  ['LICENSEE: Kestrel Point LLC', 'Kestrel Point LLC'],
  ['Operated by Patel Retail Ltd', 'Patel Retail Ltd'],
  ['~ Dine · Celebrate ~ (A Unit of Nandi Foods Pvt. Ltd.)', 'Nandi Foods Pvt. Ltd.'],
  ['provozovatel: Jan Novotný', 'Jan Novotný'],
])('finds the company behind a brand: %s', (line, name) => {
  expect(texts(spansIn([[50, 100, line]]), 'name')).toContain(name);
});

it.each(['Gestione Immobili Srl', 'Valdo Rossi', 'Exploitants Réunis SA'])(
  'takes no word that begins names for one before the company behind a brand: %s',
  (line) => {
    expect(texts(spansIn([[50, 100, line]]), 'name')).not.toContain(line.slice(line.indexOf(' ') + 1));
  },
);

it('parts a sender’s line at its separators', () => {
  const spans = spansIn([[50, 100, 'Kern Optik GmbH · Lindenweg 3 · 04109 Leipzig']]);
  expect(texts(spans, 'name')).toContain('Kern Optik GmbH');
  expect(texts(spans, 'address')).toContain('Lindenweg 3, 04109 Leipzig');
});

it.each([
  [
    'Bilton Foods Ltd, 7 Bilton Way, Enfield, Middlesex EN3 7ER. Reg. 01882741. VAT 397 1120 44. Bank: 20-29-77 40883127',
  ],
  [
    'Reg No. 1993/005461/07. 7 Bilton Way, Enfield, Middlesex EN3 7ER. VAT Reg No. 4390134419. Directors: A Nkuna, S Pillay',
  ],
  ['Bilton Foods Ltd, 7 Bilton Way, Enfield, Middlesex EN3 7ER. Registered in England 88451.'],
])('ends an address where its sentence ends: %s', (line) => {
  expect(texts(spansIn([[50, 700, line]]), 'address')).toContain('7 Bilton Way, Enfield, Middlesex EN3 7ER');
});

it.each([
  '7 Bilton Way, Enfield, Middlesex EN3 7ER | 020 7946 0122 | office@bilton.example',
  '7 Bilton Way, Enfield, Middlesex EN3 7ER · (020) 7946-0122',
  '7 Bilton Way, Enfield, Middlesex EN3 7ER – +44 20 7946 0122 – www.bilton.example',
])('ends an address before a telephone number between separators: %s', (line) => {
  const found = texts(spansIn([[50, 700, line]]), 'address');
  expect(found).toContain('7 Bilton Way, Enfield, Middlesex EN3 7ER');
  expect(found.filter((text) => text.includes('7946'))).toEqual([]);
});

it.each(['Rua das Flores 7 | 2710-011 | Sintra', '4 Mill Lane - Cambridge MA - 02139-4307'])(
  'keeps a post code between separators: %s',
  (line) => {
    expect(texts(spansIn([[50, 700, line]]), 'address')).toContain(line);
  },
);

it('does not end an address behind an abbreviation', () => {
  const spans = spansIn([[50, 700, 'Bilton Foods Ltd, 7 Mill St. Paul Court, Springfield, IL 62704']]);
  expect(texts(spans, 'address')).toContain('7 Mill St. Paul Court, Springfield, IL 62704');
});

it('leaves ornaments at the ends of a name out', () => {
  const lines: readonly Set[] = [
    [50, 100, 'Albergo Belmonte ★★★'],
    [50, 112, '● di Rossi Mario & C. s.n.c.'],
  ];
  expect(texts(spansIn(lines), 'name')).toContain('Albergo Belmonte di Rossi Mario & C. s.n.c.');
});

it('reads over a telephone number at the end of an address', () => {
  const spans = spansIn([
    [50, 100, '61 Nicolson Square'],
    [50, 112, 'Edinburgh EH8 9BH'],
    [50, 124, '0131 555 0122'],
  ]);
  expect(texts(spans, 'address').some((text) => text.includes('0131'))).toBe(false);
});

it('takes what stands behind a label, and leaves telephones out of addresses', () => {
  const spans = spansIn([[50, 100, 'Customer: Rivera Tiles']]);
  expect(texts(spans, 'name')).toContain('Rivera Tiles');
  const address = spansIn([[50, 100, '12 Bay Road, Cork Tel. 021 555 0101']]);
  expect(texts(address, 'address')).toContain('12 Bay Road, Cork');
});

it('joins a name that goes on in the next line', () => {
  const spans = spansIn([
    [50, 100, 'Mutual Insurance Society'],
    [50, 112, 'of Anytown'],
  ]);
  expect(texts(spans, 'name')).toContain('Mutual Insurance Society of Anytown');
});

it('reads over a tax number between street and town', () => {
  const spans = spansIn([
    [50, 100, 'Polna 10'],
    [50, 112, '5213938224'],
    [50, 124, '02-908 Warszawa'],
  ]);
  expect(texts(spans, 'address')).toContain('Polna 10, 02-908 Warszawa');
});

it('knows the words of each span', () => {
  const [span] = spansIn([[50, 100, 'Kern Optik GmbH · Lindenweg 3']]).filter(({ text }) => text === 'Lindenweg 3');
  const [segment] = span?.segments ?? [];
  expect(segment && boxOf(segment.node.cell, segment.start, segment.end)[0]).toBeGreaterThan(100);
});

it('joins lines of an address that are set wide apart, and no other lines', () => {
  const spans = spansIn([
    [50, 100, 'Bahnstr. 42', 15],
    [50, 142, '88802 Spielkreis', 15],
    [50, 300, 'Theo Test', 15],
    [50, 342, 'Bunte Kugeln', 15],
  ]);
  expect(texts(spans, 'address')).toContain('Bahnstr. 42, 88802 Spielkreis');
  expect(texts(spans, 'name')).not.toContain('Theo Test Bunte Kugeln');
});

it('takes no number for a name, unless it has a legal form', () => {
  const spans = spansIn([
    [50, 100, '0221 471 1000 office'],
    [50, 300, '4711 GmbH'],
  ]);
  expect(texts(spans, 'name')).toContain('4711 GmbH');
  expect(texts(spans, 'name').some((text) => text.startsWith('0221'))).toBe(false);
});

it('makes spans of possible lines alone', () => {
  const survey = surveyOf([
    pageOf([
      [50, 100, 'Aldgate Paper Ltd'],
      [50, 112, '4 Mill Lane'],
      [50, 124, 'Thank you'],
      [50, 136, 'Leeds LS1 4AP'],
    ]),
  ]);
  const mayBe = (node: Node): MayBe => ({ name: /Ltd/.test(node.value), address: /\d/.test(node.value) });
  const spans = spansOf(chainsOf(survey, new Set([1])).chains, survey.labels, mayBe);
  expect(texts(spans, 'address')).toEqual(['4 Mill Lane', 'Leeds LS1 4AP']);
  expect(texts(spans, 'name')[0]).toBe('Aldgate Paper Ltd');
  expect(texts(spans, 'name').some((text) => text.startsWith('4 Mill'))).toBe(false);
});

it('keeps an address to its own column where the rules’ one could end in another', () => {
  const survey = surveyOf([
    pageOf([
      [50, 100, '4 Mill Lane'],
      [300, 100, '18 High Street'],
      [50, 112, 'York YO1 8AA'],
      [300, 112, 'York YO1 8AA'],
    ]),
  ]);
  const { chains, nodes } = chainsOf(survey, new Set([1]));
  const buyer = { name: '', address: '18 High Street, York YO1 8AA', confidence: 1 };
  const all = withMore(
    spansOf(chains, survey.labels),
    rulesSpans({ family: 'invoice', seller: undefined, buyer }, nodes),
  );
  const found = all.filter(({ kind, text }) => kind === 'address' && text === buyer.address);
  expect(found.map(({ segments }) => segments.map(({ node }) => node.cell.box[0]))).toEqual([[300, 300]]);
});
