/**
 * The structure of an OFD: OFD.xml lists documents, and each document lists its pages, templates, resources and
 * attachments.
 */
import { Failure } from '../../../domain/failure.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { type Message, message } from '../../../texts/message.ts';
import { type XmlNode, allAt, at, child, children, textAt } from '../../xml.ts';
import { folderOf, type OfdPackage } from './package.ts';

/** Millimetres, origin top left. */
export interface OfdBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page's own content or a template's, with the folder that its locations are relative to. */
export interface OfdLayerSource {
  readonly node: XmlNode;
  readonly folder: string;
}

export interface OfdPage {
  readonly id: string;
  readonly area: OfdBox;
  /** In painting order: background templates, the page itself, foreground templates. */
  readonly contents: readonly OfdLayerSource[];
}

export interface OfdPageReference {
  readonly id: string;
  readonly part: string;
}

export interface OfdDocument {
  readonly folder: string;
  readonly node: XmlNode;
  readonly pages: readonly OfdPageReference[];
  readonly signatures?: string;
  /** `CustomData` of OFD.xml, by name: 发票代码, 发票号码, … */
  readonly customData: ReadonlyMap<string, string>;
}

const maxPages = 5000;

export function boxOf(text: string | undefined): OfdBox | undefined {
  const numbers = (text ?? '').trim().split(/\s+/).map(Number);
  const [x, y, width, height] = numbers;
  if (
    x === undefined ||
    y === undefined ||
    width === undefined ||
    height === undefined ||
    numbers.some((n) => !Number.isFinite(n))
  )
    return undefined;
  return { x, y, width, height };
}

const noOfd = (detail: Message): Failure => new Failure('corrupt_document', message('ofd.unreadable', {}), { detail });

/** Every document of the package, in order. */
export async function readDocuments(pack: OfdPackage): Promise<readonly OfdDocument[]> {
  const root = await pack.xml(pack.resolve('', 'OFD.xml'));
  if (!root) throw noOfd(message('ofd.noRoot', {}));
  const documents: OfdDocument[] = [];
  for (const body of children(root, 'DocBody')) {
    const part = pack.resolve('', textAt(body, 'DocRoot') ?? '');
    const node = await pack.xml(part);
    if (part === undefined || !node) continue;
    const folder = folderOf(part);
    const signatures = pack.resolve('', textAt(body, 'Signatures') ?? '');
    documents.push({
      folder,
      node,
      pages: allAt(node, 'Pages/Page').flatMap((page) => {
        const location = pack.resolve(folder, page.attributes['BaseLoc'] ?? '');
        return location === undefined ? [] : [{ id: page.attributes['ID'] ?? '', part: location }];
      }),
      ...definedOnly({ signatures }),
      customData: new Map(
        allAt(body, 'DocInfo/CustomDatas/CustomData').map((data) => [data.attributes['Name'] ?? '', data.text.trim()]),
      ),
    });
  }
  if (documents.length === 0) throw noOfd(message('ofd.noDocument', {}));
  const count = documents.reduce((sum, { pages }) => sum + pages.length, 0);
  if (count === 0) throw noOfd(message('ofd.noPages', {}));
  if (count > maxPages) throw new Failure('too_large', message('ofd.manyPages', { most: maxPages }));
  return documents;
}

/** A4, for pages whose size is stated neither by the page nor by the document. */
const defaultArea: OfdBox = { x: 0, y: 0, width: 210, height: 297 };

const areaOf = (node: XmlNode | undefined): OfdBox | undefined =>
  node &&
  (boxOf(textAt(node, 'PhysicalBox')) ?? boxOf(textAt(node, 'ApplicationBox')) ?? boxOf(textAt(node, 'CropBox')));

/** The page with its templates. Rejects with `corrupt_document` if its content is missing. */
export async function readPage(pack: OfdPackage, document: OfdDocument, reference: OfdPageReference): Promise<OfdPage> {
  const node = await pack.xml(reference.part);
  if (!node) throw noOfd(message('ofd.pageMissing', { id: reference.id }));
  const own: OfdLayerSource = { node, folder: folderOf(reference.part) };
  const below: OfdLayerSource[] = [];
  const above: OfdLayerSource[] = [];
  for (const use of children(node, 'Template')) {
    const template = allAt(document.node, 'CommonData/TemplatePage').find(
      (candidate) => candidate.attributes['ID'] === use.attributes['TemplateID'],
    );
    const part = template && pack.resolve(document.folder, template.attributes['BaseLoc'] ?? '');
    const content = await pack.xml(part);
    if (part === undefined || !content) continue;
    const order = use.attributes['ZOrder'] ?? template?.attributes['ZOrder'] ?? 'Background';
    (order === 'Foreground' ? above : below).push({ node: content, folder: folderOf(part) });
  }
  const area = areaOf(child(node, 'Area')) ?? areaOf(at(document.node, 'CommonData/PageArea')) ?? defaultArea;
  return { id: reference.id, area, contents: [...below, own, ...above] };
}
