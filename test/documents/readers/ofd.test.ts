import { describe, expect, it } from 'vitest';
import { deltas } from '../../../src/documents/readers/ofd/text.ts';
import { ofdReader } from '../../../src/documents/readers/ofd.ts';
import { ofd, page, signatureParts, textObject } from './ofd-sample.ts';

const content = (inner: string) => ({ 'Doc_0/Pages/Page_0/Content.xml': page(inner) });
const number = textObject(10, '170 10 40 5', '<ofd:TextCode X="0" Y="4" DeltaX="g 7 2">12345678</ofd:TextCode>');
const open = async (own: Record<string, string | Uint8Array | null>) => ofdReader.open(await ofd(own), {});

describe('words', () => {
  it('include those of the page and of its template, each where its characters stand', async () => {
    const document = await open(content(number));
    const { words, width, textSource } = await document.text(0);
    expect(width).toBeCloseTo(595.28, 1);
    expect(textSource).toBe('text');
    expect(words.map(({ text }) => text)).toEqual(['发票号码', '12345678']);
    const [, value] = words;
    // Boundary (170, 10) plus baseline 4 mm, eight half-width characters of 4 mm type.
    expect(value!.box[0]).toBeCloseTo((170 * 72) / 25.4, 3);
    expect(value!.box[2]).toBeCloseTo(((170 + 7 * 2 + 2) * 72) / 25.4, 3);
    expect(value!.box[3]).toBeCloseTo(((10 + 4 + 0.12 * 4) * 72) / 25.4, 3);
  });

  it('break at blanks and where characters step away', async () => {
    const spaced = textObject(11, '10 50 80 5', '<ofd:TextCode X="0" Y="4" DeltaX="2 2 2 20 2">ab c12</ofd:TextCode>');
    const { words } = await (await open(content(spaced))).text(0);
    expect(words.map(({ text }) => text)).toEqual(['发票号码', 'ab', 'c', '12']);
  });

  it('follow the transformation of their object', async () => {
    const turned = textObject(
      12,
      '100 50 10 40',
      '<ofd:TextCode X="0" Y="0" DeltaX="4">合计</ofd:TextCode>',
      'CTM="0 1 -1 0 0 0"',
    );
    const { words } = await (await open(content(turned))).text(0);
    const [, box] = words.map((word) => word.box);
    expect(box![3] - box![1]).toBeGreaterThan(box![2] - box![0] - 0.01);
  });
});

it('expands repeated steps, but never beyond the limit', () => {
  expect(deltas('g 3 2.5 1 g 2 4', 10)).toEqual([2.5, 2.5, 2.5, 1, 4, 4]);
  expect(deltas('g 1000000000 2', 3)).toEqual([2, 2, 2]);
});

describe('custom tags', () => {
  const tags = (xml: string) => ({
    'Doc_0/Tags/CustomTags.xml':
      '<ofd:CustomTags xmlns:ofd="x"><ofd:CustomTag><ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>',
    'Doc_0/Tags/CustomTag.xml': xml,
  });

  it('name texts of the pages, joining several objects, even in XML that is not well-formed', async () => {
    const sign = textObject(20, '10 60 5 5', '<ofd:TextCode X="0" Y="4">¥</ofd:TextCode>');
    const amount = textObject(21, '15 60 20 5', '<ofd:TextCode X="0" Y="4" DeltaX="g 4 2">12.00</ofd:TextCode>');
    const document = await open({
      ...content(number + sign + amount),
      ...tags(
        '<:eInvoice xmlns:=""><InvoiceNo><ofd:ObjectRef PageRef="1">10</ofd:ObjectRef></InvoiceNo><Buyer><Sum><ofd:ObjectRef PageRef="1">20</ofd:ObjectRef><ofd:ObjectRef PageRef="1">21</ofd:ObjectRef></Sum></Buyer></:eInvoice>',
      ),
    });
    expect(document.namedTexts?.map(({ path, text, page: at }) => [path.join('/'), text, at])).toEqual([
      ['InvoiceNo', '12345678', 1],
      ['Buyer/Sum', '¥12.00', 1],
    ]);
  });

  it('are ignored if they refer to an object that does not exist', async () => {
    const document = await open({
      ...content(number),
      ...tags('<e><InvoiceNo><ObjectRef>99</ObjectRef></InvoiceNo></e>'),
    });
    expect(document.namedTexts).toEqual([]);
  });
});

describe('signatures', () => {
  it('state whose seal it is and that nothing was changed', async () => {
    const pageXml = page(number);
    const document = await open({
      'Doc_0/Pages/Page_0/Content.xml': pageXml,
      ...signatureParts('测试专用章', { 'Doc_0/Pages/Page_0/Content.xml': pageXml }),
    });
    expect(document.signatures).toEqual([
      { seal: '测试专用章', signedAt: '2026-11-01T12:00:00Z', digests: 'match', changed: [] },
    ]);
  });

  it('name what was changed after signing', async () => {
    const document = await open({
      'Doc_0/Pages/Page_0/Content.xml': page(number.replace('12345678', '12345679')),
      ...signatureParts('测试专用章', { 'Doc_0/Pages/Page_0/Content.xml': page(number) }),
    });
    expect(document.signatures).toMatchObject([{ digests: 'mismatch', changed: ['/Doc_0/Pages/Page_0/Content.xml'] }]);
  });
});

describe('attachments', () => {
  it('are found through their list, whatever letter case and slashes it uses, and also if they are not listed', async () => {
    const document = await open({
      ...content(number),
      'Doc_0/Attachs/Attachments.xml':
        '<ofd:Attachments xmlns:ofd="x"><ofd:Attachment><ofd:FileLoc>/doc_0/attachs/Original_Invoice.XML</ofd:FileLoc></ofd:Attachment></ofd:Attachments>',
      'Doc_0/Attachs/original_invoice.xml': '<a/>',
      'Doc_0/Attachs/other.xml': '<b/>',
    });
    expect(document.attachments.map(({ name }) => name)).toEqual(['original_invoice.xml', 'other.xml']);
  });
});

it.each([
  ['no OFD.xml', { 'OFD.xml': null }],
  ['no document', { 'Doc_0/Document.xml': null }],
  ['no pages', { 'Doc_0/Pages/Page_0/Content.xml': null }],
])('refuses a file with %s', async (_what, own) => {
  await expect(open({ ...content(number), ...own })).rejects.toMatchObject({ kind: 'corrupt_document' });
});

it('skips objects without a position or a size, and blocks nested without end', async () => {
  const deep = '<ofd:PageBlock>'.repeat(100) + number + '</ofd:PageBlock>'.repeat(100);
  const odd = '<ofd:TextObject ID="30" Boundary="a b c d" Size="4"/><ofd:TextObject ID="31" Boundary="1 1 1 1"/>';
  const { words } = await (await open(content(odd + deep))).text(0);
  expect(words.map(({ text }) => text)).toEqual(['发票号码']);
});
