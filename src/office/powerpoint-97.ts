/**
 * The text of PowerPoint 97–2003 presentations ([MS-PPT]), slide by slide, with notes.
 *
 * The file is a log of edits: a directory says where the newest version of each object is. A slide's placeholders may keep
 * their text in the list of slides (the outline) instead of in their shapes.
 */
import { Failure } from '../domain/failure.ts';
import { ole2Streams } from '../documents/compound-file.ts';
import { message } from '../texts/message.ts';

/** Types of records, [MS-PPT] 2.13.24. */
const types = {
  document: 1000,
  slideAtom: 1007,
  slidePersist: 1011,
  outlineReference: 3998,
  textHeader: 3999,
  textCharacters: 4000,
  textBytes: 4008,
  slideList: 4080,
  userEdit: 4085,
  persistDirectory: 6002,
} as const;
const containerVersion = 0xf;
const slideInstance = 0;
const notesInstance = 2;
const maxEdits = 1_000;
const maxSlides = 5_000;
const maxRecords = 500_000;
const maxDepth = 20;

/** TextTypeEnum, [MS-PPT] 2.13.33. */
export const textTypes = {
  title: 0,
  body: 1,
  notes: 2,
  other: 4,
  centreBody: 5,
  centreTitle: 6,
  halfBody: 7,
  quarterBody: 8,
} as const;

export interface SlideText {
  readonly type: number;
  readonly paragraphs: readonly string[];
}

export interface Slide {
  readonly texts: readonly SlideText[];
  readonly notes: readonly string[];
}

interface Entry {
  readonly type: number;
  readonly instance: number;
  readonly isContainer: boolean;
  readonly body: Uint8Array;
}

/** Throws `corrupt_document`, `too_large`. */
export function powerPointSlides(bytes: Uint8Array): readonly Slide[] {
  const streams = ole2Streams(bytes);
  const [log, user] = [streams.get('powerpoint document'), streams.get('current user')];
  if (!log || !user || user.length < 20) throw damaged();
  const { objects, documentId } = newestObjects(log, viewOf(user).getUint32(16, true));
  const budget = { records: maxRecords };
  const read = (offset: number | undefined): Entry | undefined =>
    offset === undefined ? undefined : recordAt(log, offset)?.record;
  const document = read(objects.get(documentId));
  if (document?.type !== types.document) throw damaged();
  const lists = records(document.body, budget).filter(({ type }) => type === types.slideList);
  const outline = (instance: number) =>
    outlineOf(lists.find((list) => list.instance === instance)?.body ?? new Uint8Array(), budget);
  const notes = new Map(outline(notesInstance).map(({ slideId, persistId }) => [slideId, persistId]));
  const slides = outline(slideInstance);
  if (slides.length > maxSlides)
    throw new Failure('too_large', message('office.manySlides', { slides: slides.length }));
  return slides.map(({ persistId, texts: outlined }) => {
    const slide = read(objects.get(persistId));
    const texts = slide ? textsIn(slide, outlined, budget) : outlined;
    const notesPage = read(objects.get(notes.get(notesIdOf(slide, budget)) ?? -1));
    const noted = notesPage ? textsIn(notesPage, [], budget).filter(({ type }) => type === textTypes.notes) : [];
    return { texts, notes: noted.flatMap(({ paragraphs }) => paragraphs) };
  });
}

const damaged = (): Failure =>
  new Failure('corrupt_document', message('office.powerPointDamaged', {}), {
    detail: message('advice.saveAgain', {}),
  });

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The header: version (4 bits) and instance (12), type (16), length (32). Undefined beyond the end. */
function recordAt(bytes: Uint8Array, offset: number): { readonly record: Entry; readonly end: number } | undefined {
  if (offset + 8 > bytes.length) return undefined;
  const view = viewOf(bytes);
  const first = view.getUint16(offset, true);
  const end = Math.min(bytes.length, offset + 8 + view.getUint32(offset + 4, true));
  const record = {
    type: view.getUint16(offset + 2, true),
    instance: first >> 4,
    isContainer: (first & 0xf) === containerVersion,
    body: bytes.subarray(offset + 8, end),
  };
  return { record, end };
}

function records(body: Uint8Array, budget: { records: number }): readonly Entry[] {
  const found: Entry[] = [];
  for (let next = recordAt(body, 0); next; next = recordAt(body, next.end)) {
    if (budget.records-- <= 0) throw new Failure('too_large', message('office.manyParts', {}));
    found.push(next.record);
  }
  return found;
}

/** Follows the edits from the newest to the oldest. The newest version of each object counts. */
function newestObjects(log: Uint8Array, newestEdit: number) {
  const objects = new Map<number, number>();
  let documentId: number | undefined;
  let offset = newestEdit;
  for (let edit = 0; edit < maxEdits; edit++) {
    const found = recordAt(log, offset)?.record;
    if (found?.type !== types.userEdit || found.body.length < 20) break;
    const view = viewOf(found.body);
    documentId ??= view.getUint32(16, true);
    addDirectory(objects, recordAt(log, view.getUint32(12, true))?.record);
    offset = view.getUint32(8, true);
    if (offset === 0) break;
  }
  if (documentId === undefined) throw damaged();
  return { objects, documentId };
}

/** Runs of an identifier (20 bits), a count (12 bits) and as many offsets. */
function addDirectory(objects: Map<number, number>, directory: Entry | undefined): void {
  if (directory?.type !== types.persistDirectory) return;
  const view = viewOf(directory.body);
  let at = 0;
  while (at + 4 <= view.byteLength) {
    const run = view.getUint32(at, true);
    at += 4;
    for (let index = 0; index < run >>> 20 && at + 4 <= view.byteLength; index++, at += 4) {
      const id = (run & 0xfffff) + index;
      if (!objects.has(id)) objects.set(id, view.getUint32(at, true));
    }
  }
}

interface Outlined {
  readonly persistId: number;
  readonly slideId: number;
  readonly texts: SlideText[];
}

/** Each slide begins with an atom of its own, and its texts follow. */
function outlineOf(list: Uint8Array, budget: { records: number }): readonly Outlined[] {
  const slides: Outlined[] = [];
  let type: number = textTypes.other;
  for (const { type: kind, body } of records(list, budget)) {
    if (kind === types.slidePersist && body.length >= 16) {
      const view = viewOf(body);
      slides.push({ persistId: view.getUint32(0, true), slideId: view.getUint32(12, true), texts: [] });
    } else if (kind === types.textHeader && body.length >= 4) type = viewOf(body).getUint32(0, true);
    else {
      const paragraphs = paragraphsOf(kind, body);
      if (paragraphs) slides.at(-1)?.texts.push({ type, paragraphs });
    }
  }
  return slides;
}

/** Undefined for a record that is not text. */
function paragraphsOf(type: number, body: Uint8Array): readonly string[] | undefined {
  if (type !== types.textCharacters && type !== types.textBytes) return undefined;
  // With one byte per character, the byte is the lower half of its UTF-16.
  const text = new TextDecoder(type === types.textBytes ? 'latin1' : 'utf-16le').decode(body);
  return text
    .split('\r')
    .map((line) => line.replaceAll('\v', '\n').replaceAll(/[^\t\n\u0020-\uffff]/g, ''))
    .filter((line) => line.trim() !== '');
}

/** In the order of the shapes. An outline reference is replaced by its text in the list of slides. */
function textsIn(slide: Entry, outlined: readonly SlideText[], budget: { records: number }): readonly SlideText[] {
  const texts: SlideText[] = [];
  const used = new Set<number>();
  let type: number = textTypes.other;
  const look = (parent: Entry, depth: number): void => {
    if (depth > maxDepth) return;
    for (const entry of records(parent.body, budget)) {
      const paragraphs = paragraphsOf(entry.type, entry.body);
      if (paragraphs) texts.push({ type, paragraphs });
      else if (entry.type === types.textHeader && entry.body.length >= 4) type = viewOf(entry.body).getUint32(0, true);
      else if (entry.type === types.outlineReference && entry.body.length >= 4) {
        const index = viewOf(entry.body).getUint32(0, true);
        const referred = outlined[index];
        if (referred && !used.has(index)) texts.push(referred);
        used.add(index);
      } else if (entry.isContainer) look(entry, depth + 1);
    }
  };
  look(slide, 0);
  // A text of the list belongs to the slide even if no shape refers to it.
  return [...outlined.filter((text, index) => !used.has(index) && text.paragraphs.length > 0), ...texts];
}

/** SlideAtom: geometry (4 bytes), kinds of placeholders (8), master (4), notes. */
function notesIdOf(slide: Entry | undefined, budget: { records: number }): number {
  const atom = slide && records(slide.body, budget).find(({ type }) => type === types.slideAtom);
  return atom && atom.body.length >= 20 ? viewOf(atom.body).getUint32(16, true) : 0;
}
