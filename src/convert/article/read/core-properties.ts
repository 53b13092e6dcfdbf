/** Title and author of an Office document (core properties: ECMA-376, part 2, 11). */
import { definedOnly } from '../../../domain/defined-only.ts';
import { type OfficePackage, partOfType } from '../../../office/package.ts';
import type { Article } from '../model.ts';

export async function corePropertiesOf(office: OfficePackage): Promise<Pick<Article, 'title' | 'author'>> {
  const part = partOfType(await office.references(''), 'core-properties');
  const core = part === undefined ? undefined : await office.xml(part);
  const valueOf = (wanted: string): string | undefined =>
    core?.children.find(({ name }) => name === wanted)?.text.trim() || undefined;
  return definedOnly({ title: valueOf('title'), author: valueOf('creator') });
}
