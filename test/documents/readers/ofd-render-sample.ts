/** OFDs for tests of drawing, and their pages as pictures that can be asked for a colour at a place in millimetres. */
import { ofdReader } from '../../../src/documents/readers/ofd.ts';
import type { OpenDocument } from '../../../src/documents/reader.ts';
import { ofd, page } from './ofd-sample.ts';
import { englishOf } from '../../../src/texts/message.ts';

const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';

export interface Drawn {
  /** Of the middle of the pixel there. */
  colourAt(x: number, y: number): readonly [red: number, green: number, blue: number];
  /** Share of pixels in the box, millimetres, that are darker than half. */
  darkness(x: number, y: number, width: number, height: number): number;
  readonly warnings: readonly string[];
}

export interface SamplePage {
  /** Inside of the page's one layer. */
  readonly content: string;
  /** Inside of PublicRes. */
  readonly resources?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** A page of 210 × 140 mm. */
export const drawing = ({ content, resources = '', parts = {} }: SamplePage): Promise<Buffer> =>
  ofd({
    'Doc_0/Document.xml': `<ofd:Document ${ns}><ofd:CommonData><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>`,
    'Doc_0/PublicRes.xml': `<ofd:Res ${ns} BaseLoc="Res">${resources}</ofd:Res>`,
    'Doc_0/Pages/Page_0/Content.xml': page(content),
    ...parts,
  });

/** Opens, draws the first page, closes. Four pixels a millimetre. */
export async function drawn(sample: SamplePage): Promise<Drawn> {
  return look(await ofdReader.open(await drawing(sample), {}));
}

async function look(document: OpenDocument): Promise<Drawn> {
  const pixelsPerMm = 4;
  const { width, pixels } = await document.raster(0, pixelsPerMm * 25.4);
  const warnings = document.warnings.map(englishOf);
  document.close();
  const colourAt: Drawn['colourAt'] = (x, y) => {
    const at = (Math.floor(y * pixelsPerMm) * width + Math.floor(x * pixelsPerMm)) * 3;
    return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
  };
  return {
    colourAt,
    darkness(x, y, boxWidth, height) {
      let dark = 0;
      let all = 0;
      for (let at = y; at < y + height; at += 1 / pixelsPerMm) {
        for (let across = x; across < x + boxWidth; across += 1 / pixelsPerMm) {
          all++;
          if (Math.max(...colourAt(across, at)) < 128) dark++;
        }
      }
      return dark / all;
    },
    warnings,
  };
}

export const path = (boundary: string, data: string, extra = '', inside = ''): string =>
  `<ofd:PathObject ID="9" Boundary="${boundary}" ${extra}>${inside}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;

/** A filled square of 20 mm without a line around it. */
export const square = (boundary: string, inside: string, extra = ''): string =>
  path(boundary, 'M 0 0 L 20 0 L 20 20 L 0 20 C', `Fill="true" Stroke="false" ${extra}`, inside);

export const red = '<ofd:FillColor Value="255 0 0"/>';
