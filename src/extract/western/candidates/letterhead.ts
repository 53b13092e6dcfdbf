/**
 * Name and address at the head of a receipt.
 *
 * A till prints one column: name, registration, address, contact, in lines of one block. The legal name and the logo
 * may both be there; a line with a legal form, or one that a registration number follows, is the seller's.
 */
import { wholeWords, wordsOf } from '../languages/index.ts';
import { type Box, heightOf } from '../../../geometry/box.ts';
import type { Cell, Line } from '../layout.ts';
import { boxAround } from '../../../geometry/rows.ts';
import { addressLineOf, namesPlace } from '../values/addresses.ts';
import { findDates } from '../values/dates.ts';
import { contactLine, distinctiveWords, hostsIn, legalForm, registrationLine } from '../values/names.ts';
import { type Candidate, type Scored, flag } from './score.ts';
import type { Survey } from './survey.ts';

type Kind = 'registration' | 'contact' | 'address' | 'title' | 'other';

interface HeadLine {
  readonly line: Line;
  readonly text: string;
  readonly kind: Kind;
}

export interface Letterhead {
  readonly name: Scored<string> | undefined;
  readonly address: { readonly text: string; readonly cells: readonly Cell[]; readonly postal: boolean } | undefined;
}

/** Lines a head may have; below it stand the lines of the sale. */
const mostHeadLines = 16;

const registrationNumber =
  /\(?\b(?:co(?:mpany)?\.?\s*(?:reg(?:istration)?)?\.?\s*(?:no|id)?\.?\s*[:.]?\s*)?\d{4,7}\s?-?\s?[A-Z]{1,2}\b\)?|\(?\b[A-Z]{1,3}\d{6,8}(?:-[A-Z])?\b\)?/i;
const title = new RegExp(
  String.raw`^\W*(?:(?:simplified|official|cash|sales|guest|tax)\s*)*${wholeWords(wordsOf('receiptTitles'))}[\s\S]{0,18}$`,
  'iu',
);
const saleLine = new RegExp(wholeWords(wordsOf('sale')), 'iu');
const greeting = new RegExp(String.raw`^\W*${wholeWords(wordsOf('greetings'))}`, 'iu');

function kindOf(text: string): Kind {
  if (title.test(text) && !legalForm.test(text)) return 'title';
  const withoutNumber = text.replace(registrationNumber, '').replace(/[\s():.-]/g, '');
  // "Company Reg. No." has the word of a legal form, and is none.
  if (/^\W*(?:company|co\.?)\s*(?:reg|registration)/iu.test(text) && !addressLineOf(text)) return 'registration';
  if (registrationLine.test(text) || (registrationNumber.test(text) && withoutNumber.length < 6))
    return legalForm.test(text) && withoutNumber.length > 8 && !addressLineOf(text) ? 'other' : 'registration';
  if (contactLine.test(text)) return 'contact';
  if (addressLineOf(text)) return 'address';
  return 'other';
}

/** A label of the sale at the start of a line; inside a sentence ("30 days after receipt date") it says nothing. */
const isSaleLine = (text: string): boolean => {
  const match = saleLine.exec(text);
  return (
    match !== null &&
    !legalForm.test(text) &&
    (match.index < 12 || /^\W*[:#]/.test(text.slice(match.index + match[0].length)))
  );
};

function headOf(survey: Survey): HeadLine[] {
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

const keptBy = new RegExp(String.raw`^\W*(?:${wordsOf('keptBy')})\s*[:.]?\s*`, 'i');

/** "Reg. no. 000013346 Acme Ltd": a company's name behind a registration number on the same line. */
function behindRegistration(text: string): string {
  const rest = text.replace(/^.*\d{6,}\W*(?=\p{Lu})/u, '');
  return legalForm.test(repaired(rest)) ? rest : text;
}

/** The name without the registration number that stands before or behind it. */
const bareName = (text: string): string =>
  behindRegistration(text)
    .replace(keptBy, '')
    .replace(/\s+\(?\d{5,7}\s?-\s?[A-Z]\b.*$/, '')
    .replace(/\W+(?:company|co\.?)\s*(?:reg|no|registration)\b.*$/i, '')
    .replace(/\s*[([][^)\]]{0,2}$/, '')
    .replace(
      /\s*[([{]?\s*(?:co(?:mpany)?\.?\s*(?:reg\.?)?\s*no\.?\s*[:.]?\s*)?(?:\d{4,8}\s?-?\s?[A-Z0-9]{0,3}|[A-Z]{1,3}\s?\d{5,8}\s?-?\s?[A-Z0-9]{0,2})\s*[)\]}]?\s*$/i,
      '',
    )
    .replace(/^[\s*#:.,-]+|[\s*#:;,-]+$/g, '');

/** A line that only completes the name above it. */
const completes = new RegExp(
  String.raw`^\W*(?:\([a-z]{1,10}\)\s*)?(?:c[op]\.?\s*)?(?:\([a-z]{1,10}\)\s*)?(?:${wordsOf('nameEnds')})\b`,
  'i',
);

/** Recognition reads O as 0 and S as 5 amid letters: no company is called F00DICI0US, and no form "z 0.0.". */
const repaired = (text: string): string =>
  text
    .replace(/(?<![\p{L}\d])0(?=\.)/gu, 'o')
    .replace(/(?<![\p{L}\d])[\p{L}05]+(?![\p{L}\d])/gu, (token) =>
      (token.match(/\p{L}/gu)?.length ?? 0) >= Math.max(2, token.match(/\d/g)?.length ?? 0)
        ? token.replaceAll('0', 'O').replaceAll('5', 'S')
        : token,
    );

const mayBeName = ({ kind, text }: HeadLine): boolean =>
  kind === 'registration' ? legalForm.test(text) : kind !== 'contact' && kind !== 'title';

/** Whether a name goes on in the line below it. */
const isCompletedBy = (text: string, next: HeadLine): boolean =>
  next.kind !== 'title' &&
  !legalForm.test(text) &&
  (completes.test(next.text) || /^\W*&/.test(next.text) || /&\W*$/.test(text));

/** The gap between a line and the one below it, in heights of the upper one. */
const gapBetween = (line: Line, next: Line): number => (next.box[1] - line.box[3]) / Math.max(1, heightOf(line));

function nameCandidates(survey: Survey, head: readonly HeadLine[]): Candidate<string>[] {
  const hosts = survey.layout.lines.flatMap((line) => hostsIn(line.text));
  const firstAddress = head.findIndex(({ kind }) => kind === 'address');
  const candidates: Candidate<string>[] = [];
  head.forEach((member, index) => {
    const { line, text, kind } = member;
    if (!mayBeName(member)) return;
    const next = head[index + 1];
    const above = head[index - 1];
    const rest = next && isCompletedBy(text, next) ? next : undefined;
    const joined = rest ? `${text} ${rest.text}` : text;
    const bare = bareName(joined);
    const value = survey.layout.method === 'ocr' ? repaired(bare) : bare;
    if (!/\p{L}{2}/u.test(value)) return;
    const after = rest ? head[index + 2] : next;
    const isBeforeAddress = after?.kind === 'address';
    const words = distinctiveWords(value);
    candidates.push({
      value,
      text,
      page: line.page,
      box: boxAround([line.box, ...(rest ? [rest.line.box] : [])]),
      features: {
        first: flag(index === 0),
        second: flag(index === 1),
        depth: Math.min(index, 8) / 8,
        legalForm: flag(legalForm.test(value) || completes.test(value)),
        numbered: flag(bare.length < joined.trim().length - 4 || after?.kind === 'registration'),
        beforeAddress: flag(isBeforeAddress),
        anchored: flag(isBeforeAddress && head.slice(index + 1, index + 6).some((other) => other.kind === 'contact')),
        address: flag(kind === 'address'),
        afterAddress: flag(firstAddress >= 0 && index > firstAddress),
        completes: flag(!rest && above !== undefined && completes.test(text)),
        joined: flag(rest !== undefined),
        big: flag(heightOf(line) > 1.25 * survey.layout.bodyHeight),
        apart: flag(next && gapBetween(line, next.line) > 1.6),
        lower: flag(/^[^\p{Lu}]*$/u.test(value)),
        bracketed: flag(/^\W*\(.*\)\W*$/.test(text)),
        greeting: flag(greeting.test(value)),
        tiny: flag(value.replace(/[^\p{L}]/gu, '').length < 4),
        digits: flag(/\d{3}/.test(value)),
        host: flag(words.some((word) => hosts.some((host) => host.includes(word)))),
      },
    });
  });
  return candidates;
}

/** More than its upper half, by far: lines of creased paper overlap. */
const isAbove = (box: Box, bottom: number): boolean => (box[1] + box[3]) / 2 < bottom - 0.3 * (box[3] - box[1]);

/** A contact on a line of the address. */
const contactBehind = new RegExp(
  String.raw`\W*\b(?:tele|${wordsOf('contact')}|h\/p|[tfh](?=\s?[:.]\s?\+?\d))\b.*$`,
  'i',
);

/** Street and town with their numbers on one line: "4 Mill Lane, 1200 Milltown". */
const isWhole = (text: string): boolean => /\d.*,.*\d{3}/.test(text) && addressLineOf(text) !== undefined;

/** A post code before its town. */
const postCode = /(?<![\d-])(?:\d{2}-\d{3}|\d{4,6})\s\p{L}{3}/u;

/** Whether a line belongs to another address (a branch below the company): the one before it already has its town. */
function beginsAnother(members: readonly HeadLine[], { text }: HeadLine): boolean {
  const town = members.find((member) => addressLineOf(member.text) === 'postal' && postCode.test(member.text));
  if (!town) return false;
  const hasStreet = members.length > 1 || isWhole(town.text) || namesPlace(town.text);
  if (!hasStreet) return false;
  const isOtherTown = addressLineOf(text) === 'postal' && postCode.test(text);
  return isOtherTown || (/\d/.test(text) && !namesPlace(text));
}

/**
 * The address: lines after the name up to the contact, the title or the sale. Places without a number of their own
 * ("Selangor") belong to it where they stand between its lines or right after them.
 */
function addressOf(head: readonly HeadLine[], name: Candidate<string> | undefined): Letterhead['address'] {
  const named = name ? head.findLastIndex(({ line }) => line.page === name.page && isAbove(line.box, name.box[3])) : 0;
  const isStart = ({ kind, text }: HeadLine): boolean =>
    kind === 'address' ||
    (kind === 'other' && namesPlace(text)) ||
    (kind === 'other' && /\d/.test(text) && /\p{L}{3}/u.test(text) && !greeting.test(text));
  const certain = head.findIndex(
    (member, index) =>
      index > named && isStart(member) && head.slice(index, index + 4).some(({ kind }) => kind === 'address'),
  );
  // Places that no pattern knows, but between name and contact.
  const from =
    certain >= 0
      ? certain
      : head.findIndex(
          ({ kind, text }, index) => index > named && kind === 'other' && /\d/.test(text) && /,/.test(text),
        );
  if (from < 0) return undefined;
  const members: HeadLine[] = [];
  for (const member of head.slice(from, from + 9)) {
    if (member.kind === 'title' || greeting.test(member.text)) break;
    if (member.kind === 'contact' || member.kind === 'registration') {
      if (members.length > 1 || members.some(({ text }) => addressLineOf(text) === 'postal' || isWhole(text))) break;
      continue;
    }
    // A bracketed line names the branch.
    if (/^\W*\(.*\)\W*$/.test(member.text)) {
      if (members.length > 0) break;
      continue;
    }
    if (beginsAnother(members, member)) break;
    members.push(member);
  }
  if (members.length === 0) return undefined;
  return {
    text: members.map(({ text }) => text.replace(contactBehind, '').replace(/[\s,]+$/, '')).join(', '),
    cells: members.flatMap(({ line }) => line.cells),
    postal: members.some(({ text }) => addressLineOf(text) === 'postal'),
  };
}

/** `name` is the seller's, as chosen from the candidates: the address stands below it. */
export function letterheadOf(
  survey: Survey,
  choose: (names: readonly Candidate<string>[]) => Scored<string> | undefined,
): Letterhead {
  const head = headOf(survey);
  const name = choose(nameCandidates(survey, head));
  return { name, address: addressOf(head, name) };
}
