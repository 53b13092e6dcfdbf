/** Lines of a receipt's head that may be the seller's name, and what speaks for each. */
import { heightOf } from '../../../../geometry/box.ts';
import { boxAround } from '../../../../geometry/rows.ts';
import { noWord, wordsOf } from '../../languages/index.ts';
import type { Line } from '../../../layout/text-layout.ts';
import { digitsIn, lettersIn } from '../../values/letters.ts';
import { distinctiveWords, hostsIn, legalForm } from '../../values/names.ts';
import { type Candidate, type Features, flag } from '../score.ts';
import type { Survey } from '../survey.ts';
import { type HeadLine, greeting } from './head.ts';

const keptBy = new RegExp(String.raw`^${noWord}*(?:${wordsOf('keptBy')})(?!\p{L})\s*[:.]?\s*`, 'iu');

/** With all that stands before it. */
const longNumber = new RegExp(String.raw`^.*\d{6,}${noWord}*(?=\p{Lu})`, 'u');

/** With all that stands behind it. */
const companyNumber = new RegExp(String.raw`${noWord}+(?:company|co\.?)\s*(?:reg|no|registration)\b.*$`, 'iu');

const andFirst = new RegExp(`^${noWord}*&`, 'u');
const andLast = new RegExp(`&${noWord}*$`, 'u');
const bracketed = new RegExp(String.raw`^${noWord}*\(.*\)${noWord}*$`, 'u');

/** "Reg. no. 000013346 Acme Ltd": a company's name behind a registration number on the same line. */
function behindRegistration(text: string): string {
  const rest = text.replace(longNumber, '');
  return legalForm.test(repaired(rest)) ? rest : text;
}

/** The name without the registration number that stands before or behind it. */
const bareName = (text: string): string =>
  behindRegistration(text)
    .replace(keptBy, '')
    .replace(/\s+\(?\d{5,7}\s?-\s?[A-Z]\b.*$/, '')
    .replace(companyNumber, '')
    .replace(/\s*[([][^)\]]{0,2}$/, '')
    .replace(
      /\s*[([{]?\s*(?:co(?:mpany)?\.?\s*(?:reg\.?)?\s*no\.?\s*[:.]?\s*)?(?:\d{4,8}\s?-?\s?[A-Z0-9]{0,3}|[A-Z]{1,3}\s?\d{5,8}\s?-?\s?[A-Z0-9]{0,2})\s*[)\]}]?\s*$/i,
      '',
    )
    .replace(/^[\s*#:.,-]+|[\s*#:;,-]+$/g, '');

/** A line that only completes the name above it. */
const completes = new RegExp(
  String.raw`^${noWord}*(?:\([a-z]{1,10}\)\s*)?(?:c[op]\.?\s*)?(?:\([a-z]{1,10}\)\s*)?(?:${wordsOf('nameEnds')})(?![\p{L}\d_])`,
  'iu',
);

/** Recognition reads O as 0 and S as 5 amid letters: no company is called F00DICI0US, and no form "z 0.0.". */
const repaired = (text: string): string =>
  text
    .replace(/(?<![\p{L}\d])0(?=\.)/gu, 'o')
    .replace(/(?<![\p{L}\d])[\p{L}05]+(?![\p{L}\d])/gu, (token) =>
      lettersIn(token) >= Math.max(2, digitsIn(token)) ? token.replaceAll('0', 'O').replaceAll('5', 'S') : token,
    );

const mayBeName = ({ kind, text }: HeadLine): boolean =>
  kind === 'registration' ? legalForm.test(text) : kind !== 'contact' && kind !== 'title';

/** Whether a name goes on in the line below it. */
const isCompletedBy = (text: string, next: HeadLine): boolean =>
  next.kind !== 'title' &&
  !legalForm.test(text) &&
  (completes.test(next.text) || andFirst.test(next.text) || andLast.test(text));

/** The gap between a line and the one below it, in heights of the upper one. */
const gapBetween = (line: Line, next: Line): number => (next.box[1] - line.box[3]) / Math.max(1, heightOf(line));

/** A name in the head, with the lines around it. */
interface NameInHead {
  readonly index: number;
  readonly member: HeadLine;
  /** The line below, where the name goes on in it. */
  readonly rest: HeadLine | undefined;
  /** The line below the whole name. */
  readonly after: HeadLine | undefined;
  readonly value: string;
  /** Whether a registration number or the like was cut off. */
  readonly isCut: boolean;
}

function nameAt(head: readonly HeadLine[], index: number, isRecognised: boolean): NameInHead | undefined {
  const member = head[index];
  if (!member || !mayBeName(member)) return undefined;
  const next = head[index + 1];
  const rest = next && isCompletedBy(member.text, next) ? next : undefined;
  const joined = rest ? `${member.text} ${rest.text}` : member.text;
  const bare = bareName(joined);
  const value = isRecognised ? repaired(bare) : bare;
  if (!/\p{L}{2}/u.test(value)) return undefined;
  const after = rest ? head[index + 2] : next;
  return { index, member, rest, after, value, isCut: bare.length < joined.trim().length - 4 };
}

/** Where the name stands among the lines of the head. */
function positionFeatures(
  head: readonly HeadLine[],
  { index, member, rest, after, value, isCut }: NameInHead,
): Features {
  const firstAddress = head.findIndex(({ kind }) => kind === 'address');
  const isBeforeAddress = after?.kind === 'address';
  const isRest = !rest && index > 0 && completes.test(member.text);
  return {
    first: flag(index === 0),
    second: flag(index === 1),
    depth: Math.min(index, 8) / 8,
    legalForm: flag(legalForm.test(value) || completes.test(value)),
    numbered: flag(isCut || after?.kind === 'registration'),
    beforeAddress: flag(isBeforeAddress),
    anchored: flag(isBeforeAddress && head.slice(index + 1, index + 6).some((other) => other.kind === 'contact')),
    address: flag(member.kind === 'address'),
    afterAddress: flag(firstAddress >= 0 && index > firstAddress),
    completes: flag(isRest),
    joined: flag(rest !== undefined),
  };
}

/** What the name looks like. */
function looksFeatures(
  { member: { line, text }, value }: NameInHead,
  next: HeadLine | undefined,
  bodyHeight: number,
  hosts: readonly string[],
): Features {
  const words = distinctiveWords(value);
  return {
    big: flag(heightOf(line) > 1.25 * bodyHeight),
    apart: flag(next && gapBetween(line, next.line) > 1.6),
    lower: flag(/^[^\p{Lu}]*$/u.test(value)),
    bracketed: flag(bracketed.test(text)),
    greeting: flag(greeting.test(value)),
    tiny: flag(lettersIn(value) < 4),
    digits: flag(/\d{3}/.test(value)),
    host: flag(words.some((word) => hosts.some((host) => host.includes(word)))),
  };
}

export function nameCandidates({ layout }: Survey, head: readonly HeadLine[]): Candidate<string>[] {
  const hosts = layout.lines.flatMap((line) => hostsIn(line.text));
  return head.flatMap((_, index) => {
    const found = nameAt(head, index, layout.method === 'ocr');
    if (!found) return [];
    const { member, rest, value } = found;
    return {
      value,
      text: member.text,
      page: member.line.page,
      box: boxAround([member.line.box, ...(rest ? [rest.line.box] : [])]),
      features: {
        ...positionFeatures(head, found),
        ...looksFeatures(found, head[index + 1], layout.bodyHeight, hosts),
      },
    };
  });
}
