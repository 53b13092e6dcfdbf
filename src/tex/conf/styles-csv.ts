/** A CSV conf to start from: every style of the document with the command that the built-in conf writes for it. */
import { allElements, type HubElement } from '../hub/node.ts';

const sections = ['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'];

/** Rows `style;before;after` for every paragraph and character style that the document uses. */
export function csvOfStyles(hub: HubElement): string {
  const used = usedStyles(hub);
  const rows = [...allElements(hub, 'css:rule')].flatMap(({ attributes }) => {
    const { name, 'native-name': native } = attributes;
    if (name === undefined || native === undefined || !used.has(name)) return [];
    const command = sectionOf(used.get(name));
    return [`${native.replaceAll(';', ' ')};${command === undefined ? ';' : `\\${command}{;}`}`];
  });
  return rows.length === 0 ? '' : `${rows.join('\n')}\n`;
}

/** The names of the styles, each with the heading that it was recognised as. */
function usedStyles(hub: HubElement): ReadonlyMap<string, string | undefined> {
  const used = new Map<string, string | undefined>();
  for (const { name, attributes } of allElements(hub)) {
    const role = attributes['role'];
    if (role !== undefined && (name === 'para' || name === 'phrase') && !role.startsWith('docx2tex:'))
      used.set(role, attributes['remap']);
  }
  return used;
}

function sectionOf(heading: string | undefined): string | undefined {
  const level = /^Heading(\d)$/.exec(heading ?? '')?.[1];
  return level === undefined ? undefined : sections[Math.min(Number(level), sections.length) - 1];
}
