/** A DOCX as Hub, with its pictures by the names that TeX uses, the counts of its contents, and warnings. */
import { extname } from 'node:path/posix';
import { descendants, type XmlNode } from '../../documents/xml.ts';
import { findBookmarks } from '../../office/word/bookmarks.ts';
import { readWord } from '../../office/word/document.ts';
import { lastSection } from '../../office/word/sections.ts';
import { element, type HubElement } from '../hub/node.ts';
import { readStory } from './blocks.ts';
import { bookmarkTargets } from './bookmarks.ts';
import { attribute } from '../../office/nodes.ts';
import type { OfficePackage } from '../../office/package.ts';
import type { DocumentCounts, Media, Reading } from './reading.ts';
import { hubStyles, styleRules } from './styles.ts';
import { type Message, message, messageSet } from '../../texts/message.ts';

export interface HubDocument {
  readonly hub: HubElement;
  /** Path in the TeX → part of the package. */
  readonly media: ReadonlyMap<string, string>;
  readonly counts: Readonly<DocumentCounts>;
  readonly warnings: readonly Message[];
}

/** Rejects with corrupt_document when the body is missing or its XML is damaged, and with too_large beyond the limits. */
export async function readDocument(docx: OfficePackage): Promise<HubDocument> {
  const word = await readWord(docx);
  const { body } = word;
  const styles = hubStyles(word.styles);
  const gathered = gathering();
  const reading: Reading = {
    styles,
    numbering: word.numbering,
    bookmarks: bookmarkTargets(findBookmarks(body, word.styles)),
    references: word.references,
    footnotes: word.footnotes,
    endnotes: word.endnotes,
    media: gathered.media,
    counts: gathered.counts,
    usedStyles: gathered.usedStyles,
    textWidthPoints: lastSection(body).textWidthPoints,
    warn: (said) => gathered.warnings.add(said),
    inNote: false,
  };
  const blocks = readStory(body, reading, 'body');
  if (reading.counts.endnotes > 0) reading.warn(message('tex.endnotes', {}));
  return {
    hub: element(
      'hub',
      {
        version: '5.1-variant le-tex_Hub-1.2',
        'css:version': '3.0-variant le-tex_Hub-1.2',
        'xml:lang': language(body),
      },
      [element('info', {}, [element('css:rules', {}, styleRules(styles, gathered.usedStyles))]), ...blocks],
    ),
    media: gathered.paths,
    counts: gathered.counts,
    warnings: gathered.warnings.all(),
  };
}

function gathering() {
  const counts: DocumentCounts = {
    paragraphs: 0,
    headings: 0,
    equations: 0,
    footnotes: 0,
    endnotes: 0,
    tables: 0,
    images: 0,
    crossReferences: 0,
  };
  const paths = new Map<string, string>();
  const byPart = new Map<string, string>();
  const media: Media = {
    use(partName) {
      const known = byPart.get(partName);
      if (known !== undefined) return known;
      const path = uniquePath(partName, paths);
      byPart.set(partName, path);
      paths.set(path, partName);
      return path;
    },
  };
  return { counts, paths, media, usedStyles: new Set<string>(), warnings: messageSet() };
}

/** `word/media/Bild 1.png` → `image/Bild-1.png`. Names that differ only in case would be one file on some systems. */
function uniquePath(partName: string, taken: ReadonlyMap<string, string>): string {
  const name = partName.slice(partName.lastIndexOf('/') + 1);
  const extension = extname(name)
    .toLowerCase()
    .replaceAll(/[^.a-z0-9]/g, '');
  const stem =
    name
      .slice(0, name.length - extname(name).length)
      .replaceAll(/[^A-Za-z0-9-]+/g, '-')
      .slice(0, 60) || 'image';
  const lower = new Set([...taken.keys()].map((path) => path.slice(0, path.lastIndexOf('.')).toLowerCase()));
  let unique = stem;
  for (let count = 2; lower.has(`image/${unique}`.toLowerCase()); count += 1) unique = `${stem}-${count}`;
  return `image/${unique}${extension}`;
}

/** The first language that a run states: `de-DE` → `de`. */
function language(body: XmlNode): string | undefined {
  const given = descendants(body, 'lang')
    .map((node) => attribute(node, 'val'))
    .find((value) => value !== undefined);
  return given?.slice(0, 2).toLowerCase();
}
