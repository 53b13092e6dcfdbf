/**
 * Resources of an OFD, to which pages refer by number. Source: GB/T 33190-2016, 7.9.
 *
 * PublicRes, DocumentRes and PageRes share one number space. The one nearest to the page wins.
 */
import { definedOnly } from '../../../../domain/defined-only.ts';
import { type XmlNode, allAt, children, textAt } from '../../../xml.ts';
import type { OfdDocument, OfdLayerSource } from '../document.ts';
import { folderOf, type OfdPackage } from '../package.ts';
import { whereReadable } from '../readable.ts';
import { type Message, message } from '../../../../texts/message.ts';
import type { StoredMessage } from '../../../../texts/template.ts';

export interface FontResource {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly serif: boolean;
  readonly fixedWidth: boolean;
  /** The part with the font file, if the document embeds it. */
  readonly part?: string;
}

export interface ColourSpace {
  /** The number of components of a colour: 1 for GRAY, 3 for RGB, 4 for CMYK. */
  readonly components: 1 | 3 | 4;
  /** The largest value of a component. */
  readonly maximum: number;
  readonly palette: readonly string[];
}

export interface CompositeUnit {
  readonly node: XmlNode;
}

export interface Resources {
  readonly fonts: ReadonlyMap<string, FontResource>;
  readonly colourSpaces: ReadonlyMap<string, ColourSpace>;
  readonly drawParams: ReadonlyMap<string, XmlNode>;
  /** The part with the media file, by the number of the resource. */
  readonly media: ReadonlyMap<string, string>;
  readonly composites: ReadonlyMap<string, CompositeUnit>;
}

interface Gathered extends Resources {
  readonly fonts: Map<string, FontResource>;
  readonly colourSpaces: Map<string, ColourSpace>;
  readonly drawParams: Map<string, XmlNode>;
  readonly media: Map<string, string>;
  readonly composites: Map<string, CompositeUnit>;
}

const isTrue = (text: string | undefined): boolean => text?.trim().toLowerCase() === 'true';

function componentsOf(type: string): ColourSpace['components'] {
  if (type.startsWith('GR')) return 1;
  return type === 'CMYK' ? 4 : 3;
}

function colourSpaceOf(node: XmlNode): ColourSpace {
  const type = (node.attributes['Type'] ?? 'RGB').toUpperCase();
  const bits = Number(node.attributes['BitsPerComponent'] ?? 8);
  return {
    components: componentsOf(type),
    maximum: bits >= 1 && bits <= 16 ? 2 ** bits - 1 : 255,
    palette: allAt(node, 'Palette/CV').map(({ text }) => text),
  };
}

function fontOf(node: XmlNode, locate: Locate): FontResource {
  const part = locate(textAt(node, 'FontFile') ?? '');
  return {
    id: node.attributes['ID'] ?? '',
    name: node.attributes['FontName'] ?? '',
    family: node.attributes['FamilyName'] ?? '',
    bold: isTrue(node.attributes['Bold']),
    italic: isTrue(node.attributes['Italic']),
    serif: isTrue(node.attributes['Serif']),
    fixedWidth: isTrue(node.attributes['FixedWidth']),
    ...definedOnly({ part }),
  };
}

type Warn = (said: Message) => void;

/** The part that a resource list refers to. Undefined if it is in none of the folders that producers use. */
type Locate = (location: string) => string | undefined;

function locatorOf(pack: OfdPackage, folder: string, list: XmlNode): Locate {
  // BaseLoc is a folder, so it is not among the parts. Some producers omit it, or write it from the root.
  const base = (list.attributes['BaseLoc'] ?? '').trim() || '.';
  return (location) => {
    if (location.trim() === '') return undefined;
    return [`${base}/${location}`, location, `Res/${location}`]
      .map((path) => pack.resolve(folder, path))
      .find((found) => found !== undefined);
  };
}

const idOf = (node: XmlNode): string => node.attributes['ID'] ?? '';

async function gather(pack: OfdPackage, part: string | undefined, into: Gathered, warn: Warn): Promise<void> {
  if (part === undefined) return;
  const unread = (why: string | StoredMessage): Message => message('ofd.resourcesUnread', { part, why });
  const node = await whereReadable(pack.xml(part), undefined, unread, warn);
  if (!node) return;
  const locate = locatorOf(pack, folderOf(part), node);
  for (const space of allAt(node, 'ColorSpaces/ColorSpace')) into.colourSpaces.set(idOf(space), colourSpaceOf(space));
  for (const param of allAt(node, 'DrawParams/DrawParam')) into.drawParams.set(idOf(param), param);
  for (const font of allAt(node, 'Fonts/Font')) into.fonts.set(idOf(font), fontOf(font, locate));
  for (const media of allAt(node, 'MultiMedias/MultiMedia')) {
    const file = locate(textAt(media, 'MediaFile') ?? '');
    if (file !== undefined) into.media.set(idOf(media), file);
  }
  for (const unit of allAt(node, 'CompositeGraphicUnits/CompositeGraphicUnit'))
    into.composites.set(idOf(unit), { node: unit });
}

const copyOf = (outer?: Resources): Gathered => ({
  fonts: new Map(outer?.fonts),
  colourSpaces: new Map(outer?.colourSpaces),
  drawParams: new Map(outer?.drawParams),
  media: new Map(outer?.media),
  composites: new Map(outer?.composites),
});

export async function documentResources(pack: OfdPackage, document: OfdDocument, warn: Warn): Promise<Resources> {
  const found = copyOf();
  for (const kind of ['PublicRes', 'DocumentRes']) {
    for (const entry of allAt(document.node, `CommonData/${kind}`))
      await gather(pack, pack.resolve(document.folder, entry.text), found, warn);
  }
  return found;
}

/** The resources of the document together with those of the page or template itself. */
export async function resourcesOf(
  pack: OfdPackage,
  source: OfdLayerSource,
  outer: Resources,
  warn: Warn,
): Promise<Resources> {
  const own = children(source.node, 'PageRes');
  if (own.length === 0) return outer;
  const found = copyOf(outer);
  for (const entry of own) await gather(pack, pack.resolve(source.folder, entry.text), found, warn);
  return found;
}
