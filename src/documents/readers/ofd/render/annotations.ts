/** Annotations: appearances over the page. Source: GB/T 33190-2016, 15. */
import { type XmlNode, allAt, children, textAt } from '../../../xml.ts';
import { boxOf, type OfdDocument } from '../document.ts';
import { folderOf, type OfdPackage } from '../package.ts';
import { concatenate, operands } from './canvas.ts';
import type { Scope } from './drawing.ts';
import { drawBlock } from './objects.ts';

const maxAnnotations = 10_000;

/** The annotations of every page, by the id of the page. */
export async function readAnnotations(
  pack: OfdPackage,
  document: OfdDocument,
): Promise<ReadonlyMap<string, readonly XmlNode[]>> {
  const found = new Map<string, XmlNode[]>();
  const listPart = pack.resolve(document.folder, textAt(document.node, 'Annotations') ?? '');
  const list = await pack.xml(listPart);
  if (!list || listPart === undefined) return found;
  let count = 0;
  for (const entry of children(list, 'Page')) {
    const id = entry.attributes['PageID'] ?? '';
    for (const location of allAt(entry, 'FileLoc')) {
      const content = await pack.xml(pack.resolve(folderOf(listPart), location.text));
      const shown = content ? children(content, 'Annot').slice(0, maxAnnotations - count) : [];
      count += shown.length;
      found.set(id, [...(found.get(id) ?? []), ...shown]);
    }
  }
  return found;
}

export async function drawAnnotation(scope: Scope, annotation: XmlNode): Promise<void> {
  if (annotation.attributes['Visible']?.trim().toLowerCase() === 'false') return;
  for (const appearance of children(annotation, 'Appearance')) {
    if (appearance.children.length === 0) continue;
    const boundary = boxOf(appearance.attributes['Boundary']);
    scope.canvas.put('q');
    if (boundary) scope.canvas.put(concatenate([1, 0, 0, 1, boundary.x, boundary.y]));
    if (boundary && boundary.width > 0 && boundary.height > 0)
      scope.canvas.put(`${operands(0, 0, boundary.width, boundary.height)} re W n`);
    await drawBlock(scope, appearance);
    scope.canvas.put('Q');
  }
}
