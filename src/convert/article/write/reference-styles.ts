/**
 * Gives a Word document the styles of another one: its style sheet and its theme. Styles that the other one lacks are added to
 * it, and styles that it has under another id (`berschrift1` for `heading 1`) are referred to by that id.
 */
import type { XmlNode } from '../../../documents/xml.ts';
import { unpackOwnZip } from '../../../documents/own-zip.ts';
import { zipInMemory } from '../../../documents/zip-writer.ts';
import { Failure } from '../../../domain/failure.ts';
import { attribute, valueOf } from '../../../office/nodes.ts';
import { message } from '../../../texts/message.ts';
import { openOffice, partOfType } from '../../../office/package.ts';

interface StyleSheet {
  /** The XML of the part. */
  readonly styles: string;
  readonly theme: Uint8Array | undefined;
  /** Ids by kind and name: `paragraph heading 1`. */
  readonly ids: ReadonlyMap<string, string>;
}

const maxBytes = 8 * 1024 * 1024;

/** `written` was made here. Rejects with bad_request if `reference` is no Word document with styles, and with too_large. */
export async function withReferenceStyles(written: Uint8Array, reference: Uint8Array): Promise<Uint8Array> {
  const sheet = await styleSheetOf(reference);
  const parts = await unpackOwnZip(written);
  const own = parts.find(({ name }) => name === 'word/styles.xml');
  const { styles, renamed } = joined(sheet, Buffer.from(own?.bytes ?? []).toString());
  return zipInMemory(
    parts.map(({ name, bytes }) => {
      if (name === 'word/styles.xml') return { name, bytes: Buffer.from(styles) };
      if (name === 'word/theme/theme1.xml') return { name, bytes: sheet.theme ?? bytes };
      return /^word\/[^/]+\.xml$/.test(name) ? { name, bytes: withIds(bytes, renamed) } : { name, bytes };
    }),
  );
}

const unusable = (cause?: unknown): Failure =>
  new Failure('bad_request', message('convert.referenceUnusable', {}), {
    detail: message('advice.referenceDoc', {}),
    cause,
  });

async function styleSheetOf(reference: Uint8Array): Promise<StyleSheet> {
  const office = await openOffice(reference).catch((cause: unknown) => {
    throw unusable(cause);
  });
  try {
    const main = await office.findMainPart();
    const references = await office.references(main ?? '');
    const part = partOfType(references, 'styles');
    const root = part === undefined ? undefined : await office.xml(part);
    const bytes = part === undefined ? undefined : await office.bytes(part);
    if (!root || !bytes) throw unusable();
    if (bytes.length > maxBytes) throw new Failure('too_large', message('convert.referenceTooLarge', {}));
    const styles = bytes.toString('utf8').replace(/^\uFEFF/, '');
    if (!/<\/w:styles>\s*$/.test(styles)) throw unusable();
    const theme = partOfType(references, 'theme');
    return {
      // Numbers of headings refer to a list of the other document.
      styles: styles.replaceAll(/<w:numPr>[^]*?<\/w:numPr>|<w:numPr\/>/g, ''),
      theme: theme === undefined ? undefined : await office.bytes(theme),
      ids: idsOf(root),
    };
  } finally {
    office.close();
  }
}

function idsOf(root: XmlNode): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const style of root.children) {
    const id = attribute(style, 'styleId');
    if (style.name !== 'style' || id === undefined || !/^[\w.-]{1,100}$/.test(id)) continue;
    ids.set(keyOf(attribute(style, 'type') ?? 'paragraph', valueOf(style, 'name') ?? id), id);
  }
  return ids;
}

const keyOf = (type: string, name: string): string => `${type} ${name.toLowerCase()}`;

/** The styles of the reference with those of `own` that it lacks, and the ids that others have there. */
function joined({ styles, ids }: StyleSheet, own: string) {
  const renamed = new Map<string, string>();
  const lacking: string[] = [];
  const taken = new Set(ids.values());
  for (const [xml] of own.matchAll(/<w:style\b[^]*?<\/w:style>/g)) {
    const id = /w:styleId="([^"]*)"/.exec(xml)?.[1] ?? '';
    const type = /w:type="([^"]*)"/.exec(xml)?.[1] ?? 'paragraph';
    const there = ids.get(keyOf(type, /<w:name w:val="([^"]*)"/.exec(xml)?.[1] ?? id));
    if (there === undefined) lacking.push(xml.replace(/ w:default="[^"]*"/, ''));
    renamed.set(id, there ?? (taken.has(id) ? `${id}-2` : id));
  }
  const added = lacking
    .join('')
    .replaceAll(
      /(<w:style\b[^>]*w:styleId|<w:(?:basedOn|next|link) w:val)="([^"]*)"/g,
      (_, start: string, id: string) => `${start}="${renamed.get(id) ?? id}"`,
    );
  return { styles: styles.replace(/<\/w:styles>\s*$/, () => `${added}</w:styles>`), renamed };
}

function withIds(part: Uint8Array, renamed: ReadonlyMap<string, string>): Uint8Array {
  const text = Buffer.from(part).toString();
  return Buffer.from(
    text.replaceAll(
      /(<w:[prt](?:bl)?Style w:val)="([^"]*)"/g,
      (_, start: string, id: string) => `${start}="${renamed.get(id) ?? id}"`,
    ),
  );
}
