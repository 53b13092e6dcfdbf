/** What comes in: encrypted, damaged and hostile documents among good ones. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { describe, expect, it, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import { german } from '../einvoices/reading.ts';
import { annotate, type Drawing, makePdf, textsOf } from '../documents/readers/pdf-documents.ts';
import { dictionariesOf, merge, mm, rasterOf, redShare, saved, source } from './merging.ts';

const text =
  (words: string) =>
  ({ page, font }: Drawing): void =>
    page.drawText(words, { x: 30, y: 30, size: 12, font });
const good = async (words = 'good'): Promise<Uint8Array> => saved(await makePdf(text(words), [300, 200]));

test('a file that is cut off is refused, although it has one blank page', async () => {
  const half = await readFile(join(import.meta.dirname, '../../fixtures/broken/truncated.pdf'));
  const { report, bytes } = await merge([source(half, 'half.pdf'), source(await good('one'), 'one.pdf')]);
  expect(await textsOf(bytes)).toEqual(['one']);
  expect(report.refused.map(({ path, failure }) => [path, failure.kind])).toEqual([['half.pdf', 'corrupt_document']]);
});

/** One page whose content and resources are what the test says. */
async function pageOf(
  content: string | Uint8Array,
  change: (document: PDFDocument) => void = () => undefined,
  entries: Record<string, string> = {},
): Promise<Uint8Array> {
  const document = await makePdf(() => undefined, [300, 200]);
  const { context } = document;
  document.getPage(0).node.set(PDFName.of('Contents'), context.register(context.stream(content, entries)));
  change(document);
  return saved(document);
}

test('broken and encrypted files are left out, the others are merged, and the report gives the reason and the remedy', async () => {
  const locked = await makePdf(text('secret'), [300, 200]);
  locked.encrypt({ userPassword: 'geheim', ownerPassword: 'boss' });
  const { report, bytes } = await merge([
    source(await good('one'), 'one.pdf'),
    source(Buffer.from('%PDF-1.7 nothing more'), 'broken.pdf'),
    source(await saved(locked), 'locked.pdf'),
    { path: 'gone.pdf', failure: new Failure('not_found', 'There is no such file') },
    source(Buffer.from('<Invoice/>'), 'e.xml', 'application/xml'),
    source(await good('two'), 'two.pdf'),
  ]);
  expect(await textsOf(bytes)).toEqual(['one', 'two']);
  expect(report.documents.map(({ path }) => path)).toEqual(['one.pdf', 'two.pdf']);
  expect(report.refused.map(({ path, failure }) => [path, failure.kind, failure.detail !== undefined])).toEqual([
    ['broken.pdf', 'corrupt_document', true],
    ['locked.pdf', 'encrypted_document', true],
    ['gone.pdf', 'not_found', false],
    ['e.xml', 'unsupported_format', true],
  ]);
  expect(report.refused[1]?.failure.detail).toMatch(/--password/);
});

test('an e-invoice without pages is merged as a page drawn from its data, with a warning in the report', async () => {
  const { report, bytes } = await merge([
    source(german, 'x.xml', 'application/xml'),
    source(await good('two'), 'two.pdf'),
  ]);
  expect(report.refused).toEqual([]);
  expect(report.documents[0]).toMatchObject({ pages: 1, warnings: ['Its pages were drawn from its data'] });
  expect((await textsOf(bytes)).join(' ')).toMatch(/Luftschloss Werkzeugbau GmbH[^]*two/);
});

test('invoiceLanguage chooses the labels of drawn e-invoices', async () => {
  const drawn = async (options: object): Promise<string> =>
    (await textsOf((await merge([source(german, 'x.xml', 'application/xml')], options)).bytes)).join(' ');
  expect(await drawn({})).toMatch(/Verkäufer[^]*Käufer/);
  const spanish = await drawn({ invoiceLanguage: 'es' });
  expect(spanish).toMatch(/Vendedor[^]*Comprador/);
  expect(spanish).not.toMatch(/Verkäufer/);
});

test('nothing is written if all documents are broken', async () => {
  const { report, bytes } = await merge([source(Buffer.from('no'), 'a.pdf')]);
  expect(report).toMatchObject({ sheets: 0, bytes: 0, documents: [], placements: [] });
  expect(bytes.length).toBe(0);
});

describe('encrypted documents', () => {
  const seal = '1 0 0 rg 0 0 60 30 re f';
  const secret = async (passwords: { userPassword?: string; ownerPassword: string }): Promise<Uint8Array> => {
    const document = await makePdf(
      (drawing) => {
        text('secret (42) \\ end')(drawing);
        annotate(drawing, { subtype: 'Stamp' }, [150, 100, 60, 30], seal);
      },
      [300, 200],
    );
    document.encrypt(passwords);
    return saved(document);
  };

  test.each([
    ['an owner password alone', { ownerPassword: 'boss' }, undefined],
    ['the user password', { userPassword: 'geheim', ownerPassword: 'boss' }, 'geheim'],
    ['the owner password', { userPassword: 'geheim', ownerPassword: 'boss' }, 'boss'],
  ])('with %s are placed, decrypted', async (_, passwords, password) => {
    const { bytes, report } = await merge([source(await secret(passwords))], password ? { password } : {});
    expect(report.refused).toEqual([]);
    expect(await textsOf(bytes)).toEqual(['secret', '(42)', '\\', 'end']);
    expect(redShare(await rasterOf(bytes))).toBeGreaterThan(0.001);
    expect((await PDFDocument.load(bytes)).isEncrypted).toBe(false);
  });

  it('a password does not harm a document that needs none', async () => {
    const { report } = await merge([source(await secret({ ownerPassword: 'boss' }))], { password: 'for others' });
    expect(report.refused).toEqual([]);
  });

  it('with a wrong password are refused, and an unlocked document beside them is placed', async () => {
    const locked = await secret({ userPassword: 'geheim', ownerPassword: 'boss' });
    const { report } = await merge([source(locked), source(await good(), 'b.pdf')], { password: 'wrong' });
    expect(report.refused[0]?.failure).toMatchObject({ kind: 'encrypted_document' });
    expect(report.documents).toHaveLength(1);
  });
});

describe('strange pages', () => {
  test('of 20 x 20 metres are placed', async () => {
    const { report } = await merge([source(await saved(await makePdf(text('vast'), [mm(20_000), mm(20_000)])))]);
    const { scale, box } = report.placements[0]!;
    expect(scale).toBeLessThan(0.01);
    expect(box[2] - box[0]).toBeGreaterThan(300);
  });

  test('without contents, with an empty list of contents, or with missing contents are placed', async () => {
    const without = async (change: (document: PDFDocument) => void): Promise<Uint8Array> => {
      const document = await makePdf(() => undefined, [300, 200]);
      change(document);
      return saved(document);
    };
    const key = PDFName.of('Contents');
    const documents = await Promise.all([
      without((document) => document.getPage(0).node.delete(key)),
      without((document) => document.getPage(0).node.set(key, document.context.obj([]))),
      without((document) => document.getPage(0).node.set(key, document.context.nextRef())),
    ]);
    const { report } = await merge(documents.map((bytes, index) => source(bytes, `${index}.pdf`)));
    expect(report.placements).toHaveLength(3);
  });

  test('without a size, or with a size of zero, get the size of a letter', async () => {
    const document = await makePdf(text('sizeless'), [300, 200]);
    document.getPage(0).node.set(PDFName.of('MediaBox'), document.context.obj([10, 10, 10, 10]));
    const { report } = await merge([source(await saved(document))], { layout: '1x1', fit: 'none' });
    const [x0, , x1] = report.placements[0]!.box;
    expect(x1 - x0).toBeCloseTo(612, 6);
  });

  test('a document without any page is refused', async () => {
    const document = await makePdf(() => undefined, [300, 200]);
    document.catalog.Pages().set(PDFName.of('Kids'), document.context.obj([]));
    document.catalog.Pages().set(PDFName.of('Count'), PDFNumber.of(0));
    const { report } = await merge([source(await saved(document))]);
    expect(report.refused[0]?.failure.kind).toBe('corrupt_document');
  });

  test('a page tree that leads back to itself does not loop', async () => {
    const document = await makePdf(text('tree'), [300, 200]);
    const pages = document.catalog.Pages();
    const kids = pages.Kids();
    kids.push(document.catalog.get(PDFName.of('Pages'))!);
    const { report } = await merge([source(await saved(document))]);
    expect(report.placements).toHaveLength(1);
  });

  test('with 10 000 annotations are placed', async () => {
    const bytes = await pageOf('', (document) => {
      const { context } = document;
      const form = context.register(context.stream('1 0 0 rg 0 0 2 2 re f', { BBox: [0, 0, 2, 2] }));
      const annotations = Array.from({ length: 10_000 }, (_, index) => {
        const [x, y] = [(index % 100) * 3, Math.floor(index / 100) * 2];
        return context.register(
          context.obj({ Type: 'Annot', Subtype: 'Stamp', Rect: [x, y, x + 2, y + 2], AP: { N: form } }),
        );
      });
      document.getPage(0).node.set(PDFName.of('Annots'), context.obj(annotations));
    });
    const { report, bytes: merged } = await merge([source(bytes)]);
    expect(report.placements).toHaveLength(1);
    expect(redShare(await rasterOf(merged, 0, 36))).toBeGreaterThan(0.1);
  });

  test('with a form that draws itself, or resources that contain themselves, are placed', async () => {
    const bytes = await pageOf('0 0 1 rg 10 10 50 50 re f /F Do', (document) => {
      const { context } = document;
      const ref = context.nextRef();
      const resources = context.nextRef();
      context.assign(resources, context.obj({ XObject: { F: ref }, ExtGState: { G: resources } }));
      const form = context.stream('q /F Do Q', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 9, 9],
        Resources: resources,
      });
      context.assign(ref, form);
      document.getPage(0).node.set(PDFName.of('Resources'), resources);
    });
    const { report, bytes: merged } = await merge([source(bytes)]);
    expect(report.placements).toHaveLength(1);
    expect((await rasterOf(merged)).pixels.includes(0)).toBe(true);
  });

  test('with a chain of twenty thousand objects are placed', async () => {
    const bytes = await pageOf('', (document) => {
      const { context } = document;
      let next = context.register(context.obj({}));
      for (let link = 0; link < 20_000; link++) next = context.register(context.obj({ Next: next }));
      document.getPage(0).node.set(PDFName.of('Resources'), context.obj({ ExtGState: { G: next } }));
    });
    const { report } = await merge([source(bytes)]);
    expect(report.placements.length + report.refused.length).toBe(1);
  });

  test('with arrays nested ten thousand deep do not stop the merge of the others', async () => {
    const bytes = await pageOf('', (document) => {
      document.getPage(0).node.set(PDFName.of('Resources'), document.context.obj({ ExtGState: { G: [0] } }));
    });
    const deep = Buffer.from(bytes)
      .toString('latin1')
      .replace('[ 0 ]', `${'['.repeat(10_000)}0${']'.repeat(10_000)}`);
    const { report } = await merge([source(Buffer.from(deep, 'latin1')), source(await good(), 'good.pdf')]);
    expect(report.documents.map(({ path }) => path)).toContain('good.pdf');
  });

  test('with content that unpacks to gigabytes are refused', async () => {
    const packed = deflateSync(Buffer.alloc(200 * 1024 * 1024, 'q Q '));
    const bomb = await pageOf(packed, undefined, { Filter: 'FlateDecode' });
    const { report } = await merge([source(bomb)]);
    expect(report.refused[0]?.failure).toMatchObject({ kind: 'too_large' });
  });
});

describe('damage', () => {
  const operators = Array.from({ length: 400 }, (_, index) => `0 0 1 rg ${index % 290} ${index % 190} 9 9 re f`).join(
    '\n',
  );

  test('a stream that breaks off is read as far as possible, with a warning', async () => {
    const packed = deflateSync(operators);
    const { report, bytes } = await merge([
      source(await pageOf(packed.subarray(0, packed.length - 40), undefined, { Filter: 'FlateDecode' })),
    ]);
    expect(report.documents[0]?.warnings).toHaveLength(1);
    const blue = await rasterOf(bytes);
    expect(blue.pixels.includes(0)).toBe(true);
    for (const dict of await dictionariesOf(bytes)) expect(dict.get(PDFName.of('Filter'))).not.toBeNull();
  });

  test('a file whose end is missing is read', async () => {
    const whole = Buffer.from(await good('cut off'));
    const { report, bytes } = await merge([source(whole.subarray(0, whole.indexOf('startxref')))]);
    expect(report.refused).toEqual([]);
    expect(await textsOf(bytes)).toEqual(['cut', 'off']);
  });

  test('missing objects are not drawn, and the others are', async () => {
    const bytes = await pageOf('/Gone Do 0 0 1 rg 10 10 50 50 re f', (document) => {
      const gone = document.context.nextRef();
      document.getPage(0).node.set(PDFName.of('Resources'), document.context.obj({ XObject: { Gone: gone } }));
    });
    const { bytes: merged } = await merge([source(bytes)]);
    expect((await rasterOf(merged)).pixels.includes(0)).toBe(true);
  });
});
