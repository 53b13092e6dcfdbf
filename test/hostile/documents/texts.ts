/** XML, HTML, Markdown and CSV that are deep, wide, or long in the wrong direction. */
import type { HostileDocument } from '../document.ts';

const text =
  (content: string): (() => Uint8Array) =>
  () =>
    Buffer.from(content);

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&j;</Invoice>`;

const ubl = (content: string): string =>
  `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><cbc:ID>1</cbc:ID>${content}</Invoice>`;

export const texts: readonly HostileDocument[] = [
  { name: 'billion-laughs.xml', convertTo: 'pdf', make: text(laughs) },
  {
    name: 'reads-a-file.xml',
    make: text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
  },
  { name: 'elements-in-elements.xml', make: () => Buffer.from(ubl('<a>'.repeat(300_000) + '</a>'.repeat(300_000))) },
  { name: 'elements-a-million.xml', slow: true, make: () => Buffer.from(ubl('<cac:InvoiceLine/>'.repeat(1_000_000))) },
  {
    name: 'attributes-100000.xml',
    slow: true,
    make: () => Buffer.from(ubl(`<a ${Array.from({ length: 100_000 }, (_, n) => `b${n}="1"`).join(' ')}/>`)),
  },
  {
    name: 'lines-60000.xml',
    slow: true,
    make: () =>
      Buffer.from(
        ubl(
          '<cac:InvoiceLine><cbc:ID>1</cbc:ID><cac:Item><cbc:Name>a</cbc:Name></cac:Item></cac:InvoiceLine>'.repeat(
            60_000,
          ),
        ),
      ),
  },
  { name: 'name-of-50-megabytes.xml', slow: true, make: () => Buffer.from(ubl(`<${'a'.repeat(50_000_000)}/>`)) },
  {
    name: 'unicode-that-breaks-off.xml',
    slow: true,
    make: () => Buffer.from([0xff, 0xfe, 0x3c, 0x00, 0x61, 0x00, 0xd8]),
  },
  { name: 'comment-without-an-end.xml', make: () => Buffer.from(`<a><!--${'-'.repeat(10_000_000)}`) },
  { name: 'divisions-in-divisions.html', convertTo: 'pdf', make: () => Buffer.from('<div>'.repeat(100_000)) },
  {
    name: 'table-of-wide-cells.html',
    convertTo: 'docx',
    make: text('<table><tr><td colspan="1000000000" rowspan="1000000000">a</td></tr></table>'),
  },
  {
    name: 'table-of-wide-cells-as-pdf.html',
    slow: true,
    convertTo: 'pdf',
    make: text(`<table>${'<tr><td colspan="1000" rowspan="65534">a</td></tr>'.repeat(500)}</table>`),
  },
  {
    name: 'table-of-a-million-cells.html',
    slow: true,
    convertTo: 'xlsx',
    make: () => Buffer.from(`<table>${`<tr>${'<td>1'.repeat(1000)}`.repeat(1000)}</table>`),
  },
  { name: 'tags-that-never-close.html', convertTo: 'md', make: () => Buffer.from('<b><i><a href=x>'.repeat(20_000)) },
  {
    name: 'picture-of-900-megapixels.html',
    convertTo: 'pdf',
    make: text('<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAdTAAAHUwCAIAAAAAAAAA">'),
  },
  { name: 'brackets.md', slow: true, convertTo: 'pdf', make: () => Buffer.from('['.repeat(100_000)) },
  { name: 'stars.md', convertTo: 'html', make: () => Buffer.from('*a **a '.repeat(20_000)) },
  { name: 'quotes-in-quotes.md', convertTo: 'pdf', make: () => Buffer.from(`${'> '.repeat(20_000)}a`) },
  {
    name: 'lists-in-lists.md',
    slow: true,
    convertTo: 'docx',
    make: () => Buffer.from(Array.from({ length: 500 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n')),
  },
  {
    name: 'footnotes-of-footnotes.md',
    slow: true,
    convertTo: 'html',
    make: () => Buffer.from(Array.from({ length: 5000 }, (_, n) => `[^${n}]\n\n[^${n}]: [^${n + 1}]\n`).join('\n')),
  },
  {
    name: 'backticks.md',
    slow: true,
    convertTo: 'docx',
    make: () => Buffer.from(Array.from({ length: 3000 }, (_, n) => `${'`'.repeat(n)}a`).join(' ')),
  },
  { name: 'columns-a-million.csv', slow: true, convertTo: 'xlsx', make: () => Buffer.from(','.repeat(1_000_000)) },
  { name: 'rows-a-million.csv', slow: true, convertTo: 'pdf', make: () => Buffer.from('1,2\n'.repeat(1_000_000)) },
  {
    name: 'quote-without-an-end.csv',
    slow: true,
    convertTo: 'xlsx',
    make: () => Buffer.from(`"${'a""'.repeat(2_000_000)}`),
  },
  { name: 'line-of-50-megabytes.txt', slow: true, convertTo: 'pdf', make: () => Buffer.from('a'.repeat(50_000_000)) },
  { name: 'lines-two-million.txt', slow: true, convertTo: 'docx', make: () => Buffer.from('a\n'.repeat(2_000_000)) },
  { name: 'marks-on-marks.txt', slow: true, convertTo: 'pdf', make: () => Buffer.from(`a${'\u0301'.repeat(500_000)}`) },
  { name: 'controls.txt', convertTo: 'html', make: () => Buffer.from('\u001b[2J\u009b2J\u202e\u0000\ufffe\ud800') },
];
