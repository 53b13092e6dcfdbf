/** The head of a receipt: its first lines, up to where the sale begins. */
import { noWord, wholeWords, wordsOf } from '../../languages/index.ts';
import type { Line } from '../../../layout/text-layout.ts';
import { addressLineOf } from '../../values/addresses.ts';
import { findDates } from '../../values/dates.ts';
import { contactLine, legalForm, registrationLine } from '../../values/names.ts';
import type { Survey } from '../survey.ts';

type Kind = 'registration' | 'contact' | 'address' | 'title' | 'other';

export interface HeadLine {
  readonly line: Line;
  readonly text: string;
  readonly kind: Kind;
}

/** Lines a head may have; below it stand the lines of the sale. */
const mostHeadLines = 16;

const registrationNumber =
  /\(?\b(?:co(?:mpany)?\.?\s*(?:reg(?:istration)?)?\.?\s*(?:no|id)?\.?\s*[:.]?\s*)?\d{4,7}\s?-?\s?[A-Z]{1,2}\b\)?|\(?\b[A-Z]{1,3}\d{6,8}(?:-[A-Z])?\b\)?/i;
const companyRegister = new RegExp(String.raw`^${noWord}*(?:company|co\.?)\s*(?:reg|registration)`, 'iu');
const title = new RegExp(
  String.raw`^${noWord}*(?:(?:simplified|official|cash|sales|guest|tax)\s*)*${wholeWords(wordsOf('receiptTitles'))}[\s\S]{0,18}$`,
  'iu',
);
const saleLine = new RegExp(wholeWords(wordsOf('sale')), 'iu');
/** What a head says to its reader. */
export const greeting = new RegExp(String.raw`^${noWord}*${wholeWords(wordsOf('greetings'))}`, 'iu');

function kindOf(text: string): Kind {
  if (title.test(text) && !legalForm.test(text)) return 'title';
  const withoutNumber = text.replace(registrationNumber, '').replace(/[\s():.-]/g, '');
  // "Company Reg. No." has the word of a legal form, and is none.
  if (companyRegister.test(text) && !addressLineOf(text)) return 'registration';
  if (registrationLine.test(text) || (registrationNumber.test(text) && withoutNumber.length < 6))
    return legalForm.test(text) && withoutNumber.length > 8 && !addressLineOf(text) ? 'other' : 'registration';
  if (contactLine.test(text)) return 'contact';
  if (addressLineOf(text)) return 'address';
  return 'other';
}

const colonFirst = new RegExp(String.raw`^${noWord}*[:#]`, 'u');

/** A label of the sale at the start of a line; inside a sentence ("30 days after receipt date") it says nothing. */
const isSaleLine = (text: string): boolean => {
  const match = saleLine.exec(text);
  return (
    match !== null &&
    !legalForm.test(text) &&
    (match.index < 12 || colonFirst.test(text.slice(match.index + match[0].length)))
  );
};

export function headOf(survey: Survey): HeadLine[] {
  const head: HeadLine[] = [];
  for (const line of survey.layout.lines.slice(0, mostHeadLines + 4)) {
    const text = line.text.trim();
    const ends = findDates(text, survey.dateOrder).length > 0 || isSaleLine(text) || /\d[.,]\d{2}$/.test(text);
    const enough = head.some((member) => member.kind === 'address') || head.length > 3;
    if (ends && enough) break;
    if (head.length >= mostHeadLines) break;
    if (!ends) head.push({ line, text, kind: kindOf(text) });
  }
  return head;
}
