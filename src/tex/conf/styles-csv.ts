/** A CSV conf to start an own one from: every style of the document with what the built-in conf makes of it. */
import { allElements, type HubElement } from '../hub/node.ts';

const sections = ['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'];

export function csvOfStyles(hub: HubElement): string {
  const used = new Map<string, string | undefined>();
  for (const node of allElements(hub)) {
    const role = node.attributes['role'];
    if (role !== undefined && (node.name === 'para' || node.name === 'phrase') && !role.startsWith('docx2tex:'))
      used.set(role, node.attributes['remap']);
  }
  const rows: string[] = [];
  for (const rule of allElements(hub, 'css:rule')) {
    const { name, 'native-name': native } = rule.attributes;
    if (name === undefined || native === undefined || !used.has(name)) continue;
    const level = /^Heading(\d)$/.exec(used.get(name) ?? '')?.[1];
    const command = level === undefined ? undefined : sections[Math.min(Number(level), sections.length) - 1];
    rows.push(
      `${native.replaceAll(';', ' ')};${command === undefined ? '' : `\\${command}{`};${command === undefined ? '' : '}'}`,
    );
  }
  return rows.length === 0 ? '' : `${rows.join('\n')}\n`;
}
