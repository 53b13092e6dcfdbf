/** Pages placed as a viewer shows them: boxes, rotation, annotations, layers, signatures. */
import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDocument, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it, test } from 'vitest';
import { annotate, type Drawing, makePdf, textsOf, turn } from '../documents/readers/pdf-documents.ts';
import { rawPdf } from '../hostile/documents/raw-pdf.ts';
import {
  alone,
  dictionariesOf,
  difference,
  merge,
  mm,
  placedDifference,
  rasterOf,
  redShare,
  saved,
  source,
  typesIn,
} from './merging.ts';

/** Not the same when turned or mirrored. */
function invoice({ page, font }: Drawing, size = 12): void {
  const { width, height, x, y } = page.getMediaBox();
  page.drawText('INVOICE 2024-001', { x: x + 20, y: y + height - 40, size, font });
  page.drawText('Total 1,234.50', { x: x + width / 2, y: y + 30, size, font });
  page.drawRectangle({ x: x + 5, y: y + 5, width: width - 10, height: height - 10, borderWidth: 1 });
}
const seal = '1 0 0 rg 0 0 60 30 re f';
const page100x70: [number, number] = [mm(100), mm(70)];
const bound = 0.1;

const made = async (draw: (drawing: Drawing) => void, size = page100x70): Promise<Uint8Array> =>
  saved(await makePdf(draw, size));

describe('a placed page looks like the page', () => {
  test.each([0, 90, 180, 270, -90, 450])('turned by %i', async (angle) => {
    const pdf = await made((drawing) => {
      invoice(drawing);
      annotate(drawing, { subtype: 'Stamp' }, [150, 40, 60, 30], seal);
      turn(drawing.page, angle);
    });
    const [width, height] = Math.abs(angle) % 180 === 90 ? [70, 100] : [100, 70];
    expect(await placedDifference(pdf, width, height)).toBeLessThanOrEqual(bound);
  });

  test('with a crop box, and an origin other than zero', async () => {
    const pdf = await made((drawing) => {
      drawing.page.setMediaBox(-100, 300, mm(200), mm(140));
      invoice(drawing);
      drawing.page.setCropBox(-100 + mm(30), 300 + mm(20), mm(100), mm(70));
      annotate(drawing, { subtype: 'Stamp' }, [50, 400, 60, 30], seal);
    });
    expect(await placedDifference(pdf, 100, 70)).toBeLessThanOrEqual(bound);
  });

  test('with a crop box that reaches beyond the page, or lies outside of it', async () => {
    const beyond = await made((drawing) => {
      invoice(drawing);
      drawing.page.node.set(PDFName.of('CropBox'), drawing.document.context.obj([-50, -50, 2000, 2000]));
    });
    expect(await placedDifference(beyond, 100, 70)).toBeLessThanOrEqual(bound);
    const outside = await made((drawing) => {
      invoice(drawing);
      drawing.page.node.set(PDFName.of('CropBox'), drawing.document.context.obj([5000, 5000, 5100, 5100]));
    });
    expect((await alone(outside, 100, 70)).report.placements).toHaveLength(1);
  });

  test('with inherited boxes, resources and rotation', async () => {
    const document = await makePdf((drawing) => invoice(drawing), page100x70);
    const { node } = document.getPage(0);
    const pages = document.catalog.Pages();
    for (const name of ['MediaBox', 'Resources']) {
      const value = node.get(PDFName.of(name));
      if (value) pages.set(PDFName.of(name), value);
      node.delete(PDFName.of(name));
    }
    pages.set(PDFName.of('Rotate'), PDFNumber.of(90));
    node.delete(PDFName.of('Rotate'));
    expect(await placedDifference(await saved(document), 70, 100)).toBeLessThanOrEqual(bound);
  });

  test('with content in several streams, cut between two operators', async () => {
    const document = await makePdf((drawing) => invoice(drawing), page100x70);
    const { context } = document;
    const parts = ['0 0 1 rg 20 20 40', '40 re', 'f'].map((text, index) =>
      index === 1
        ? context.register(context.stream(deflateSync(text), { Filter: 'FlateDecode' }))
        : context.register(context.stream(text)),
    );
    document.getPage(0).node.set(PDFName.of('Contents'), context.obj(parts));
    const pdf = await saved(document);
    expect(await placedDifference(pdf, 100, 70)).toBeLessThanOrEqual(bound);
    expect((await rasterOf((await alone(pdf, 100, 70)).bytes)).pixels.includes(0)).toBe(true);
  });

  test('even if it leaves its graphics state unbalanced, and its seals stay where they are', async () => {
    const pdf = await made((drawing) => {
      const { context } = drawing.document;
      invoice(drawing);
      const content = context.register(context.stream('q q 3 0 0 3 50 50 cm 0 1 0 rg'));
      drawing.page.node.set(PDFName.of('Contents'), content);
      annotate(drawing, { subtype: 'Stamp' }, [100, 40, 60, 30], seal);
    });
    expect(await placedDifference(pdf, 100, 70)).toBeLessThanOrEqual(bound);
  });

  test('with transparency', async () => {
    const pdf = await made((drawing) => {
      invoice(drawing);
      drawing.page.drawRectangle({ x: 40, y: 40, width: 100, height: 60, opacity: 0.4 });
      const group = { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB', I: true };
      drawing.page.node.set(PDFName.of('Group'), drawing.document.context.obj(group));
    });
    expect(await placedDifference(pdf, 100, 70)).toBeLessThanOrEqual(bound);
    const groups = (await dictionariesOf((await alone(pdf, 100, 70)).bytes)).filter((dict) =>
      dict.has(PDFName.of('Group')),
    );
    expect(groups).toHaveLength(1);
  });

  test('UserUnit makes a page larger on paper', async () => {
    const pdf = await made((drawing) => {
      invoice(drawing);
      drawing.page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2));
    });
    const { report } = await merge([source(pdf)], { layout: '1x1' });
    const [x0, y0, x1, y1] = report.placements[0]!.box;
    const { scale } = report.placements[0]!;
    expect([(x1 - x0) / scale, (y1 - y0) / scale].sort((a, b) => b - a)[0]).toBeCloseTo(mm(200), 6);
  });

  test('its text remains text', async () => {
    const pdf = await made((drawing) => invoice(drawing));
    const { bytes } = await merge([source(pdf), source(pdf, 'b.pdf')]);
    const words = ['INVOICE', '2024-001', 'Total', '1,234.50'];
    expect((await textsOf(bytes)).sort()).toEqual([...words, ...words].sort());
  });
});

describe('annotations', () => {
  const shown = async (
    kind: { readonly subtype: string; readonly field?: string; readonly flags?: number },
    change: (drawing: Drawing) => void = () => undefined,
  ): Promise<number> => {
    const pdf = await made((drawing) => {
      annotate(drawing, kind, [100, 40, 60, 30], seal);
      change(drawing);
    });
    return redShare(await rasterOf((await alone(pdf, 100, 70)).bytes));
  };
  const first = ({ page, document }: Drawing) =>
    document.context.lookup(page.node.Annots()?.get(0)) as ReturnType<PDFDocument['context']['obj']>;

  test.each([
    ['a stamp', { subtype: 'Stamp' }],
    ['a seal: the widget of a signature', { subtype: 'Widget', field: 'Sig' }],
    ['a stamp that is not printed', { subtype: 'Stamp', flags: 0 }],
  ])('%s is drawn on the sheet', async (_, kind) => {
    expect(await shown(kind)).toBeGreaterThan(0.03);
  });

  test.each([
    ['hidden', { subtype: 'Stamp', flags: 2 }],
    ['not for viewing', { subtype: 'Stamp', flags: 32 }],
    ['a pop-up', { subtype: 'Popup' }],
    ['a link', { subtype: 'Link' }],
  ])('%s: it is not drawn', async (_, kind) => {
    expect(await shown(kind)).toBe(0);
  });

  it('is drawn in its current state, and not at all in a state without an appearance', async () => {
    const inState = (state: string) => (drawing: Drawing) => {
      const annotation = first(drawing);
      if (!('get' in annotation)) throw new Error('no annotation');
      const dict = annotation as unknown as { get(name: PDFName): unknown; set(name: PDFName, value: unknown): void };
      const { context } = drawing.document;
      const on = (dict.get(PDFName.of('AP')) as typeof dict).get(PDFName.of('N'));
      dict.set(PDFName.of('AP'), context.obj({ N: { Yes: on as never } }));
      dict.set(PDFName.of('AS'), PDFName.of(state));
    };
    expect(await shown({ subtype: 'Widget', field: 'Btn' }, inState('Yes'))).toBeGreaterThan(0.03);
    expect(await shown({ subtype: 'Widget', field: 'Btn' }, inState('Off'))).toBe(0);
  });

  it('an appearance with another matrix or box is stretched onto the rectangle of its annotation', async () => {
    const pdf = await made((drawing) => {
      const { context } = drawing.document;
      const form = context.stream('1 0 0 rg 10 10 40 20 re f 0 0 1 rg 10 10 5 5 re f', {
        BBox: [10, 10, 50, 30],
        Matrix: [0, 2, -2, 0, 7, 9],
      });
      const annotation = {
        Type: 'Annot',
        Subtype: 'Stamp',
        Rect: [200, 150, 120, 40],
        AP: { N: context.register(form) },
      };
      drawing.page.node.addAnnot(context.register(context.obj(annotation)));
    });
    expect(await placedDifference(pdf, 100, 70)).toBeLessThanOrEqual(bound);
    expect(redShare(await rasterOf((await alone(pdf, 100, 70)).bytes))).toBeGreaterThan(0.1);
  });

  it('one without an appearance is left out', async () => {
    const pdf = await made((drawing) => {
      const annotation = { Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [10, 10, 90, 90], T: PDFString.of('s') };
      drawing.page.node.addAnnot(drawing.document.context.register(drawing.document.context.obj(annotation)));
    });
    const { report } = await alone(pdf, 100, 70);
    expect(report.placements).toHaveLength(1);
  });
});

test('hidden layers stay hidden, both in the content and on annotations', async () => {
  const pdf = await made((drawing) => {
    const { context, catalog } = drawing.document;
    const [on, off] = ['shown', 'hidden'].map((name) =>
      context.register(context.obj({ Type: 'OCG', Name: PDFString.of(name) })),
    );
    catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [on!, off!], D: { OFF: [off!] } }));
    const content = '/OC /On BDC 0 0 1 rg 20 20 50 50 re f EMC /OC /Off BDC 0 1 0 rg 120 20 50 50 re f EMC';
    drawing.page.node.set(PDFName.of('Contents'), context.register(context.stream(content)));
    drawing.page.node.set(PDFName.of('Resources'), context.obj({ Properties: { On: on!, Off: off! } }));
    annotate(drawing, { subtype: 'Stamp' }, [200, 100, 60, 30], seal);
    const annotation = drawing.page.node.Annots()?.lookup(0) as unknown as { set(name: PDFName, value: unknown): void };
    annotation.set(PDFName.of('OC'), off);
  });
  // PDFium itself draws annotations whatever layer they are in, other viewers do not: only the content is compared.
  const content = await PDFDocument.load(pdf);
  content.getPage(0).node.delete(PDFName.of('Annots'));
  expect(await placedDifference(await saved(content), 100, 70)).toBeLessThanOrEqual(bound);
  const raster = await rasterOf((await alone(pdf, 100, 70)).bytes);
  expect(redShare(raster)).toBe(0);
  expect(raster.pixels.includes(0)).toBe(true);
});

test('a merged file contains no signature, form, link or page of its sources, and the report names what was signed', async () => {
  const pdf = await made((drawing) => {
    invoice(drawing);
    annotate(drawing, { subtype: 'Widget', field: 'Sig' }, [100, 40, 60, 30], seal);
    const { context } = drawing.document;
    const signature = context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      ByteRange: [0, 10, 20, 30],
      Contents: PDFString.of('x'),
      Name: PDFString.of('Tax office'),
      M: PDFString.of("D:20240131101500+08'00'"),
    });
    const widget = drawing.page.node.Annots()?.lookup(0) as unknown as { set(name: PDFName, value: unknown): void };
    widget.set(PDFName.of('V'), context.register(signature));
    // A way from the resources back to the page must not drag it in.
    const resources = drawing.page.node.Resources();
    resources?.set(PDFName.of('Properties'), context.obj({ Back: drawing.page.ref, Sig: widget }));
  });
  const { bytes, report } = await merge([source(pdf)]);
  expect(report.documents[0]?.signatures).toEqual([
    { field: 'seal', signer: 'Tax office', signedAt: '2024-01-31T10:15:00+08:00' },
  ]);
  const types = await typesIn(bytes);
  expect(types.filter((type) => type === '/Page')).toHaveLength(1);
  expect(types).not.toContain('/Sig');
  expect(types).not.toContain('/Annot');
  const names = (await dictionariesOf(bytes)).flatMap((dict) => dict.keys().map(String));
  for (const name of ['/AcroForm', '/ByteRange', '/Annots', '/Perms']) expect(names).not.toContain(name);
});

test('all pages of a document are placed, and the report says where', async () => {
  const document = await makePdf((drawing) => invoice(drawing), page100x70);
  for (let extra = 0; extra < 4; extra++) document.addPage(page100x70);
  const { report, bytes } = await merge([source(await saved(document))], {
    layout: '2x2',
    rotate: 'never',
    paper: 'A4',
    orientation: 'portrait',
    margin: 10,
    gap: 5,
  });
  expect(report.placements.map(({ sheet, cell, page }) => [sheet, cell, page])).toEqual([
    [1, 1, 1],
    [1, 2, 2],
    [1, 3, 3],
    [1, 4, 4],
    [2, 1, 5],
  ]);
  const [x0, y0, x1, y1] = report.placements[0]!.box;
  expect([x0, x1]).toEqual([expect.closeTo(mm(10), 6), expect.closeTo(mm(102.5), 6)]);
  expect((y1 - y0) / (x1 - x0)).toBeCloseTo(0.7, 9);
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
  // The box is where the page is: its frame is drawn 5 points inside of it.
  const sheet = await rasterOf(bytes, 0, 144);
  const dark = (x: number, y: number): boolean =>
    sheet.pixels[(Math.round(y * 2) * sheet.width + Math.round(x * 2)) * 3]! < 200;
  const { scale } = report.placements[0]!;
  const found = Array.from({ length: 9 }, (_, step) => dark(x0 + 5 * scale - 2 + step / 2, (y0 + y1) / 2));
  expect(found).toContain(true);
});

test('fit none: content larger than its cell is cut off at the cell, with a warning in the report', async () => {
  const pdf = await made(
    (drawing) => {
      drawing.page.drawRectangle({ x: 0, y: 0, width: mm(400), height: mm(400) });
    },
    [mm(400), mm(400)],
  );
  const { report, bytes } = await merge([source(pdf)], { fit: 'none', layout: '2x1' });
  expect(report.placements[0]).toMatchObject({ cut: true, scale: 1 });
  const { pixels, width, height } = await rasterOf(bytes, 0, 50);
  expect(pixels[0]).toBe(255);
  expect(pixels[(Math.round(height * 0.75) * width + (width >> 1)) * 3]).toBe(255);
  expect(pixels[(Math.round(height * 0.25) * width + (width >> 1)) * 3]).toBe(0);
});

test('a page in a landscape cell is rotated clockwise', async () => {
  const pdf = await made(
    ({ page }) => page.drawRectangle({ x: 0, y: mm(280), width: mm(200), height: mm(17) }),
    [mm(210), mm(297)],
  );
  const { report, bytes } = await merge([source(pdf)], { layout: '2x1', orientation: 'portrait' });
  const placement = report.placements[0]!;
  expect(placement.rotation).toBe(90);
  const { pixels, width, dpi } = await rasterOf(bytes, 0, 72);
  const at = (x: number, y: number) => pixels[(Math.round((y * dpi) / 72) * width + Math.round((x * dpi) / 72)) * 3];
  const [x0, y0, x1, y1] = placement.box;
  expect(at(x1 - 5, (y0 + y1) / 2)).toBe(0);
  expect(at(x0 + 5, (y0 + y1) / 2)).toBe(255);
});

test('the comparison of pages finds a difference if there is one', async () => {
  const [plain, stamped] = await Promise.all([
    made((drawing) => invoice(drawing)),
    made((drawing) => {
      invoice(drawing);
      annotate(drawing, { subtype: 'Stamp' }, [100, 40, 60, 30], seal);
    }),
  ]);
  expect(difference(await rasterOf(plain), await rasterOf(stamped))).toBeGreaterThan(1);
});

test('annotation arrays hold references or dictionaries', async () => {
  const pdf = await made((drawing) => {
    annotate(drawing, { subtype: 'Stamp' }, [100, 40, 60, 30], seal);
    const annotations = drawing.page.node.Annots();
    const direct = annotations?.lookup(0);
    const array = PDFArray.withContext(drawing.document.context);
    if (direct) array.push(direct);
    drawing.page.node.set(PDFName.of('Annots'), array);
  });
  expect(redShare(await rasterOf((await alone(pdf, 100, 70)).bytes))).toBeGreaterThan(0.03);
});

test('sheets have the orientation that their pages need, and the report has the size of each', async () => {
  const page = async (width: number, height: number): Promise<Uint8Array> =>
    saved(await makePdf((drawing) => invoice(drawing), [width, height]));
  const { report, bytes } = await merge([source(await page(595, 842), 'a.pdf'), source(await page(595, 397), 'b.pdf')]);
  const document = await PDFDocument.load(bytes);
  const sizes = document.getPages().map((sheet) => sheet.getSize());
  expect(sizes.map(({ width, height }) => width > height)).toEqual([true, false]);
  expect(report.sheetSizes?.map(({ width }) => Math.round(width))).toEqual([842, 595]);
  expect(report.placements.map(({ rotation }) => rotation)).toEqual([0, 0]);
});

test('copies: each document is repeated, one document after the other', async () => {
  const [one, other] = await Promise.all(
    ['one', 'two'].map(async (name) =>
      saved(await makePdf(({ page, font }) => page.drawText(name, { font }), page100x70)),
    ),
  );
  if (!one || !other) throw new Error('no documents');
  const { report, bytes } = await merge([source(one, 'a.pdf'), source(other, 'b.pdf')], { copies: 2, layout: '2x2' });
  expect(report.documents).toHaveLength(2);
  expect(report.placements.map(({ document, cell }) => [document, cell])).toEqual([
    [0, 1],
    [0, 2],
    [1, 3],
    [1, 4],
  ]);
  expect(await textsOf(bytes)).toEqual(['one', 'one', 'two', 'two']);
});

test('a page tree made of references to references is followed', async () => {
  const page =
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>';
  const pdf = rawPdf({
    1: '<</Type/Catalog/Pages 9 0 R>>',
    9: '2 0 R',
    2: '<</Type/Pages/Kids 10 0 R/Count 1>>',
    10: '[11 0 R]',
    11: '3 0 R',
    3: page,
    4: { dict: '', bytes: Buffer.from('BT /F1 12 Tf 20 50 Td (INVOICE) Tj ET') },
  });
  const { bytes } = await merge([source(pdf)]);
  expect(await textsOf(bytes)).toEqual(['INVOICE']);
});
