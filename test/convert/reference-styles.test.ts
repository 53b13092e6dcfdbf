/** `--reference-doc`: a Word document with the styles of another one. */
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import { unpackOwnZip } from '../../src/documents/own-zip.ts';
import { zipInMemory } from '../../src/documents/zip-writer.ts';
import { converted } from './run.ts';

/** As a German Word writes it: other ids, the English names of built-in styles. */
async function reference(change: (styles: string) => string = (styles) => styles): Promise<string> {
  const made = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('x')] }] }));
  const parts = (await unpackOwnZip(made)).map(({ name, bytes }) => {
    if (name !== 'word/styles.xml') return { name, bytes };
    const styles = Buffer.from(bytes)
      .toString()
      .replace(
        /<w:style w:type="paragraph" w:styleId="Heading1">[^]*?<\/w:style>/,
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="AB12CD"/></w:rPr></w:style>',
      );
    return { name, bytes: Buffer.from(change(styles)) };
  });
  return (await zipInMemory(parts)).toString('base64');
}

const source = Buffer.from(
  '# Heading\n\nText[^1] with [a link](https://example.org).\n\nTerm\n: What it means.\n\n[^1]: A note.\n',
);

async function partsOf(referenceDoc: string): Promise<ReadonlyMap<string, string>> {
  const { bytes, warnings } = await converted(source, 'md', 'docx', { referenceDoc });
  expect(warnings).toEqual([]);
  return new Map((await unpackOwnZip(bytes)).map((part) => [part.name, Buffer.from(part.bytes).toString()]));
}

describe('styles of another document', () => {
  it('are used, by the ids that they have there', async () => {
    const parts = await partsOf(await reference());
    const styles = parts.get('word/styles.xml') ?? '';
    expect(styles).toContain('<w:color w:val="AB12CD"/>');
    expect(styles).not.toContain('w:styleId="Heading1"');
    expect(parts.get('word/document.xml')).toContain('<w:pStyle w:val="berschrift1"/>');
    // The list of the other document is not in this one.
    expect(styles).not.toContain('<w:numPr>');
  });

  it('are completed by those that they lack', async () => {
    const styles = (await partsOf(await reference())).get('word/styles.xml') ?? '';
    for (const name of ['Definition Term', 'Definition', 'heading 1'])
      expect(styles.split(`<w:name w:val="${name}"/>`), name).toHaveLength(2);
    const ids = [...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(styles.match(/w:default="(?:1|true)"/g)?.length).toBe(
      new Set(styles.match(/w:type="\w+" w:styleId="\w+" w:default/g)).size,
    );
  });

  it('keep the document readable as what it is', async () => {
    const { bytes } = await converted(source, 'md', 'docx', { referenceDoc: await reference() });
    expect(Buffer.from((await converted(bytes, 'docx', 'md')).bytes).toString()).toBe(
      '# Heading\n\nText[^1] with [a link](https://example.org).\n\nTerm\n:   What it means.\n\n[^1]: A note.\n',
    );
  });

  it.each([
    ['no ZIP', Buffer.from('text').toString('base64')],
    [
      'no Word document',
      zipInMemory([{ name: 'a.txt', bytes: Buffer.from('a') }]).then((zip) => zip.toString('base64')),
    ],
    ['styles with another prefix', reference((styles) => styles.replaceAll('w:', 'q:').replace('xmlns:q', 'xmlns:q'))],
  ])('are refused from %s', async (_, referenceDoc) => {
    await expect(converted(source, 'md', 'docx', { referenceDoc: await referenceDoc })).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining('reference document'),
    });
  });

  it('are refused for other results', async () => {
    await expect(converted(source, 'md', 'html', { referenceDoc: await reference() })).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining('--reference-doc'),
    });
  });
});
