/** A presentation (ECMA-376, part 1, 19) from an article. */
import { type Article, gridOf, type Inline, plainBlocks, type Table, text } from '../model.ts';
import { zipInMemory } from '../../../documents/zip-writer.ts';
import { type SizedPicture, sizedPictures } from './pictures.ts';
import { withPlainNotes } from './plain-notes.ts';
import { presentationParts } from './pptx-parts.ts';
import { type Bullet, type Slide, slidesOf } from './slides.ts';
import { escapeXml } from '../../../domain/xml-text.ts';
import type { Message } from '../../../texts/message.ts';

/** English metric units, 12700 per point. A slide is 13.33 by 7.5 inches. */
const emuPerPoint = 12_700;
export const slideWidth = 12_192_000;
export const slideHeight = 6_858_000;
const left = 609_600;
const bodyTop = 1_371_600;
const bodyHeight = 4_953_000;
const bodyWidth = slideWidth - 2 * left;

export async function writePptx(article: Article, warnings: Message[]): Promise<Uint8Array> {
  const pictures = await sizedPictures(article, warnings);
  const slides = slidesOf(withPlainNotes(article));
  const media = new Map(
    [...pictures].map(([key, picture], index) => [
      key,
      { name: `image${index + 1}.${picture.type === 'jpg' ? 'jpeg' : 'png'}`, picture },
    ]),
  );
  const parts = slides.map((slide) => {
    const used = slide.pictures.flatMap(({ picture }) => media.get(picture) ?? []);
    return { xml: slideXml(slide, pictures), images: used.map(({ name }) => name) };
  });
  return zipInMemory([
    ...presentationParts(parts, article),
    ...[...media.values()].map(({ name, picture }) => ({ name: `ppt/media/${name}`, bytes: picture.bytes })),
  ]);
}

const bulletXml: Readonly<Record<Bullet, string>> = {
  dot: '<a:buFont typeface="Arial"/><a:buChar char="•"/>',
  number: '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>',
  none: '<a:buNone/>',
};

function slideXml(slide: Slide, pictures: ReadonlyMap<string, SizedPicture>): string {
  const shapes: string[] = [];
  let id = 2;
  shapes.push(
    `<p:sp><p:nvSpPr><p:cNvPr id="${id++}" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p>${runsXml(slide.title)}</a:p></p:txBody></p:sp>`,
  );
  if (slide.paragraphs.length > 0) {
    const paragraphs = slide.paragraphs.map(({ content, depth, bullet }) => {
      const indent =
        bullet === 'none' ? `marL="${342_900 * depth}" indent="0"` : `marL="${342_900 * (depth + 1)}" indent="-342900"`;
      return `<a:p><a:pPr lvl="${Math.min(8, depth)}" ${indent}>${bulletXml[bullet]}</a:pPr>${runsXml(content)}</a:p>`;
    });
    shapes.push(
      `<p:sp><p:nvSpPr><p:cNvPr id="${id++}" name="Content"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraphs.join('')}</p:txBody></p:sp>`,
    );
  }
  for (const table of slide.tables) shapes.push(tableXml(table, id++));
  slide.pictures.forEach((run, index) => {
    const picture = pictures.get(run.picture);
    if (picture) shapes.push(pictureXml(run, picture, id++, `rId${index + 2}`));
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes.join('')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

function runsXml(content: readonly Inline[]): string {
  return content
    .map((run) => {
      if (run.kind === 'break') return '<a:br/>';
      if (run.kind === 'picture') return '';
      if (run.kind === 'note') return '';
      if (run.kind === 'page-number') return runsXml([text(run.shown)]);
      if (run.kind === 'formula') return runsXml([text(run.tex)]);
      const { bold, italic, underline, strike, code } = run.marks ?? {};
      const attributes = `${bold ? ' b="1"' : ''}${italic ? ' i="1"' : ''}${underline ? ' u="sng"' : ''}${strike ? ' strike="sngStrike"' : ''}`;
      return `<a:r><a:rPr lang="zh-CN"${attributes}>${code ? '<a:latin typeface="Courier New"/>' : ''}</a:rPr><a:t>${escapeXml(run.text)}</a:t></a:r>`;
    })
    .join('');
}

function tableXml(table: Table, id: number): string {
  const grid = gridOf(table);
  const columns = Math.max(1, grid[0]?.length ?? 1);
  const width = Math.floor(bodyWidth / columns);
  const size = columns > 8 ? 900 : 1400;
  const rows = grid.map(
    (row) =>
      `<a:tr h="320000">${row
        .map(
          (cell) =>
            `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${(cell ? plainBlocks(cell.blocks) : '')
              .split('\n')
              .map(
                (line) =>
                  `<a:p><a:r><a:rPr lang="zh-CN" sz="${size}"${cell?.header ? ' b="1"' : ''}/><a:t>${escapeXml(line)}</a:t></a:r></a:p>`,
              )
              .join('')}</a:txBody><a:tcPr/></a:tc>`,
        )
        .join('')}</a:tr>`,
  );
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="Table"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="${left}" y="${bodyTop}"/><a:ext cx="${width * columns}" cy="${320_000 * grid.length}"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${`<a:gridCol w="${width}"/>`.repeat(columns)}</a:tblGrid>${rows.join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
}

function pictureXml(
  run: Extract<Inline, { kind: 'picture' }>,
  picture: SizedPicture,
  id: number,
  reference: string,
): string {
  const [width, height] = [
    (run.widthPoints ?? picture.widthPoints) * emuPerPoint,
    (run.heightPoints ?? picture.heightPoints) * emuPerPoint,
  ];
  const scale = Math.min(bodyWidth / width, bodyHeight / height, 4);
  const [cx, cy] = [Math.round(width * scale), Math.round(height * scale)];
  return `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="Picture" descr="${escapeXml(run.alt)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${reference}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="${Math.round((slideWidth - cx) / 2)}" y="${bodyTop}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
}
