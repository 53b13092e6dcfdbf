/** A Word document: its body, and the definitions that the body refers to. */
import { child, type XmlNode } from '../../documents/xml.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { type OfficePackage, partOfType, type PartReferences } from '../package.ts';
import { type Notes, readNotes } from './notes.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import { readStyles, type Styles } from './styles.ts';

export interface WordDocument {
  readonly body: XmlNode;
  /** Of the main part. */
  readonly references: PartReferences;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly footnotes: Notes;
  readonly endnotes: Notes;
}

/** Rejects with corrupt_document when the body is missing or XML is damaged, and with too_large beyond the limits. */
export async function readWord(office: OfficePackage): Promise<WordDocument> {
  const mainPart = await office.mainPart();
  const root = await office.xml(mainPart);
  const body = root && child(root, 'body');
  if (!body)
    throw new Failure('corrupt_document', message('office.noBody', {}), {
      detail: message('advice.wordSaveAgain', {}),
    });
  const references = await office.references(mainPart);
  const read = async (type: string): Promise<XmlNode | undefined> => {
    const part = partOfType(references, type);
    return part === undefined ? undefined : office.xml(part);
  };
  return {
    body,
    references,
    styles: readStyles(await read('styles')),
    numbering: readNumbering(await read('numbering')),
    footnotes: await readNotes(office, references, 'footnote'),
    endnotes: await readNotes(office, references, 'endnote'),
  };
}
