import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { allAt, at, child, children, descendants, parseXml, textAt, type XmlOptions } from '../../src/documents/xml.ts';
import { Failure } from '../../src/domain/failure.ts';

function failureOf(source: string | Uint8Array, options?: XmlOptions): Failure {
  try {
    parseXml(source, options);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It was read');
}

describe('the tree', () => {
  const invoice = parseXml(`<?xml version="1.0"?>
    <!-- a comment with <!DOCTYPE and &entity; in it -->
    <Invoice xmlns="urn:invoice" xmlns:cbc="urn:basic">
      <cbc:ID schemeID="GLN">  </cbc:ID>
      <cbc:ID schemeID="0088"> R &amp; D &#x2F; &#49; </cbc:ID>
      <TaxTotal><cbc:Amount currencyID="EUR">19.00</cbc:Amount></TaxTotal>
      <TaxTotal><cbc:Amount currencyID="SEK">210.00</cbc:Amount></TaxTotal>
      <Note><![CDATA[<b>&nbsp;</b>]]> end</Note>
      <Inner xmlns="urn:other"><Deep xml:lang="de"/></Inner>
    </Invoice>`);

  it('gives elements their local names and keeps prefix and namespace', () => {
    expect(invoice).toMatchObject({ name: 'Invoice', prefix: '', namespace: 'urn:invoice' });
    expect(child(invoice, 'ID')).toMatchObject({ prefix: 'cbc', namespace: 'urn:basic' });
    expect(at(invoice, 'Inner/Deep')).toMatchObject({ namespace: 'urn:other', attributes: { 'xml:lang': 'de' } });
  });

  it('finds the first text that is not blank, attributes, and all matches of a path', () => {
    expect(textAt(invoice, 'ID')).toBe('R & D / 1');
    expect(textAt(invoice, 'TaxTotal/Amount/@currencyID')).toBe('EUR');
    expect(textAt(invoice, 'Nothing/There')).toBeUndefined();
    expect(allAt(invoice, 'TaxTotal/Amount').map(({ text }) => text)).toEqual(['19.00', '210.00']);
    expect(children(invoice, 'TaxTotal')).toHaveLength(2);
    expect(descendants(invoice, 'Amount')).toHaveLength(2);
    const [amount] = descendants(invoice, 'Amount');
    expect(amount && textAt(amount, '@currencyID')).toBe('EUR');
  });

  it('leaves CDATA as it is and decodes a reference only once', () => {
    expect(child(invoice, 'Note')?.text).toBe('<b>&nbsp;</b> end');
    expect(parseXml('<a b="&amp;lt;">&amp;lt;</a>')).toMatchObject({ text: '&lt;', attributes: { b: '&lt;' } });
  });

  it('returns long texts unchanged, with their references decoded', () => {
    const long = 'base64+/'.repeat(2000);
    const text = `${long}&amp;${long} &#65;${long}]] >&lt;`;
    expect(parseXml(`<a><b>${text}</b>${text}<c/>${text}<![CDATA[${long}&amp;]]></a>`)).toMatchObject({
      text: `${long}&${long} A${long}]] ><`.repeat(2) + `${long}&amp;`,
      children: [{ text: `${long}&${long} A${long}]] ><` }, { text: '' }],
    });
    expect(parseXml(`<a>${long}]]>${long}R & D</a>`, { lenient: true }).text).toBe(`${long}]]>${long}R & D`);
  });

  it('keeps names that have a meaning in JavaScript harmless', () => {
    const tree = parseXml('<a valueOf="x"><toString>t</toString><hasOwnProperty/></a>');
    expect(tree.children).toHaveLength(2);
    expect(failureOf('<a constructor="x"/>').kind).toBe('corrupt_document');
    expect(failureOf('<__proto__ polluted="1"/>').kind).toBe('corrupt_document');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('encodings', () => {
  const document = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?><购买方 名="é">发票</购买方>`;
  it.each(['UTF-8', 'GBK', 'GB18030', 'gb2312'])('reads %s if it is declared', (encoding) => {
    const text = document(encoding).replace('é', '税');
    expect(parseXml(iconv.encode(text, encoding))).toMatchObject({
      name: '购买方',
      text: '发票',
      attributes: { 名: '税' },
    });
  });

  it('recognises UTF-16 by its byte order mark or by its pattern of zero bytes', () => {
    for (const encoding of ['utf-16le', 'utf-16be']) {
      const text = document('UTF-16');
      expect(parseXml(iconv.encode(text, encoding)).text).toBe('发票');
      expect(parseXml(iconv.encode(text, encoding, { addBOM: true })).text).toBe('发票');
    }
  });

  it('reads UTF-8 with a byte order mark, and UTF-8 that claims to be UTF-16', () => {
    expect(parseXml(Buffer.from(`\uFEFF${document('utf-8')}`)).text).toBe('发票');
    expect(parseXml(Buffer.from(document('utf-16'))).text).toBe('发票');
  });

  it('reads ISO-8859-1 with the euro sign of Windows-1252', () => {
    const bytes = iconv.encode('<?xml version="1.0" encoding="ISO-8859-1"?><a>é 5 €</a>', 'windows-1252');
    expect(parseXml(bytes).text).toBe('é 5 €');
  });

  it('refuses bytes that are invalid in the declared encoding, and unknown encodings', () => {
    expect(failureOf(iconv.encode('<a>é</a>', 'latin1')).kind).toBe('corrupt_document');
    expect(failureOf(Buffer.from('<?xml version="1.0" encoding="base64"?><a/>')).kind).toBe('unsupported_format');
    expect(failureOf(Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])).kind).toBe('unsupported_format');
  });
});

describe('hostile documents', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`,
  ).join('')}]><lolz>&lol9;</lolz>`;

  it.each([
    ['an entity bomb', bomb],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an external DTD', '<!DOCTYPE a SYSTEM "http://localhost:1/a.dtd"><a/>'],
    ['a DTD in the middle', '<a><!DOCTYPE b><b/></a>'],
  ])('refuses %s because of its DTD', (_name, source) => {
    for (const lenient of [false, true]) {
      expect(failureOf(source, { lenient })).toMatchObject({
        kind: 'corrupt_document',
        message: expect.stringMatching(/DTD.*line 1/),
      });
    }
  });

  it('refuses entities that only a DTD could define, and says where', () => {
    expect(failureOf('<a>\n  <b c="&nbsp;"/></a>').message).toMatch(/&nbsp;.*line 2, column 9/);
    expect(failureOf('<a>x &lol9; y</a>').kind).toBe('corrupt_document');
  });

  it.each([false, true])('refuses 1000 nested elements and a million siblings (lenient: %s)', (lenient) => {
    const deep = '<a>'.repeat(1000) + '</a>'.repeat(1000);
    expect(failureOf(deep, { lenient }).kind).toBe('too_large');
    expect(failureOf(`<a>${'<b c=""/>'.repeat(500_000)}</a>`, { lenient }).kind).toBe('too_large');
    expect(failureOf('<a>'.repeat(1000), { lenient }).kind).toBe('too_large');
  });

  it('takes no quadratic time for many nested namespace declarations', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `xmlns:n${index}="u${index}"`).join(' ');
    const tree = parseXml(`<a ${many}>${'<n7:b xmlns:m="v"/>'.repeat(20_000)}</a>`);
    expect(tree.children).toHaveLength(20_000);
    expect(tree.children[0]?.namespace).toBe('u7');
  });

  it('refuses a document above its size limit', () => {
    expect(failureOf(`<a>${' '.repeat(100)}</a>`, { maxBytes: 100 }).kind).toBe('too_large');
    expect(parseXml(`<a>${'<b>'.repeat(127)}${'</b>'.repeat(127)}</a>`).name).toBe('a');
  });

  it.each([
    ['', /empty/],
    ['<a>\n<b></a>', /line 2/],
    ['<a><b/>', /unclosed tag: a/],
    ['<a/><b/>', /only one root/],
    ['<a b="1" b="2"/>', /duplicate attribute: b/],
    ['<a>x & y</a>', /an & that begins no entity.*column 6/],
    ['<a b="1', /line 1/],
    ['<a><!-- x', /comment/],
    ['<a><![CDATA[ x', /CDATA/],
    ['text', /not well-formed/],
  ])('says where %j is not well-formed', (source, pattern) => {
    expect(failureOf(source)).toMatchObject({ kind: 'corrupt_document', message: expect.stringMatching(pattern) });
  });

  it('reads what it can of XML that is not well-formed, if asked to be lenient', () => {
    const tags =
      '<?xml version="1.0"?>\n<:eInvoice xmlns:=""><Code><ofd:ObjectRef PageRef="1">64</ofd:ObjectRef></Code><Note>R & D &nbsp;</Note></:eInvoice>';
    expect(failureOf(tags).kind).toBe('corrupt_document');
    const tree = parseXml(tags, { lenient: true });
    expect(tree.name).toBe('eInvoice');
    expect(textAt(tree, 'Code/ObjectRef')).toBe('64');
    expect(textAt(tree, 'Note')).toBe('R & D &nbsp;');
    // A stray & takes nothing of what follows with it, up to a semicolon or to the end.
    const stray = parseXml('<a><b>R&D</b><c>AT&T</c><d>x &amp; y; z</d><e><![CDATA[R&D;]]></e></a>', { lenient: true });
    expect(stray.children.map(({ text }) => text)).toEqual(['R&D', 'AT&T', 'x & y; z', 'R&D;']);
  });

  it('accepts common mistakes of real files whose meaning is clear', () => {
    expect(parseXml('<a>x\u0002y]]>z<!-- a -- b --></a>').text).toBe('x\u0002y]]>z');
  });

  it.each([false, true])('gives up on a document that consists of mistakes (lenient: %s)', (lenient) => {
    expect(failureOf(`<a><!--${'-'.repeat(100_000)}--></a>`, { lenient }).kind).toBe('corrupt_document');
  });
});
