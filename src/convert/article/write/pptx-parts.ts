/** The parts of a presentation besides its slides (ECMA-376, part 1, 13): one master, one layout, one theme. */
import type { Article } from '../model.ts';
import { escapeXml } from '../../../domain/xml-text.ts';

export interface SlidePart {
  readonly xml: string;
  /** File names in ppt/media, in the order of their ids from rId2. */
  readonly images: readonly string[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spaces =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const presentationTypes = 'application/vnd.openxmlformats-officedocument.presentationml';

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${types}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

export function presentationParts(
  slides: readonly SlidePart[],
  { title, author }: Pick<Article, 'title' | 'author'>,
): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const part = (name: string, text: string) => ({ name, bytes: Buffer.from(text, 'utf8') });
  const numbered = slides.map((slide, index) => ({ ...slide, number: index + 1 }));
  return [
    part('[Content_Types].xml', contentTypes(slides.length)),
    part('_rels/.rels', packageRelationships),
    part('docProps/core.xml', coreProperties(title, author)),
    part('ppt/presentation.xml', presentation(slides.length)),
    part(
      'ppt/_rels/presentation.xml.rels',
      relationships([
        ['slideMaster', 'slideMasters/slideMaster1.xml'],
        ...numbered.map(({ number }) => ['slide', `slides/slide${number}.xml`] as const),
        ['theme', 'theme/theme1.xml'],
      ]),
    ),
    part('ppt/slideMasters/slideMaster1.xml', master),
    part(
      'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      relationships([
        ['slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['theme', '../theme/theme1.xml'],
      ]),
    ),
    part('ppt/slideLayouts/slideLayout1.xml', layout),
    part(
      'ppt/slideLayouts/_rels/slideLayout1.xml.rels',
      relationships([['slideMaster', '../slideMasters/slideMaster1.xml']]),
    ),
    part('ppt/theme/theme1.xml', theme),
    ...numbered.flatMap(({ number, xml, images }) => [
      part(`ppt/slides/slide${number}.xml`, xml),
      part(
        `ppt/slides/_rels/slide${number}.xml.rels`,
        relationships([
          ['slideLayout', '../slideLayouts/slideLayout1.xml'],
          ...images.map((name) => ['image', `../media/${name}`] as const),
        ]),
      ),
    ]),
  ];
}

const packageRelationships = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${types}/officeDocument" Target="ppt/presentation.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

/** ECMA-376, part 2, 11. */
function coreProperties(title: string | undefined, author: string | undefined): string {
  const element = (name: string, text: string | undefined): string =>
    text === undefined ? '' : `<dc:${name}>${escapeXml(text)}</dc:${name}>`;
  return `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${element('title', title)}${element('creator', author)}</cp:coreProperties>`;
}

const contentTypes = (count: number): string =>
  `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/ppt/presentation.xml" ContentType="${presentationTypes}.presentation.main+xml"/><Override PartName="/ppt/slideMasters/slideMaster1.xml" ContentType="${presentationTypes}.slideMaster+xml"/><Override PartName="/ppt/slideLayouts/slideLayout1.xml" ContentType="${presentationTypes}.slideLayout+xml"/><Override PartName="/ppt/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>${Array.from({ length: count }, (_, index) => `<Override PartName="/ppt/slides/slide${index + 1}.xml" ContentType="${presentationTypes}.slide+xml"/>`).join('')}</Types>`;

const presentation = (count: number): string =>
  `${head}<p:presentation ${spaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${Array.from({ length: count }, (_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 2}"/>`).join('')}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`;

const placeholders = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="609600" y="320040"/><a:ext cx="10972800" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Content"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="609600" y="1371600"/><a:ext cx="10972800" cy="4953000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Text</a:t></a:r></a:p></p:txBody></p:sp>`;
const tree = (shapes: string): string =>
  `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
const levels = (size: number): string =>
  Array.from(
    { length: 9 },
    (_, level) =>
      `<a:lvl${level + 1}pPr marL="${342_900 * level}"><a:defRPr sz="${Math.max(1200, size - 200 * level)}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl${level + 1}pPr>`,
  ).join('');
const master = `${head}<p:sldMaster ${spaces}>${tree(placeholders).replace('<p:cSld>', '<p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>')}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${levels(3200)}</p:titleStyle><p:bodyStyle>${levels(1800)}</p:bodyStyle><p:otherStyle>${levels(1800)}</p:otherStyle></p:txStyles></p:sldMaster>`;
const layout = `${head}<p:sldLayout ${spaces} type="obj" preserve="1">${tree(placeholders).replace('<p:cSld>', '<p:cSld name="Title and Content">')}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;

const colour = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
const font = '<a:latin typeface="Calibri"/><a:ea typeface="Microsoft YaHei"/><a:cs typeface=""/>';
const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = `<a:ln w="9525">${fill}</a:ln>`;
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const theme = `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain"><a:themeElements><a:clrScheme name="Plain">${colour('dk1', '000000')}${colour('lt1', 'FFFFFF')}${colour('dk2', '1F497D')}${colour('lt2', 'EEECE1')}${colour('accent1', '4F81BD')}${colour('accent2', 'C0504D')}${colour('accent3', '9BBB59')}${colour('accent4', '8064A2')}${colour('accent5', '4BACC6')}${colour('accent6', 'F79646')}${colour('hlink', '0000FF')}${colour('folHlink', '800080')}</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
