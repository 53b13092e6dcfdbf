/** OFD pages as PDF: shapes, colours, pictures and seals by the pixels they give. */
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { ofdReader } from '../../../src/documents/readers/ofd.ts';
import { ofdToPdf } from '../../../src/documents/readers/ofd/render/to-pdf.ts';
import { pdfReader } from '../../../src/documents/readers/pdf.ts';
import { drawing, drawn, path, red, square } from './ofd-render-sample.ts';
import { jbig2Of, ofd, page, signatureParts } from './ofd-sample.ts';
import { englishOf } from '../../../src/texts/message.ts';

const white = [255, 255, 255];

describe('paths', () => {
  it('fills lines, curves and arcs, with either rule', async () => {
    const circle = 'M 10 0 A 10 10 0 1 1 9.99 0 C';
    const ring = `${circle} M 10 5 A 5 5 0 1 1 9.99 5 C`;
    const view = await drawn({
      content: [
        path('20 10 20 20', circle, 'Fill="true" Stroke="false"', red),
        path('50 10 20 20', ring, 'Fill="true" Stroke="false" Rule="Even-Odd"', red),
        path('80 10 20 20', 'M 0 20 Q 10 -20 20 20 C', 'Fill="true" Stroke="false"', red),
        path('110 10 20 20', 'M 0 0 B 0 20 20 20 20 0', 'LineWidth="1"', '<ofd:StrokeColor Value="0 0 255"/>'),
      ].join(''),
    });
    expect(view.colourAt(30, 20)).toEqual([255, 0, 0]);
    expect(view.colourAt(20.5, 10.5)).toEqual(white);
    expect(view.colourAt(52, 20)).toEqual([255, 0, 0]);
    expect(view.colourAt(60, 20)).toEqual(white);
    expect(view.colourAt(90, 13)).toEqual([255, 0, 0]);
    expect(view.colourAt(82, 11)).toEqual(white);
    expect(view.colourAt(120, 25)).toEqual([0, 0, 255]);
    expect(view.colourAt(120, 20)).toEqual(white);
  });

  it('inherits from draw parameters, their parents and the layer, and dashes lines', async () => {
    const resources = `<ofd:ColorSpaces><ofd:ColorSpace ID="7" Type="RGB"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>0 128 0</ofd:CV></ofd:Palette></ofd:ColorSpace><ofd:ColorSpace ID="8" Type="CMYK"/></ofd:ColorSpaces><ofd:DrawParams><ofd:DrawParam ID="3" LineWidth="2"><ofd:StrokeColor Value="#ff #00 #00"/></ofd:DrawParam><ofd:DrawParam ID="4" Relative="3"><ofd:FillColor Index="1" ColorSpace="7"/></ofd:DrawParam></ofd:DrawParams>`;
    const view = await drawn({
      resources,
      content: [
        path('20 10 40 4', 'M 0 2 L 40 2', 'DrawParam="4"'),
        square('80 10 20 20', '', 'DrawParam="4"'),
        path('20 40 60 4', 'M 0 2 L 60 2', 'LineWidth="4" DashPattern="10 10"'),
        square('110 10 20 20', '<ofd:FillColor Value="0 255 255 0" ColorSpace="8"/>'),
        path('20 60 30 0', 'M 0 0 L 30 0', 'LineWidth="1"'),
      ].join(''),
    });
    expect(view.colourAt(40, 11.3)).toEqual([255, 0, 0]);
    expect(view.colourAt(90, 20)).toEqual([0, 128, 0]);
    expect(view.colourAt(25, 42)).toEqual([0, 0, 0]);
    expect(view.colourAt(35, 42)).toEqual(white);
    const [r, g, b] = view.colourAt(120, 20);
    expect(r).toBeGreaterThan(200);
    expect(Math.max(g, b)).toBeLessThan(80);
    // A boundary without height does not make the line disappear.
    expect(view.darkness(25, 59.5, 20, 1)).toBeGreaterThan(0.5);
  });

  it('shades along an axis and from a centre', async () => {
    const segments =
      '<ofd:Segment Position="0"><ofd:Color Value="255 0 0"/></ofd:Segment><ofd:Segment Position="1"><ofd:Color Value="0 0 255"/></ofd:Segment>';
    const view = await drawn({
      content: [
        square(
          '20 10 20 20',
          `<ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="20 0">${segments}</ofd:AxialShd></ofd:FillColor>`,
        ),
        square(
          '50 10 20 20',
          `<ofd:FillColor><ofd:RadialShd StartPoint="10 10" EndPoint="10 10" StartRadius="0" EndRadius="10">${segments}</ofd:RadialShd></ofd:FillColor>`,
        ),
        square('80 10 20 20', '<ofd:FillColor><ofd:GouraudShd/></ofd:FillColor>'),
      ].join(''),
    });
    expect(view.colourAt(20.5, 20)[0]).toBeGreaterThan(230);
    expect(view.colourAt(39.5, 20)[2]).toBeGreaterThan(230);
    expect(view.colourAt(60, 20)[0]).toBeGreaterThan(230);
    expect(view.colourAt(69, 20)[2]).toBeGreaterThan(200);
    expect(view.colourAt(50.3, 10.3)).toEqual(white);
    expect(view.warnings).toEqual(['Page 1: paths painted with GouraudShd are left out']);
  });

  it('sets cells of a pattern side by side', async () => {
    const cell = path('0 0 5 5', 'M 0 0 L 5 0 L 5 5 L 0 5 C', 'Fill="true" Stroke="false"', red);
    const pattern = (steps: string): string =>
      `<ofd:FillColor><ofd:Pattern Width="5" Height="5" ${steps}><ofd:CellContent>${cell}</ofd:CellContent></ofd:Pattern></ofd:FillColor>`;
    const view = await drawn({
      content: [
        square('20 10 20 20', pattern('XStep="10" YStep="10"')),
        square('50 10 40 40', pattern('XStep="10" YStep="10" CTM="0.5 0 0 0.5 0 0"'), 'CTM="2 0 0 2 0 0"'),
        square('110 10 20 20', pattern('XStep="0.01" YStep="0.01"')),
      ].join(''),
    });
    for (const [x, y] of [
      [22, 12],
      [32, 22],
      [52, 12],
      [62, 42],
    ] as const)
      expect(view.colourAt(x, y)).toEqual([255, 0, 0]);
    for (const [x, y] of [
      [27, 12],
      [22, 27],
      [57, 12],
      [42, 12],
    ] as const)
      expect(view.colourAt(x, y)).toEqual(white);
    expect(view.warnings).toEqual(['Page 1: a pattern of more than 20000 cells is left out']);
  });

  it('clips before or after the CTM, as TransFlag says, and lets alpha through', async () => {
    const clip = (flag: string, ctm: string): string =>
      `<ofd:Clips TransFlag="${flag}"><ofd:Clip><ofd:Area CTM="${ctm}"><ofd:Path Boundary="5 5 10 10"><ofd:AbbreviatedData>M 0 0 L 10 0 L 10 10 L 0 10 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>`;
    const scaled = 'CTM="2 0 0 2 0 0"';
    const view = await drawn({
      content: [
        square('20 10 40 40', red + clip('false', '1 0 0 1 0 0'), scaled),
        square('70 10 40 40', red + clip('true', '1 0 0 1 0 0'), scaled),
        square('120 10 20 20', '<ofd:FillColor Value="0 0 0" Alpha="128"/>'),
        square('150 10 20 20', '<ofd:FillColor Value="0 0 0"/>', 'Alpha="0"'),
      ].join(''),
    });
    expect(view.colourAt(30, 20)).toEqual([255, 0, 0]);
    expect(view.colourAt(40, 30)).toEqual(white);
    expect(view.colourAt(75, 15)).toEqual(white);
    expect(view.colourAt(95, 35)).toEqual([255, 0, 0]);
    expect(view.colourAt(130, 20)[0]).toBeGreaterThan(110);
    expect(view.colourAt(130, 20)[0]).toBeLessThan(140);
    expect(view.colourAt(160, 20)).toEqual(white);
  });
});

describe('pictures', () => {
  /** Left half black, right half white; 40 × 40. */
  const halves = (): Sharp => {
    const pixels = Buffer.alloc(40 * 40 * 3);
    for (let at = 0; at < pixels.length; at++) pixels[at] = Math.floor(at / 3) % 40 < 20 ? 0 : 255;
    return sharp(pixels, { raw: { width: 40, height: 40, channels: 3 } });
  };
  const bmp = async (): Promise<Buffer> => {
    const header = Buffer.alloc(54);
    header.write('BM');
    header.writeUInt32LE(54, 10);
    header.writeUInt32LE(40, 14);
    header.writeInt32LE(40, 18);
    header.writeInt32LE(-40, 22);
    header.writeUInt16LE(1, 26);
    header.writeUInt16LE(24, 28);
    return Buffer.concat([header, await halves().raw().toBuffer()]);
  };
  const makers: Readonly<Record<string, () => Promise<Uint8Array>>> = {
    png: () => halves().png().toBuffer(),
    jpg: () => halves().jpeg({ quality: 95 }).toBuffer(),
    tiff: () => halves().tiff({ compression: 'lzw' }).toBuffer(),
    bmp,
    jb2: async () =>
      jbig2Of(await halves().negate().toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer()),
  };
  const media =
    '<ofd:MultiMedias><ofd:MultiMedia ID="5" Type="Image"><ofd:MediaFile>picture</ofd:MediaFile></ofd:MultiMedia><ofd:MultiMedia ID="6" Type="Image"><ofd:MediaFile>mask</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>';
  const image = (extra = ''): string =>
    `<ofd:ImageObject ID="7" ResourceID="5" Boundary="20 10 40 20" CTM="40 0 0 20 0 0" ${extra}/>`;

  it.each(Object.keys(makers))('draws %s where its CTM says', async (kind) => {
    const bytes = (await makers[kind]?.()) ?? Buffer.alloc(0);
    const view = await drawn({ resources: media, content: image(), parts: { 'Doc_0/Res/picture': bytes } });
    expect(view.warnings).toEqual([]);
    expect(view.colourAt(25, 20)[0]).toBeLessThan(20);
    expect(view.colourAt(55, 20)[0]).toBeGreaterThan(235);
    expect(view.colourAt(18, 20)).toEqual(white);
  });

  it('shows what is below through transparent pixels and masks', async () => {
    const see = await sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const below = square('20 10 20 20', red);
    const clear = await drawn({ resources: media, content: below + image(), parts: { 'Doc_0/Res/picture': see } });
    expect(clear.colourAt(25, 20)).toEqual([255, 0, 0]);
    const black = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'black' } })
      .png()
      .toBuffer();
    const parts = { 'Doc_0/Res/picture': black, 'Doc_0/Res/mask': await halves().png().toBuffer() };
    const masked = await drawn({ resources: media, content: below + image('ImageMask="6"'), parts });
    expect(masked.colourAt(25, 20)).toEqual([255, 0, 0]);
    expect(masked.colourAt(55, 20)).toEqual([0, 0, 0]);
  });

  it('warns of pictures that are broken, missing or enormous, and draws the rest', async () => {
    const enormous = Buffer.from(await halves().png().toBuffer());
    enormous.writeUInt32BE(60_000, 16);
    enormous.writeUInt32BE(60_000, 20);
    for (const bytes of [
      Buffer.from('no picture'),
      null,
      enormous,
      (await makers['jb2']?.())?.subarray(0, 60) ?? null,
    ]) {
      const view = await drawn({
        resources: media,
        content: image() + square('70 10 20 20', red),
        parts: { 'Doc_0/Res/picture': bytes },
      });
      expect(view.warnings).toHaveLength(1);
      expect(view.warnings[0]).toMatch(/^Page 1: the picture/);
      expect(view.colourAt(80, 20)).toEqual([255, 0, 0]);
    }
  });
});

describe('annotations, layers and seals', () => {
  it('draws annotations, composites and foreground layers', async () => {
    const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
    const annotation = (y: number, extra = ''): string =>
      `<ofd:Annot ID="1" Type="Stamp" ${extra}><ofd:Appearance Boundary="100 ${y} 10 10">${square('0 0 20 20', red)}</ofd:Appearance></ofd:Annot>`;
    const view = await drawn({
      resources: `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="8" Width="20" Height="20"><ofd:Content>${square('0 0 20 20', red)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`,
      content:
        '<ofd:PageBlock><ofd:CompositeObject ID="9" ResourceID="8" Boundary="20 10 40 40" CTM="2 0 0 1 0 0"/></ofd:PageBlock>',
      parts: {
        'Doc_0/Annots/Annotations.xml': `<ofd:Annotations ${ns}><ofd:Page PageID="1"><ofd:FileLoc>Page_0.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`,
        'Doc_0/Annots/Page_0.xml': `<ofd:PageAnnot ${ns}>${annotation(10)}${annotation(40, 'Visible="false"')}</ofd:PageAnnot>`,
      },
    });
    expect(view.colourAt(55, 20)).toEqual([255, 0, 0]);
    expect(view.colourAt(55, 35)).toEqual(white);
    expect(view.colourAt(105, 15)).toEqual([255, 0, 0]);
    expect(view.colourAt(115, 15)).toEqual(white);
    expect(view.colourAt(105, 45)).toEqual(white);
  });

  it('lays seals over the text, whose letters stay black: pictures, and OFDs within', async () => {
    const black = square('90 8 20 20', '<ofd:FillColor Value="0 0 0"/>');
    const content = page(black);
    const inner = await drawing({ content: square('0 0 210 140', red, 'CTM="10.5 0 0 7 0 0"') });
    const flat = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'white' } })
      .composite([{ input: { create: { width: 15, height: 20, channels: 3, background: 'red' } }, left: 15, top: 0 }])
      .png()
      .toBuffer();
    for (const picture of [
      { kind: 'ofd', bytes: inner },
      { kind: 'png', bytes: flat },
    ]) {
      const parts = { 'Doc_0/Pages/Page_0/Content.xml': content };
      const document = await ofdReader.open(await ofd({ ...parts, ...signatureParts('章', parts, picture) }), {});
      const { width, pixels } = await document.raster(0, 25.4);
      const at = (x: number, y: number): number[] => [...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
      // The stamp is 30 × 20 mm from 90, 8; the black square ends at 110.
      expect(at(115, 18)).toEqual([255, 0, 0]);
      expect(at(100, 18)).toEqual([0, 0, 0]);
      expect(at(125, 18)).toEqual(white);
      expect(document.warnings).toEqual([]);
      document.close();
    }
  });

  it('warns where the picture of a seal cannot be drawn', async () => {
    const parts = { 'Doc_0/Pages/Page_0/Content.xml': page('') };
    const { warnings } = await ofdToPdf(await ofd({ ...parts, ...signatureParts('章', parts) }));
    expect(warnings).toHaveLength(1);
    expect(englishOf(warnings[0] ?? '')).toMatch(/^Page 1: the picture of a seal cannot be drawn/);
  });
});

describe('hostile documents', () => {
  it('stops at content that is nested without end', async () => {
    const unit =
      '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="8"><ofd:Content><ofd:CompositeObject ID="9" ResourceID="8" Boundary="0 0 100 100"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>';
    const view = await drawn({
      resources: unit,
      content: `<ofd:CompositeObject ID="9" ResourceID="8" Boundary="0 0 100 100"/>${square('70 10 20 20', red)}`,
    });
    expect(view.warnings).toEqual(['Page 1: what is nested more than 24 deep is not drawn']);
    expect(view.colourAt(80, 20)).toEqual([255, 0, 0]);
  });

  it('refuses composites that multiply exponentially', async () => {
    const unit = (id: number, inner: number): string =>
      `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${`<ofd:CompositeObject ID="1" ResourceID="${inner}" Boundary="0 0 9 9"/>`.repeat(40)}</ofd:Content></ofd:CompositeGraphicUnit>`;
    const units = [10, 11, 12, 13, 14, 15].map((id) => unit(id, id + 1)).join('');
    const bytes = await drawing({
      resources: `<ofd:CompositeGraphicUnits>${units}</ofd:CompositeGraphicUnits>`,
      content: '<ofd:CompositeObject ID="1" ResourceID="10" Boundary="0 0 9 9"/>',
    });
    await expect(ofdToPdf(bytes)).rejects.toMatchObject({ kind: 'too_large' });
  });

  it('reads and draws the pages even if other parts of the file are damaged', async () => {
    const cut = '<ofd:Cut><ofd:Off';
    const content = page(square('70 10 20 20', red));
    const parts = { 'Doc_0/Pages/Page_0/Content.xml': content };
    const bytes = await ofd({
      ...parts,
      ...signatureParts('章', parts),
      'Doc_0/Signs/Signatures.xml': cut,
      'Doc_0/Tags/CustomTags.xml': cut,
      'Doc_0/Attachs/Attachments.xml': cut,
    });
    const document = await ofdReader.open(bytes, {});
    expect((await document.text(0)).words.map(({ text }) => text)).toEqual(['发票号码']);
    const { width, pixels } = await document.raster(0, 25.4);
    expect([...pixels.subarray((20 * width + 80) * 3, (20 * width + 80) * 3 + 3)]).toEqual([255, 0, 0]);
    expect(
      document.warnings.map((warning) => englishOf(warning).replace(/ of the OFD cannot be read: .*/, '')),
    ).toEqual(['The attachments', 'The signatures', 'The tags']);
    document.close();
    const view = await drawn({
      content: square('70 10 20 20', red),
      parts: { 'Doc_0/PublicRes.xml': cut, 'Doc_0/Annots/Annotations.xml': cut },
    });
    expect(view.colourAt(80, 20)).toEqual([255, 0, 0]);
    expect(view.warnings).toHaveLength(2);
  });

  it('leaves a missing page blank with a warning, and refuses a document without any page', async () => {
    const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
    const two = `<ofd:Document ${ns}><ofd:CommonData/><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page ID="2" BaseLoc="OFD.xml"/><ofd:Page ID="3" BaseLoc="Empty.xml"/></ofd:Pages></ofd:Document>`;
    const parts = { 'Doc_0/Document.xml': two, 'Doc_0/Empty.xml': '' };
    const { pdf, warnings } = await ofdToPdf(await ofd({ ...parts, 'Doc_0/Pages/Page_0/Content.xml': page('') }));
    expect(warnings.map(englishOf)).toEqual(['Page 3 cannot be read: The XML is empty']);
    const document = await pdfReader.open(pdf, {});
    expect(document.pageCount).toBe(3);
    document.close();
    const none = two.replace(/<ofd:Page ID="[12]"[^>]*>/g, '');
    await expect(ofdToPdf(await ofd({ ...parts, 'Doc_0/Document.xml': none }))).rejects.toMatchObject({
      kind: 'corrupt_document',
    });
  });
});
