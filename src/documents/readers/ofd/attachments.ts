/** Files embedded in an OFD: those that Attachments.xml lists, and unlisted XML files in an attachments folder. */
import type { Attachment } from '../../reader.ts';
import { children, textAt } from '../../xml.ts';
import type { OfdDocument } from './document.ts';
import { folderOf, type OfdPackage } from './package.ts';
import { type Message, message } from '../../../texts/message.ts';

const maxAttachments = 100;

export async function readOfdAttachments(
  pack: OfdPackage,
  document: OfdDocument,
  warn: (said: Message) => void,
): Promise<Attachment[]> {
  const listPart = pack.resolve(document.folder, textAt(document.node, 'Attachments') ?? '');
  const list = await pack.xml(listPart);
  const listed =
    list && listPart !== undefined
      ? children(list, 'Attachment').map((entry) => pack.resolve(folderOf(listPart), textAt(entry, 'FileLoc') ?? ''))
      : [];
  const unlisted = pack.parts.filter((part) => /\/attach[^/]*\/[^/]+\.xml$/i.test(part) && part !== listPart);
  const parts = new Set([...listed, ...unlisted].filter((part): part is string => part !== undefined));
  const attachments: Attachment[] = [];
  for (const part of [...parts].slice(0, maxAttachments)) {
    try {
      const bytes = await pack.read(part);
      if (bytes) attachments.push({ name: part.slice(part.lastIndexOf('/') + 1), bytes });
    } catch {
      warn(message('ofd.attachmentPacked', { part }));
    }
  }
  return attachments;
}
