/** Runs of text, links, pictures, formulas and notes of a Word document. */
import { createHash } from 'node:crypto';
import type { ILevelsOptions, ParagraphChild } from 'docx';
import type { Formula, Inline, Marks, TextRun } from '../model.ts';
import type { SizedPicture } from './pictures.ts';

type Docx = typeof import('docx');

export interface Writing {
  readonly docx: Docx;
  readonly pictures: ReadonlyMap<string, SizedPicture>;
  readonly maxWidthPoints: number;
  /** Formulas as Word has them, by their TeX. */
  readonly formulas: ReadonlyMap<string, string>;
  /** The numbers of notes that were referred to already. */
  readonly referred: Set<number>;
  /** In half points; the default size of the document if absent. */
  readonly size?: number;
  /** One numbering for each ordered list, so that each starts from its own number. */
  readonly numberings: { readonly reference: string; readonly levels: readonly ILevelsOptions[] }[];
}

export function runs(content: readonly Inline[], writing: Writing): ParagraphChild[] {
  const { docx } = writing;
  return content.flatMap((run): ParagraphChild[] => {
    if (run.kind === 'break') return [new docx.TextRun({ break: 1 })];
    if (run.kind === 'picture') return pictureRuns(run, writing);
    if (run.kind === 'formula') return [formulaRun(run, writing)];
    if (run.kind === 'note') return [noteRun(run.number, writing)];
    if (run.kind === 'page-number')
      return [new docx.TextRun({ children: [run.total ? docx.PageNumber.TOTAL_PAGES : docx.PageNumber.CURRENT] })];
    const { link, anchor } = run.marks ?? {};
    const child = link === undefined ? textRun(run, writing) : linkRun(link, run, writing);
    return bookmarked(anchor, [child], docx);
  });
}

/** Word takes forty characters for the name of a bookmark: a longer one gets a name from its digest. */
const bookmarkName = (anchor: string): string =>
  anchor.length <= 40 ? anchor : `x${createHash('sha256').update(anchor).digest('hex').slice(0, 39)}`;

export const bookmarked = (anchor: string | undefined, children: ParagraphChild[], docx: Docx): ParagraphChild[] =>
  anchor === undefined ? children : [new docx.Bookmark({ id: bookmarkName(anchor), children })];

function linkRun(link: string, run: TextRun, writing: Writing): ParagraphChild {
  const { docx } = writing;
  const children = [textRun(run, writing)];
  return link.startsWith('#')
    ? new docx.InternalHyperlink({ anchor: bookmarkName(link.slice(1)), children })
    : new docx.ExternalHyperlink({ link, children });
}

function formulaRun({ tex }: Formula, { docx, formulas }: Writing): ParagraphChild {
  const omml = formulas.get(tex);
  // The package has no type for what it imports, though it writes it like its own.
  return omml === undefined ? new docx.TextRun(clean(tex)) : (docx.ImportedXmlComponent.fromXmlString(omml) as never);
}

const runMarks = ({ bold, italic, underline, strike, code, raised, lowered, link }: Marks) => ({
  ...(bold ? { bold } : {}),
  ...(italic ? { italics: italic } : {}),
  ...(underline ? { underline: { type: 'single' as const } } : {}),
  ...(strike ? { strike } : {}),
  ...(raised ? { superScript: true } : {}),
  ...(lowered ? { subScript: true } : {}),
  ...(code ? { font: 'Courier New' } : {}),
  ...(link === undefined ? {} : { style: 'Hyperlink' }),
});

/** XML forbids some characters, and Word refuses a file that contains them. */
const clean = (text: string): string =>
  text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

function textRun({ text, marks = {} }: TextRun, { docx, size }: Writing): InstanceType<Docx['TextRun']> {
  return new docx.TextRun({ text: clean(text), ...(size === undefined ? {} : { size }), ...runMarks(marks) });
}

function pictureRuns(
  run: Extract<Inline, { kind: 'picture' }>,
  { docx, pictures, maxWidthPoints }: Writing,
): ParagraphChild[] {
  const picture = pictures.get(run.picture);
  if (!picture) return run.alt === '' ? [] : [new docx.TextRun(clean(run.alt))];
  const wanted = run.widthPoints ?? picture.widthPoints;
  const ratio =
    run.widthPoints !== undefined && run.heightPoints !== undefined
      ? run.heightPoints / run.widthPoints
      : picture.heightPoints / picture.widthPoints;
  const width = Math.min(wanted, maxWidthPoints);
  const transformation = {
    width: Math.max(1, Math.round(width / 0.75)),
    height: Math.max(1, Math.round((width * ratio) / 0.75)),
  };
  const alt = clean(run.alt) || 'picture';
  return [
    new docx.ImageRun({
      type: picture.type,
      data: Buffer.from(picture.bytes),
      transformation,
      altText: { name: 'picture', description: alt, title: alt },
    }),
  ];
}

/** Word allows one reference to a note: a further one is only its number. */
function noteRun(number: number, { docx, referred }: Writing): ParagraphChild {
  if (referred.has(number)) return new docx.TextRun({ text: String(number), superScript: true });
  referred.add(number);
  return new docx.FootnoteReferenceRun(number);
}
